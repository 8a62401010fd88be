import type { AttachLoadBalancerTargetGroupsType, DescribeLoadBalancerTargetGroupsRequest, DescribeLoadBalancerTargetGroupsResponse, DetachLoadBalancerTargetGroupsType } from "../../../../aws/generated/autoscaling.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation, reading } from "../../../kernel/operation.ts";
import { targetGroupsAsked } from "../groupSettings.ts";
import { RECORDS_PER_PAGE } from "../limits.ts";
import { needGroup, needGroupThatStays } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { deregister, goOn, register, targetAt } from "../processes/balancing.ts";
import { targetGroupNotAttached } from "../refusals.ts";
import { autoScalingGroups, instancesByGroup, type GroupInstanceRow } from "../tables.ts";

const serving = (view: View, name: string): readonly GroupInstanceRow[] => view.where(instancesByGroup, name).filter(({ lifecycleState }) => lifecycleState === "InService");

/** Registers what is in a group's service with target groups, now and from now on. */
export const attachLoadBalancerTargetGroups = operation("autoscaling", "AttachLoadBalancerTargetGroups", {
  check(view: View, { AutoScalingGroupName: name, TargetGroupARNs }: AttachLoadBalancerTargetGroupsType) {
    const group = needGroupThatStays(view, name);
    const before = group.targetGroupArns ?? [];
    return { name, before, more: targetGroupsAsked(view, group, TargetGroupARNs).filter((arn) => !before.includes(arn)) };
  },

  apply(ctx: Context, { name, before, more }): object {
    ctx.update(autoScalingGroups, name, { targetGroupArns: [...before, ...more] });
    for (const row of serving(ctx, name)) register(ctx, row, more);
    return {};
  },
});

/** Takes a group off target groups: its instances are registered with them no more. */
export const detachLoadBalancerTargetGroups = operation("autoscaling", "DetachLoadBalancerTargetGroups", {
  check(view: View, { AutoScalingGroupName: name, TargetGroupARNs: arns }: DetachLoadBalancerTargetGroupsType) {
    const { targetGroupArns = [] } = needGroupThatStays(view, name);
    const missing = arns.find((arn) => !targetGroupArns.includes(arn));
    if (missing !== undefined) throw targetGroupNotAttached(missing);
    return { name, arns, left: targetGroupArns.filter((arn) => !arns.includes(arn)) };
  },

  apply(ctx: Context, { name, arns, left }): object {
    for (const row of serving(ctx, name)) deregister(ctx, row, arns);
    ctx.update(autoScalingGroups, name, { targetGroupArns: left });
    for (const row of ctx.where(instancesByGroup, name)) goOn(ctx, row);
    return {};
  },
});

/** The target groups of a group: InService once one of its instances is healthy there. API reference, LoadBalancerTargetGroupState. */
export const describeLoadBalancerTargetGroups = reading("autoscaling", "DescribeLoadBalancerTargetGroups", (view: View, input: DescribeLoadBalancerTargetGroupsRequest): DescribeLoadBalancerTargetGroupsResponse => {
  const { autoScalingGroupName: name, targetGroupArns = [] } = needGroup(view, input.AutoScalingGroupName);
  const isHealthy = (arn: string) => serving(view, name).some(({ instanceId }) => targetAt(view, arn, instanceId)?.state === "healthy");
  const { page, next } = pageOf(targetGroupArns, input, RECORDS_PER_PAGE);
  return { LoadBalancerTargetGroups: page.map((arn) => ({ LoadBalancerTargetGroupARN: arn, State: isHealthy(arn) ? "InService" : "Added" })), ...next };
});
