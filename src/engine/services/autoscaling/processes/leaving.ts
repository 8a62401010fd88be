import type { Context, View } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { retag } from "../../ec2/late/contract.ts";
import { autoScalingGroups, groupInstances, instancesByGroup, type GroupInstanceRow } from "../tables.ts";
import { amend, succeed } from "./activity.ts";
import { isDraining } from "./balancing.ts";
import { endPool } from "./endPool.ts";
import { memberMoved } from "./memberMoved.ts";
import { removeGroup } from "./removeGroup.ts";
import { restInPool } from "./restInPool.ts";

/** Nothing keeps an instance any more: it is terminated. */
export function goOut(ctx: Context, instanceId: string): void {
  const instance = instanceOf(ctx, instanceId);
  const row = ctx.find(groupInstances, instanceId);
  if (row !== undefined && instance?.state === "running" && isDraining(ctx, row)) return awaitRequests(ctx, row);
  if (row?.isReused === true && instance?.state === "running" && hasPool(ctx, row)) return goIntoPool(ctx, row);
  if (instance === undefined || instance.state === "terminated") leave(ctx, instanceId);
  else ctx.call("ec2", "TerminateInstances", { InstanceIds: [instanceId] });
}

/** The pool may have been deleted while it waited, and so may the group. */
function hasPool(view: View, { autoScalingGroupName: name }: GroupInstanceRow): boolean {
  const group = view.find(autoScalingGroups, name);
  return group?.isDeleting === false && group.warmPool?.deletion === null;
}

function goIntoPool(ctx: Context, { instanceId, autoScalingGroupName }: GroupInstanceRow): void {
  restInPool(ctx, ctx.update(groupInstances, instanceId, { lifecycleState: "Warmed:Pending", isReused: false }));
  memberMoved(ctx, autoScalingGroupName);
}

/** It goes once the last request to it has ended, which its target group tells. */
function awaitRequests(ctx: Context, { activityId }: GroupInstanceRow): void {
  amend(ctx, activityId, { statusCode: "WaitingForELBConnectionDraining" });
}

/** An instance is detached: it is nobody's from now on. */
export function letGo(ctx: Context, { instanceId }: GroupInstanceRow): void {
  if (instanceOf(ctx, instanceId) !== undefined) retag(ctx, instanceId, { "aws:autoscaling:groupName": null });
  leave(ctx, instanceId);
}

/** An instance is terminated: its group has it no more, and goes itself if that is what it waited for. */
export function leave(ctx: Context, instanceId: string): void {
  const { autoScalingGroupName: name, activityId } = ctx.need(groupInstances, instanceId);
  succeed(ctx, activityId);
  ctx.remove(groupInstances, instanceId);
  const group = ctx.find(autoScalingGroups, name);
  if (group?.isDeleting === true && ctx.count(instancesByGroup, name) === 0) return removeGroup(ctx, name);
  endPool(ctx, name);
  memberMoved(ctx, name);
}
