import type { Context } from "../../kernel/context.ts";
import { writeActivity } from "./activities.ts";
import { keepWithin } from "./keepWithin.ts";
import { nextOf } from "./scheduledTimes.ts";
import { scalableTargets, scheduledActions, type ScheduledActionRow } from "./tables.ts";
import { scheduledActionFires } from "./timers.ts";

/** Lets an action wait for its next time. */
export function scheduleNext(ctx: Context, actionKey: string): void {
  const nextAt = nextOf(ctx.need(scheduledActions, actionKey), ctx.now);
  ctx.update(scheduledActions, actionKey, { nextAt });
  if (nextAt !== null) ctx.schedule(scheduledActionFires, actionKey, nextAt - ctx.now);
}

/** An action's time has come, unless it was changed or deleted meanwhile. */
export function fireScheduledAction(ctx: Context, actionKey: string): void {
  const row = ctx.find(scheduledActions, actionKey);
  if (row === undefined || row.nextAt === null) return;
  if (row.nextAt === ctx.now) setBounds(ctx, row);
  scheduleNext(ctx, actionKey);
}

/** Gives a target other bounds, which stay. Cooldowns do not hold that up. Strings as observed, but that of the failure. */
function setBounds(ctx: Context, { resourceId, scheduledActionName, action: { MinCapacity: min, MaxCapacity: max } }: ScheduledActionRow): void {
  const target = ctx.need(scalableTargets, resourceId);
  // What was missed meanwhile is not made up for.
  if (target.suspendedState.ScheduledScalingSuspended === true) return;
  const what = [...(min === undefined ? [] : [`min capacity to ${min}`]), ...(max === undefined ? [] : [`max capacity to ${max}`])].join(" and ");
  const entry = { resourceId, description: `Setting ${what}`, cause: `scheduled action name ${scheduledActionName} was triggered` };
  const { minCapacity, maxCapacity } = { minCapacity: min ?? target.minCapacity, maxCapacity: max ?? target.maxCapacity };
  if (minCapacity > maxCapacity) {
    writeActivity(ctx, { ...entry, statusCode: "Failed", statusMessage: `Failed to set ${what}. Reason: Maximum capacity cannot be less than minimum capacity` });
    return;
  }
  ctx.update(scalableTargets, resourceId, { minCapacity, maxCapacity });
  writeActivity(ctx, { ...entry, statusCode: "Successful", statusMessage: `Successfully set ${what}` });
  keepWithin(ctx, resourceId);
}
