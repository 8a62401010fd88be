import type { PutScheduledUpdateGroupActionType } from "../../../aws/generated/autoscaling.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import { utcTime } from "../../../aws/utcTime.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { firstFree } from "../choices.ts";

/** What the form of a scheduled action of a group holds; null in a number means an empty field. */
export interface ActionDraft {
  readonly name: string;
  readonly kind: "again" | "once";
  readonly recurrence: string;
  /** Empty: UTC. */
  readonly timeZone: string;
  /** `yyyy-mm-ddThh:mm:ss` in UTC. */
  readonly start: string;
  /** When it has begun, or is to end, as it was. */
  readonly endTime: number | null;
  readonly min: number | null;
  readonly desired: number | null;
  readonly max: number | null;
}

export function actionDraftFor({ scheduledActions = [], desiredCapacity }: Pick<Rows["autoscaling.groups"], "scheduledActions" | "desiredCapacity">, actionName: string | null): ActionDraft {
  const row = scheduledActions.find(({ scheduledActionName }) => scheduledActionName === actionName);
  const name = firstFree("schedule", new Set(scheduledActions.map(({ scheduledActionName }) => scheduledActionName)));
  if (row === undefined) return { name, kind: "again", recurrence: "0 8 * * 1-5", timeZone: "", start: "", endTime: null, min: null, desired: desiredCapacity, max: null };
  const { recurrence, timeZone, startAt, endAt, sizes } = row;
  return {
    name: row.scheduledActionName,
    kind: recurrence === null ? "once" : "again",
    recurrence: recurrence ?? "0 8 * * 1-5",
    timeZone: timeZone ?? "",
    start: startAt === null ? "" : utcTime(startAt).replace("Z", ""),
    endTime: endAt === null ? null : epochSeconds(endAt),
    min: sizes.minSize ?? null,
    desired: sizes.desiredCapacity ?? null,
    max: sizes.maxSize ?? null,
  };
}

type Input = Omit<PutScheduledUpdateGroupActionType, "AutoScalingGroupName" | "ScheduledActionName">;

/** What the form says; null while its time is none. */
export function actionInput({ kind, recurrence, timeZone, start, endTime, min, desired, max }: ActionDraft): Input | null {
  const StartTime = start === "" ? undefined : Date.parse(`${start}Z`) / 1000;
  if (Number.isNaN(StartTime) || (kind === "once" && StartTime === undefined)) return null;
  return {
    ...(kind === "again" ? { Recurrence: recurrence, ...(timeZone === "" ? {} : { TimeZone: timeZone }), ...(endTime === null ? {} : { EndTime: endTime }) } : {}),
    ...(StartTime === undefined ? {} : { StartTime }),
    ...(min === null ? {} : { MinSize: min }),
    ...(max === null ? {} : { MaxSize: max }),
    ...(desired === null ? {} : { DesiredCapacity: desired }),
  };
}
