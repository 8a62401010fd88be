import { isGoing, isStandingBy, isWarmed } from "../../../../aws/rules/groupMember.ts";
import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { groupInstances } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { HEALTH_CHECK, IMPAIRED_AFTER } from "../timing.ts";
import { comeIn } from "./comeIn.ts";
import { leave } from "./leaving.ts";
import { restInPool } from "./restInPool.ts";
import { beginWait } from "./waiting.ts";

/** An instance of a group is in a new state: it comes in, or goes, or its group will notice that it is not well. */
export function instanceChanged(ctx: Context, instanceId: string): void {
  const row = ctx.find(groupInstances, instanceId);
  const state = instanceOf(ctx, instanceId)?.state;
  if (row === undefined || state === undefined || state === "pending") return;
  if (isGoing(row) || isStandingBy(row)) {
    // Its health is nobody's business, but once it is gone it is not there any more.
    if (state === "terminated") leave(ctx, instanceId);
  } else if (state === "running") {
    if (row.lifecycleState === "Pending" && !beginWait(ctx, row, "autoscaling:EC2_INSTANCE_LAUNCHING")) comeIn(ctx, row);
    if (row.lifecycleState === "Warmed:Pending" && !beginWait(ctx, row, "autoscaling:EC2_INSTANCE_LAUNCHING")) restInPool(ctx, row);
  } else if (isWarmed(row) && state === "stopped") {
    if (row.lifecycleState.startsWith("Warmed:Pending")) restInPool(ctx, row);
  } else ctx.schedule(groupLooks, row.autoScalingGroupName, HEALTH_CHECK);
}

/** The machine of an instance is dead. Its status check fails after a while, unless that was asked of EC2. */
export function machineLost(ctx: Context, instanceId: string): void {
  const { autoScalingGroupName: name } = ctx.need(groupInstances, instanceId);
  if (instanceOf(ctx, instanceId)?.state !== "running") return;
  ctx.update(groupInstances, instanceId, { impairedSince: ctx.now });
  ctx.schedule(groupLooks, name, IMPAIRED_AFTER);
}
