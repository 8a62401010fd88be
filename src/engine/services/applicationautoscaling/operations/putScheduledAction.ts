import { scheduledActionArn } from "../../../../aws/arn.ts";
import type { PutScheduledActionRequest, PutScheduledActionResponse, ScalableTargetAction } from "../../../../aws/generated/application-autoscaling.ts";
import { simTime } from "../../../../aws/simTime.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { scheduleNext } from "../fireScheduledAction.ts";
import { ACTIONS_PER_TARGET } from "../limits.ts";
import { invalid, limitExceeded, notSimulated } from "../refusals.ts";
import { nextOf } from "../scheduledTimes.ts";
import { keyOf, scheduledActions, type ScheduledActionRow } from "../tables.ts";
import { targetNamed } from "../target.ts";
import { readSchedule } from "../../../../aws/rules/schedule/next.ts";
import { zoneNamed } from "../../../../aws/rules/schedule/zones.ts";

type Plan = Omit<ScheduledActionRow, "scheduledActionArn" | "createdAt" | "nextAt">;

/** Says that a target is to get other bounds at some time, or times. The wordings are assumed. */
export const putScheduledAction = operation("application-autoscaling", "PutScheduledAction", {
  check(view: View, input: PutScheduledActionRequest): Plan {
    const { resourceId } = targetNamed(view, input);
    const { ScheduledActionName: scheduledActionName, StartTime, EndTime } = input;
    const actionKey = keyOf(resourceId, scheduledActionName);
    const before = view.find(scheduledActions, actionKey);
    if (before === undefined && view.all(scheduledActions).filter((other) => other.resourceId === resourceId).length >= ACTIONS_PER_TARGET) {
      throw limitExceeded(`Only ${ACTIONS_PER_TARGET} scheduled actions are allowed for a scalable target`);
    }
    const { Schedule: schedule = before?.schedule, Timezone: timezone = before?.timezone ?? null, ScalableTargetAction: action = before?.action } = input;
    if (schedule === undefined) throw invalid("Schedule is required to create a scheduled action");
    if (action === undefined) throw invalid("ScalableTargetAction is required to create a scheduled action");
    checkAction(action);
    // API reference: times that are not said again are forgotten.
    const [startAt, endAt] = [StartTime === undefined ? null : simTime(StartTime), EndTime === undefined ? null : simTime(EndTime)];
    if (startAt !== null && endAt !== null && startAt >= endAt) throw invalid("The start time must be before the end time");
    if (endAt !== null && endAt <= view.now) throw invalid("The end time must be in the future");
    checkSchedule(schedule, timezone);
    const plan = { actionKey, resourceId, scheduledActionName, schedule, timezone, startAt, endAt, action };
    if (nextOf({ ...plan, createdAt: view.now }, view.now) === null) throw invalid(`The schedule ${schedule} has no time in the future`);
    return plan;
  },

  apply(ctx: Context, plan: Plan): PutScheduledActionResponse {
    const { actionKey, resourceId, scheduledActionName: name } = plan;
    const before = ctx.find(scheduledActions, actionKey);
    if (before === undefined) ctx.insert(scheduledActions, { ...plan, scheduledActionArn: scheduledActionArn({ actionId: uuid(ctx), resourceId, name }), createdAt: ctx.now, nextAt: null });
    else ctx.update(scheduledActions, actionKey, plan);
    scheduleNext(ctx, actionKey);
    return {};
  },
});

function checkAction({ MinCapacity: min, MaxCapacity: max }: ScalableTargetAction): void {
  if (min === undefined && max === undefined) throw invalid("ScalableTargetAction must have MinCapacity, MaxCapacity or both");
  if ((min ?? 0) < 0 || (max ?? 0) < 0) throw invalid("Minimum and maximum capacity cannot be negative");
  if (min !== undefined && max !== undefined && max < min) throw invalid("Maximum capacity cannot be less than minimum capacity");
}

function checkSchedule(schedule: string, timezone: string | null): void {
  const zone = zoneNamed(timezone ?? "UTC");
  if (zone === undefined) throw notSimulated(`The time zone '${timezone}'`);
  if (readSchedule(schedule, zone) === undefined) throw invalid(`Schedule expression '${schedule}' is not valid`);
}
