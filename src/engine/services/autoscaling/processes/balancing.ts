import { isGoing } from "../../../../aws/rules/groupMember.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { targetGroupNamed, targetHealth, type TargetRow } from "../../elbv2/contract.ts";
import { inServiceSince } from "../lookup.ts";
import { autoScalingGroups, groupInstances, type AutoScalingGroupRow, type GroupInstanceRow } from "../tables.ts";
import { groupLooks, instanceProceeds } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";
import { isSuspended } from "./suspended.ts";

type Member = Pick<GroupInstanceRow, "instanceId" | "autoScalingGroupName">;

/** Registers an instance with target groups: all of its group, or some. What came while that was suspended stays away. */
export function register(ctx: Context, row: Member, arns = arnsOf(ctx, row)): void {
  const group = ctx.find(autoScalingGroups, row.autoScalingGroupName);
  if (group === undefined || isSuspended(group, "AddToLoadBalancer")) return;
  for (const TargetGroupArn of arns) ctx.call("elbv2", "RegisterTargets", { TargetGroupArn, Targets: [{ Id: row.instanceId }] });
}

/** Takes it off them again: no request comes to it any more, and those that are under way end. */
export function deregister(ctx: Context, row: Member, arns = arnsOf(ctx, row)): void {
  for (const TargetGroupArn of arns) ctx.call("elbv2", "DeregisterTargets", { TargetGroupArn, Targets: [{ Id: row.instanceId }] });
}

/** Whether requests to an instance are still under way at a target group of its group. Nothing is waited for where the group is deleted. */
export const isDraining = (view: View, row: Member): boolean => view.find(autoScalingGroups, row.autoScalingGroupName)?.isDeleting === false && targetsOf(view, row).some(({ state }) => state === "draining");

/**
 * When a group gives an instance no more time that one of its target groups finds unhealthy; Infinity: it does not listen
 * to them, or none does. Auto Scaling guide, "Health checks".
 */
export function failsAt(view: View, group: AutoScalingGroupRow, row: GroupInstanceRow): SimTime {
  const isAsked = group.healthCheckType?.split(",").includes("ELB") === true;
  return isAsked && row.lifecycleState === "InService" && targetsOf(view, row).some(({ state }) => state === "unhealthy") ? graceEnd(view, group, row) : Infinity;
}

/** How an instance is as a target of its group changed: the group looks, or what waited for the last request goes on. */
export function targetChanged(ctx: Context, { instanceId, targetGroupArn, state }: TargetChange): void {
  const row = ctx.need(groupInstances, instanceId);
  const group = ctx.find(autoScalingGroups, row.autoScalingGroupName);
  // Tasks on it are targets of others.
  if (group?.targetGroupArns?.includes(targetGroupArn) !== true) return;
  if (state === null) goOn(ctx, row);
  if (state === "unhealthy") ctx.schedule(groupLooks, group.autoScalingGroupName, Math.max(GROUP_LOOKS, graceEnd(ctx, group, row) - ctx.now));
}

/** What waited for the last request to it goes on, unless there is another that it waits for. */
export function goOn(ctx: Context, row: GroupInstanceRow): void {
  const waits = isGoing(row) || row.lifecycleState === "EnteringStandby";
  if (waits && (row.waitsFor ?? []).length === 0) ctx.schedule(instanceProceeds, row.instanceId, 0);
}

interface TargetChange {
  readonly instanceId: string;
  readonly targetGroupArn: string;
  /** null: it is a target no more. */
  readonly state: string | null;
}

const graceEnd = (view: View, { healthCheckGracePeriodSeconds: grace }: AutoScalingGroupRow, row: GroupInstanceRow): number => inServiceSince(view, row) + seconds(grace);

const arnsOf = (view: View, { autoScalingGroupName: name }: Member): readonly string[] => view.find(autoScalingGroups, name)?.targetGroupArns ?? [];

const targetsOf = (view: View, row: Member): readonly TargetRow[] => arnsOf(view, row).flatMap((arn) => targetAt(view, arn, row.instanceId) ?? []);

/** An instance as it is registered with a target group for a group: on the port of that. */
export function targetAt(view: View, arn: string, instanceId: string): TargetRow | undefined {
  const port = targetGroupNamed(view, arn)?.port;
  return port === undefined ? undefined : targetHealth(view, arn, instanceId, port);
}
