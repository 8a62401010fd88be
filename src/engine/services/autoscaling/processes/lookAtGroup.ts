import { isStandingBy } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { goesToPool, lasting } from "../lookup.ts";
import { autoScalingGroups, instancesByGroup, type AutoScalingGroupRow, type GroupInstanceRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { RETRY_FIRST, RETRY_LAST } from "../timing.ts";
import { note } from "./activity.ts";
import { releaseAtRisk } from "./atRisk.ts";
import { coolDown } from "./cooldown.ts";
import { activeRefresh } from "../refresh.ts";
import { fromWarmPool } from "./fromWarmPool.ts";
import { causeOf, grow } from "./grow.ts";
import { takeOutUnwell } from "./health.ts";
import { nextToGo } from "./nextToGo.ts";
import { rebalance } from "./rebalance.ts";
import { giveToPool, retire } from "./retire.ts";
import { isSuspended } from "./suspended.ts";
import { tendRefresh } from "./tendRefresh.ts";
import { tendWarmPool } from "./tendWarmPool.ts";

/** A group takes out what is not well, and launches or terminates until it has as many instances as it should. */
export function lookAtGroup(ctx: Context, name: string): void {
  const group = ctx.find(autoScalingGroups, name);
  if (group === undefined) return;
  takeOutUnwell(ctx, group);
  if (group.isDeleting) takeOutOfStandby(ctx, group);
  releaseAtRisk(ctx, group);
  tendRefresh(ctx, name);
  bringToSize(ctx, ctx.need(autoScalingGroups, name));
}

function bringToSize(ctx: Context, group: AutoScalingGroupRow): void {
  const { autoScalingGroupName: name } = group;
  const surge = activeRefresh(group)?.surge ?? 0;
  const missing = group.desiredCapacity + surge - lasting(ctx, name).length;
  if (missing < 0) shrink(ctx, group, surge);
  if (missing > 0 && isSuspended(group, "Launch")) return void tendWarmPool(ctx, name, { isFilled: false });
  const left = missing > 0 ? fill(ctx, group, missing) : 0;
  coolDown(ctx, name);
  if (ctx.find(autoScalingGroups, name) === undefined) return;
  if (left === 0) ctx.update(autoScalingGroups, name, { cause: null, failures: 0 });
  const leftOfPool = tendWarmPool(ctx, name, { isFilled: left === 0 });
  if (left + leftOfPool > 0) tryAgain(ctx, group);
  else if (missing === 0 && activeRefresh(ctx.need(autoScalingGroups, name)) === undefined) rebalance(ctx, group);
}

/** What is ready in the warm pool comes first, and the rest is launched; the answer is how many are still missing. */
function fill(ctx: Context, group: AutoScalingGroupRow, missing: number): number {
  const cause = causeOf(ctx, group);
  const count = missing - fromWarmPool(ctx, group, { count: missing, cause });
  return count > 0 ? grow(ctx, group, { count, cause }) : 0;
}

function tryAgain(ctx: Context, { autoScalingGroupName: name, failures }: AutoScalingGroupRow): void {
  ctx.update(autoScalingGroups, name, { failures: failures + 1 });
  ctx.schedule(groupLooks, name, Math.min(RETRY_FIRST << Math.min(failures, 10), RETRY_LAST));
}

/** What stands by goes with a group that is deleted. */
function takeOutOfStandby(ctx: Context, { autoScalingGroupName: name, cause }: AutoScalingGroupRow): void {
  for (const row of ctx.where(instancesByGroup, name)) if (isStandingBy(row)) retire(ctx, row, `${cause ?? ""}  At ${utcTime(ctx.now)} instance ${row.instanceId} was selected for termination.`);
}

/** Protection from scale-in does not keep an instance whose group is deleted. */
function shrink(ctx: Context, group: AutoScalingGroupRow, surge: number): void {
  const { autoScalingGroupName: name, desiredCapacity: desired, isDeleting, isRebalancing = false } = group;
  if (isSuspended(group, "Terminate")) return;
  const desiredCapacity = desired + surge;
  const there = lasting(ctx, name);
  // What comes to balance the zones is in service before another goes.
  if (isRebalancing && !isDeleting && there.length === desiredCapacity + 1 && there.some(({ lifecycleState }) => lifecycleState !== "InService")) return;
  for (let left = there.length; left > desiredCapacity; left--) {
    const candidates = lasting(ctx, name).filter((row) => isDeleting || !isProtected(row));
    const row = nextToGo(ctx, group, candidates);
    if (row === undefined) return noteProtected(ctx, group);
    const at = utcTime(ctx.now);
    (goesToPool(ctx, group) ? giveToPool : retire)(ctx, row, `${whyTooMany(ctx, group)}At ${at} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from ${there.length} to ${desiredCapacity}.  At ${at} instance ${row.instanceId} was selected for termination.`);
  }
  if (isRebalancing) ctx.update(autoScalingGroups, name, { isRebalancing: false });
}

/** Observed, what is said of rebalancing. */
function whyTooMany({ now }: Context, { cause, isRebalancing = false }: AutoScalingGroupRow): string {
  if (cause !== null) return `${cause}  `;
  return isRebalancing ? `At ${utcTime(now)} instances were launched to balance instances in zones with other zones resulting in more than desired number of instances in the group.  ` : "";
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
