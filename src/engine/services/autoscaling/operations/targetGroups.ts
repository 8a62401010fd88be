import type { AttachLoadBalancerTargetGroupsType, DescribeLoadBalancerTargetGroupsRequest, DescribeLoadBalancerTargetGroupsResponse, DetachLoadBalancerTargetGroupsType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation, reading } from "../../../kernel/operation.ts";
import { RECORDS_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";
import { attach, attachmentOf, detach, detachmentOf, statesOf } from "../processes/attachment.ts";

/** Registers what is in a group's service with target groups, now and from now on. */
export const attachLoadBalancerTargetGroups = operation("autoscaling", "AttachLoadBalancerTargetGroups", {
  check: (view: View, { AutoScalingGroupName: name, TargetGroupARNs }: AttachLoadBalancerTargetGroupsType) => attachmentOf(view, name, TargetGroupARNs),
  apply: attach,
});

/** Takes a group off target groups: its instances are registered with them no more. */
export const detachLoadBalancerTargetGroups = operation("autoscaling", "DetachLoadBalancerTargetGroups", {
  check: (view: View, { AutoScalingGroupName: name, TargetGroupARNs }: DetachLoadBalancerTargetGroupsType) => detachmentOf(view, name, TargetGroupARNs),
  apply: detach,
});

/** The target groups of a group. */
export const describeLoadBalancerTargetGroups = reading("autoscaling", "DescribeLoadBalancerTargetGroups", (view: View, input: DescribeLoadBalancerTargetGroupsRequest): DescribeLoadBalancerTargetGroupsResponse => {
  const { page, next } = pageOf(statesOf(view, input.AutoScalingGroupName), input, RECORDS_PER_PAGE);
  return { LoadBalancerTargetGroups: page.map(({ arn, state }) => ({ LoadBalancerTargetGroupARN: arn, State: state })), ...next };
});
