import type { AlarmHistoryItem, Metric, StateValue } from "../../../../aws/generated/cloudwatch.ts";
import { simTime } from "../../../../aws/simTime.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { by } from "../../../../lib/compare.ts";
import { isLowAlarm } from "../scaling/scalingWords.ts";
import type { Stretch } from "./chartGeometry.ts";

type Alarm = Rows["cloudwatch.alarms"];

/** The alarms that look at a metric. */
export function alarmsOn(metric: Metric, alarms: Iterable<Alarm>): readonly Alarm[] {
  const key = keyOf(metric);
  return [...alarms].filter(({ configuration }) => keyOf(configuration) === key).toSorted(by(({ alarmName }) => alarmName));
}

const keyOf = ({ Namespace = "", MetricName = "", Dimensions = [] }: Metric): string => JSON.stringify([Namespace, MetricName, ...Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).toSorted()]);

/** What an alarm looked at last: so many periods up to the last minute that can be seen. */
export const windowOf = ({ configuration: { Period = 60, EvaluationPeriods = 1 } }: Alarm, until: number): Stretch => ({ from: until - EvaluationPeriods * Period * 1000, to: until });

/** How long an alarm was in a state, in simulated milliseconds. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly state: StateValue;
  /** It is of an alarm by which tasks are taken away: that it goes off is no fault. */
  readonly isLow: boolean;
}

/** The states of an alarm along a stretch of time, by its history, the newest item first: from when it was made on. */
export function bandsOf({ alarmName, stateValue }: Alarm, history: readonly AlarmHistoryItem[], { from, to }: Stretch): readonly Band[] {
  const bands: Band[] = [];
  const isLow = isLowAlarm(alarmName);
  let [end, state]: [number, string] = [to, stateValue];
  for (const { AlarmName, Timestamp = 0, HistorySummary = "" } of history) {
    const before = /^Alarm updated from (\w+) to/.exec(HistorySummary)?.[1];
    const isMade = HistorySummary.endsWith(" created");
    if (AlarmName !== alarmName || (before === undefined && !isMade)) continue;
    const at = Math.min(end, Math.max(from, simTime(Timestamp)));
    push(bands, { from: at, to: end, state, isLow });
    if (before === undefined) return bands.toReversed();
    [end, state] = [at, before];
  }
  push(bands, { from, to: end, state, isLow });
  return bands.toReversed();
}

function push(bands: Band[], { from, to, state, isLow }: Omit<Band, "state"> & { readonly state: string }): void {
  if (to > from && (state === "OK" || state === "ALARM" || state === "INSUFFICIENT_DATA")) bands.push({ from, to, state, isLow });
}
