import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { staying } from "../lookup.ts";
import { autoScalingGroups, groupInstances, type AutoScalingGroupRow, type GroupInstanceRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { RETRY_FIRST, RETRY_LAST } from "../timing.ts";
import { note } from "./activity.ts";
import { coolDown } from "./cooldown.ts";
import { grow } from "./grow.ts";
import { nextToGo } from "./nextToGo.ts";
import { retire } from "./retire.ts";
import { isSuspended } from "./suspended.ts";

/** A group takes out what is not well, and launches or terminates until it has as many instances as it should. */
export function lookAtGroup(ctx: Context, name: string): void {
  const group = ctx.find(autoScalingGroups, name);
  if (group === undefined) return;
  for (const row of unwellIn(ctx, group)) replace(ctx, row);
  const missing = group.desiredCapacity - staying(ctx, name).length;
  if (missing < 0 && !isSuspended(group, "Terminate")) shrink(ctx, group);
  if (missing > 0 && isSuspended(group, "Launch")) return;
  const left = missing > 0 ? grow(ctx, group, missing) : 0;
  coolDown(ctx, name);
  if (ctx.find(autoScalingGroups, name) === undefined) return;
  if (left === 0) ctx.update(autoScalingGroups, name, { cause: null, failures: 0 });
  else {
    ctx.update(autoScalingGroups, name, { failures: group.failures + 1 });
    ctx.schedule(groupLooks, name, Math.min(RETRY_FIRST << Math.min(group.failures, 10), RETRY_LAST));
  }
}

/** Those that a health check finds and that are to be replaced. Auto Scaling guide, "Types of processes". */
function unwellIn(ctx: Context, group: AutoScalingGroupRow): readonly GroupInstanceRow[] {
  const isLeft = (["HealthCheck", "ReplaceUnhealthy", "Terminate"] as const).some((process) => isSuspended(group, process));
  return isLeft ? [] : staying(ctx, group.autoScalingGroupName).filter((row) => !isWell(ctx, row));
}

/** An instance that no longer runs is not well, from its first moment on. */
function isWell(ctx: Context, { instanceId }: GroupInstanceRow): boolean {
  const state = instanceOf(ctx, instanceId)?.state;
  return state === "pending" || state === "running";
}

function replace(ctx: Context, row: GroupInstanceRow): void {
  ctx.update(groupInstances, row.instanceId, { isHealthy: false });
  retire(ctx, row, `At ${utcTime(ctx.now)} an instance was taken out of service in response to an EC2 health check indicating it has been terminated or stopped.`);
}

/** Protection from scale-in does not keep an instance whose group is deleted. */
function shrink(ctx: Context, group: AutoScalingGroupRow): void {
  const { autoScalingGroupName: name, desiredCapacity, cause, isDeleting } = group;
  const before = staying(ctx, name).length;
  for (let left = before; left > desiredCapacity; left--) {
    const candidates = staying(ctx, name).filter((row) => isDeleting || !isProtected(row));
    const row = nextToGo(ctx, group, candidates);
    if (row === undefined) return noteProtected(ctx, group);
    const at = utcTime(ctx.now);
    retire(ctx, row, `${cause === null ? "" : `${cause}  `}At ${at} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${before} to ${desiredCapacity}.  At ${at} instance ${row.instanceId} was selected for termination.`);
  }
}

/** Auto Scaling guide, "Use instance scale-in protection": it begins when an instance is in service. */
const isProtected = ({ isProtectedFromScaleIn, lifecycleState }: GroupInstanceRow): boolean => isProtectedFromScaleIn && lifecycleState === "InService";

/** The words are AWS's; that the activity is a cancelled one is assumed. */
function noteProtected(ctx: Context, { autoScalingGroupName, cause }: AutoScalingGroupRow): void {
  // It is told once of each change of the desired capacity.
  if (cause === null) return;
  const statusMessage = "Could not scale to desired capacity because all remaining instances are protected from scale-in.";
  note(ctx, { autoScalingGroupName, description: statusMessage, cause, statusCode: "Cancelled", statusMessage, progress: 100, details: "{}", endTime: ctx.now });
}
