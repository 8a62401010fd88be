import type { StandardUnit } from "../../../../aws/generated/cloudwatch.ts";
import type { View } from "../../../kernel/context.ts";
import type { Metric, Point } from "../metrics/tables.ts";
import type { Totals } from "../metrics/totals.ts";
import { alarms, type AlarmRow } from "../tables.ts";

export { problemOfQueries } from "../math/queriesOfAlarm.ts";
export { latestDelay, minuteComesAt, newestMinute } from "../evaluation/lookedAt.ts";
export { keptPoints, letMetricBe, watchMetric } from "../metrics/watches.ts";
export { minuteSeenAt } from "../metrics/points.ts";
export { countsNothing, Totals } from "../metrics/totals.ts";
export { dotsOf, isBeyond, newestDatapoint, type Dot } from "../evaluation/evaluateAlarm.ts";

/** The alarms that do something when they go off. */
export const alarmsActing = (view: View, action: string): readonly AlarmRow[] => view.all(alarms).filter(({ configuration }) => configuration.AlarmActions?.includes(action) === true);

export type Samples = Pick<Point, "sampleCount" | "sum" | "minimum" | "maximum">;

/** How a service measures one of its metrics. */
export interface Meter extends Metric {
  readonly unit: StandardUnit;
  /** What it counts, as it stands. */
  readonly totals: (view: View) => Totals;
  /** What a minute comes to that ends now, and in which so much was counted; undefined: AWS writes no datapoint. */
  readonly measure: (view: View, counted: Totals) => Samples | undefined;
}

/** So many things, each of which counts for one. */
export const tally = (count: number): Samples | undefined => (count === 0 ? undefined : { sampleCount: count, sum: count, minimum: 1, maximum: 1 });

/** A value that some had, or one. */
export const level = (value: number, sampleCount = 1): Samples => ({ sampleCount, sum: value * sampleCount, minimum: value, maximum: value });
