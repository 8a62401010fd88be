import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { boundsCrossed } from "../refusals.ts";
import { nextOfAction } from "../scheduled.ts";
import { autoScalingGroups, type AutoScalingGroupRow, type GroupAction } from "../tables.ts";
import { groupActionsFire } from "../timers.ts";
import { note } from "./activity.ts";
import { isSuspended } from "./suspended.ts";
import { resize } from "./wantCapacity.ts";

/** Lets a group wait for the next of its scheduled actions. */
export function awaitActions(ctx: Context, name: string): void {
  const { scheduledActions = [] } = ctx.need(autoScalingGroups, name);
  if (scheduledActions.length > 0) ctx.schedule(groupActionsFire, name, Math.min(...scheduledActions.map(({ nextAt }) => nextAt)) - ctx.now);
}

/** Does what is due, unless it was changed or deleted meanwhile; what has no other time is forgotten. */
export function fireGroupActions(ctx: Context, name: string): void {
  const group = ctx.find(autoScalingGroups, name);
  if (group?.scheduledActions === undefined || group.isDeleting) return;
  const due = group.scheduledActions.filter(({ nextAt }) => nextAt === ctx.now);
  const left = group.scheduledActions.flatMap((action) => (action.nextAt === ctx.now ? again(action, ctx.now) : [action]));
  ctx.update(autoScalingGroups, name, { scheduledActions: left });
  // What is missed while it is suspended is not made up for.
  if (!isSuspended(group, "ScheduledActions")) for (const action of due) carryOut(ctx, name, action);
  awaitActions(ctx, name);
}

function again(action: GroupAction, now: number): readonly GroupAction[] {
  const nextAt = nextOfAction(action, now);
  return nextAt === null ? [] : [{ ...action, startAt: null, nextAt }];
}

/** What is not said stays as it is; the desired capacity is kept within the bounds. That crossed bounds fail so is assumed. */
function carryOut(ctx: Context, name: string, { scheduledActionName, sizes }: GroupAction): void {
  const group = ctx.need(autoScalingGroups, name);
  const [minSize, maxSize] = [sizes.minSize ?? group.minSize, sizes.maxSize ?? group.maxSize];
  if (minSize > maxSize) return fail(ctx, group, { scheduledActionName, why: boundsCrossed(minSize, maxSize).message });
  const desiredCapacity = Math.min(maxSize, Math.max(minSize, sizes.desiredCapacity ?? group.desiredCapacity));
  resize(ctx, group, { sizes: { minSize, maxSize, desiredCapacity }, who: "a scheduled action update" });
}

function fail(ctx: Context, { autoScalingGroupName }: AutoScalingGroupRow, { scheduledActionName, why }: { readonly scheduledActionName: string; readonly why: string }): void {
  note(ctx, { autoScalingGroupName, description: `Executing scheduled action: ${scheduledActionName}`, cause: `At ${utcTime(ctx.now)} a scheduled action was due.`, statusCode: "Failed", statusMessage: why, progress: 100, details: "{}", endTime: ctx.now });
}
