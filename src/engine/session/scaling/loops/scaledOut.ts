import { secondsOf } from "../../../../aws/clusterQuery/operands.ts";
import type { View } from "../../../kernel/context.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { activitiesByTarget, type ScalingActivityRow } from "../../../services/applicationautoscaling/tables.ts";
import { isBeyond, minuteComesAt, newestDatapoint, newestMinute } from "../../../services/cloudwatch/late/contract.ts";
import { alarms, historyByAlarm, type AlarmHistoryRow, type AlarmRow } from "../../../services/cloudwatch/tables.ts";
import type { Moments } from "./hops.ts";

/** The times that a policy raised the desired count of a service, the oldest first. */
export const scaleOutsOf = (view: View, resourceId: string): readonly ScalingActivityRow[] =>
  view.where(activitiesByTarget, resourceId).filter(({ change, statusCode }) => change?.cooldown?.direction === "out" && statusCode !== "Failed");

/**
 * Whether an activity is the first since its alarm went off. While an alarm stays it is acted upon each minute: what comes
 * then began with its own datapoint, and not with what once set the alarm off.
 */
export function beginsWave(view: View, activity: ScalingActivityRow): boolean {
  const rang = ringOf(view, activity);
  return rang === undefined || !scaleOutsOf(view, activity.resourceId).some(({ cause, startTime }) => cause === activity.cause && startTime >= rang.at && startTime < activity.startTime);
}

/** When the alarm went off that the cause of an activity names, and what it saw; undefined: it names none, or that is forgotten. */
function ringOf(view: View, { cause, startTime }: Pick<ScalingActivityRow, "cause" | "startTime">): (AlarmHistoryRow & { readonly alarm: AlarmRow }) | undefined {
  const [, alarmName = ""] = /^monitor alarm (.+) in state ALARM triggered policy /.exec(cause) ?? [];
  const rang = view.where(historyByAlarm, alarmName).findLast(({ type, at, summary }) => type === "StateUpdate" && at <= startTime && summary.endsWith(" to ALARM"));
  const alarm = view.find(alarms, alarmName);
  return rang === undefined || alarm === undefined ? undefined : { ...rang, alarm };
}

/** What an activity followed: its alarm, and the datapoint beyond the threshold that began it. */
export interface Prompted {
  readonly moments: Pick<Moments, "cpu" | "alarm">;
  /** When the period of that datapoint began, and when it ended; null: it is not known. */
  readonly period: { readonly from: SimTime; readonly to: SimTime } | null;
}

/** Read off the history of the alarm that the cause of an activity names, as things were just before; nothing where it names none. */
export function promptedBy(view: View, activity: ScalingActivityRow): Prompted {
  const rang = ringOf(view, activity);
  if (rang === undefined) return { moments: {}, period: null };
  const { alarm } = rang;
  if (!beginsWave(view, activity)) return stayedInAlarm(view, alarm, rang.at);
  const moments = { alarm: { at: rang.at, figures: { alarmName: alarm.alarmName, since: null } } };
  const first = firstBeyond(rang.data, alarm, rang.at);
  if (first === undefined) return { moments, period: null };
  const { from, to, value } = first;
  const { MetricName = "Metric math", Threshold: threshold = 0 } = alarm.configuration;
  const cpu = { at: Math.min(minuteComesAt(view, alarm.configuration, to), rang.at), figures: { metric: MetricName, value, threshold } };
  return { moments: { ...moments, cpu }, period: { from, to } };
}

/** It was acted upon again by the newest datapoint that could be seen. What that was is known to who lives it again. */
function stayedInAlarm(view: View, { alarmName, configuration }: AlarmRow, since: SimTime): Prompted {
  const { Period = 60 } = configuration;
  const to = newestMinute(view, configuration);
  return { moments: { alarm: { at: minuteComesAt(view, configuration, to), figures: { alarmName, since } } }, period: { from: to - seconds(Period), to } };
}

/** What an alarm that stays sees at an instant. */
export function seenByAlarm(view: View, { alarmName }: Pick<AlarmRow, "alarmName">): Moments["cpu"] {
  const alarm = view.find(alarms, alarmName);
  const value = alarm && newestDatapoint(view, alarm);
  if (alarm === undefined || value === undefined) return undefined;
  const { MetricName = "Metric math", Threshold: threshold = 0 } = alarm.configuration;
  return { at: minuteComesAt(view, alarm.configuration, newestMinute(view, alarm.configuration)), figures: { metric: MetricName, value, threshold } };
}

interface Datapoint {
  readonly timestamp: string;
  readonly value: number;
}

/** Whoever sets the state of an alarm by hand names no datapoints. Instants are told from when the alarm looked at them. */
function firstBeyond(data: string, { configuration }: AlarmRow, at: SimTime): { readonly from: SimTime; readonly to: SimTime; readonly value: number } | undefined {
  const { newState } = JSON.parse(data) as { readonly newState: { readonly stateReasonData?: { readonly queryDate?: string; readonly evaluatedDatapoints?: readonly Datapoint[] } } };
  const { queryDate = "", evaluatedDatapoints = [] } = newState.stateReasonData ?? {};
  const { Period = 60, ComparisonOperator, Threshold = 0 } = configuration;
  const first = evaluatedDatapoints.findLast(({ value }) => isBeyond(value, ComparisonOperator, Threshold));
  if (first === undefined) return undefined;
  const from = at - seconds(instantOf(queryDate) - instantOf(first.timestamp));
  return { from, to: from + seconds(Period), value: first.value };
}

/** In seconds, of 2026-01-05T09:02:00.000+0000. */
const instantOf = (text: string): number => secondsOf(text.slice(0, "2026-01-05T09:02:00".length)) ?? 0;
