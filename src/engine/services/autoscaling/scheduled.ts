import type { ScheduledUpdateGroupAction, ScheduledUpdateGroupActionRequest } from "../../../aws/generated/autoscaling.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import { readUnixCron } from "../../../aws/rules/schedule/unixCron.ts";
import { zoneNamed } from "../../../aws/rules/schedule/zones.ts";
import { simTime } from "../../../aws/simTime.ts";
import type { SimTime } from "../../kernel/time.ts";
import { nextRecurrence } from "../applicationautoscaling/late/contract.ts";
import { checkSizes } from "./groupSettings.ts";
import { SCHEDULED_ACTIONS } from "./limits.ts";
import { actionsExceeded, invalidRecurrence, notSimulated, sameTime, startInPast, validationError } from "./refusals.ts";
import type { AutoScalingGroupRow, GroupAction } from "./tables.ts";

/** When an action is done for the first time after an instant; null: never again. */
export function nextOfAction({ recurrence, timeZone, startAt, endAt }: Pick<GroupAction, "recurrence" | "timeZone" | "startAt" | "endAt">, after: SimTime): SimTime | null {
  if (recurrence === null) return startAt !== null && startAt > after ? startAt : null;
  return nextRecurrence({ recurrence, timeZone, startAt, endAt, createdAt: after }, after);
}

/** The actions of a group with one of them made, or made anew. Auto Scaling API, PutScheduledUpdateGroupAction. The wordings without a source are assumed. */
export function withAction(actions: readonly GroupAction[], asked: ScheduledUpdateGroupActionRequest, { now, arn }: { readonly now: SimTime; readonly arn: string }): readonly GroupAction[] {
  const before = actions.find(({ scheduledActionName }) => scheduledActionName === asked.ScheduledActionName);
  const others = actions.filter((one) => one !== before);
  if (others.length >= SCHEDULED_ACTIONS) throw actionsExceeded(SCHEDULED_ACTIONS);
  const action = actionFrom(asked, now);
  const same = others.find(({ nextAt }) => nextAt === action.nextAt);
  if (same !== undefined) throw sameTime(same.scheduledActionName);
  return [...others, { ...action, scheduledActionArn: before?.scheduledActionArn ?? arn }];
}

function actionFrom({ ScheduledActionName: scheduledActionName, StartTime, EndTime, Recurrence, TimeZone, ...asked }: ScheduledUpdateGroupActionRequest, now: SimTime): Omit<GroupAction, "scheduledActionArn"> {
  const sizes = sizesFrom(asked);
  const [recurrence, timeZone] = [Recurrence ?? null, TimeZone ?? null];
  const startAt = timeFrom(StartTime);
  const endAt = timeFrom(EndTime);
  if (recurrence === null && startAt === null) throw validationError("Either StartTime or Recurrence must be specified");
  if (startAt !== null && startAt <= now) throw startInPast();
  if (endAt !== null && (endAt <= now || (startAt !== null && endAt <= startAt))) throw validationError("EndTime must be in the future and after StartTime");
  if (zoneNamed(timeZone ?? "UTC") === undefined) throw notSimulated(`The time zone '${timeZone}'`);
  if (recurrence !== null && readUnixCron(recurrence) === undefined) throw invalidRecurrence(recurrence);
  const when = { recurrence, timeZone, startAt, endAt };
  const nextAt = nextOfAction(when, now);
  if (nextAt === null) throw validationError("The scheduled action has no time before its EndTime");
  return { scheduledActionName, ...when, sizes, nextAt };
}

const timeFrom = (seconds: number | undefined): SimTime | null => (seconds === undefined ? null : simTime(seconds));

function sizesFrom({ MinSize, MaxSize, DesiredCapacity }: Pick<ScheduledUpdateGroupActionRequest, "MinSize" | "MaxSize" | "DesiredCapacity">): GroupAction["sizes"] {
  if (MinSize === undefined && MaxSize === undefined && DesiredCapacity === undefined) throw validationError("At least one of MinSize, MaxSize and DesiredCapacity must be specified");
  const [min, max, desired] = [MinSize ?? 0, MaxSize ?? Infinity, DesiredCapacity ?? MinSize ?? 0];
  if (min < 0 || max < 0 || desired < 0) throw validationError("Min size, max size and desired capacity must not be negative.");
  checkSizes({ minSize: min, maxSize: max, desiredCapacity: desired });
  return { ...(MinSize === undefined ? {} : { minSize: MinSize }), ...(MaxSize === undefined ? {} : { maxSize: MaxSize }), ...(DesiredCapacity === undefined ? {} : { desiredCapacity: DesiredCapacity }) };
}

/** As DescribeScheduledActions gives it, with its next time. */
export const describeAction = ({ autoScalingGroupName }: AutoScalingGroupRow, { sizes: { minSize, maxSize, desiredCapacity }, ...row }: GroupAction): ScheduledUpdateGroupAction => ({
  AutoScalingGroupName: autoScalingGroupName,
  ScheduledActionName: row.scheduledActionName,
  ScheduledActionARN: row.scheduledActionArn,
  Time: epochSeconds(row.nextAt),
  StartTime: epochSeconds(row.nextAt),
  ...(row.endAt === null ? {} : { EndTime: epochSeconds(row.endAt) }),
  ...(row.recurrence === null ? {} : { Recurrence: row.recurrence }),
  ...(minSize === undefined ? {} : { MinSize: minSize }),
  ...(maxSize === undefined ? {} : { MaxSize: maxSize }),
  ...(desiredCapacity === undefined ? {} : { DesiredCapacity: desiredCapacity }),
  ...(row.timeZone === null ? {} : { TimeZone: row.timeZone }),
});
