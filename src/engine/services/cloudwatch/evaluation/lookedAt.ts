import { METRIC_LAG_MILLIS } from "../../../../aws/rules/metricLag.ts";
import { by } from "../../../../lib/compare.ts";
import { remembered } from "../../../../lib/remembered.ts";
import type { View } from "../../../kernel/context.ts";
import { seconds, type Millis, type SimTime } from "../../../kernel/time.ts";
import { answersTo } from "../math/queries.ts";
import { inTime } from "../math/series.ts";
import { arrived, comesAt, delayOf, seenUntilIn } from "../metrics/delay.ts";
import type { Named } from "../metrics/metric.ts";
import { byPeriod, minuteSeenAt, pointsFrom, pointsOfMetric } from "../metrics/points.ts";
import { readingNamed } from "../metrics/statistic.ts";
import type { Point } from "../metrics/tables.ts";
import type { AlarmConfiguration } from "../tables.ts";

/** The metrics that an alarm looks at: its own one, or those that its queries are of. */
export function lookedAt(configuration: AlarmConfiguration): readonly Named[] {
  const { Metrics = [] } = configuration;
  return Metrics.length === 0 ? [configuration] : Metrics.flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [MetricStat.Metric]));
}

/** The namespace that an alarm looks at whose datapoints come latest, and by how much later than usual; undefined: all come in time. */
export function latestDelay(view: View, configuration: AlarmConfiguration): { readonly namespace: string; readonly delay: Millis } | undefined {
  const delays = lookedAt(configuration).map(({ Namespace: namespace = "" }) => ({ namespace, delay: delayOf(view, namespace) }));
  const [latest] = delays.toSorted(by(({ delay }) => -delay));
  return latest === undefined || latest.delay === 0 ? undefined : latest;
}

/** When the last minute ended of which an alarm can see the datapoints now, however late these come. */
export const newestMinute = (view: View, configuration: AlarmConfiguration): SimTime => minuteSeenAt(seenUntilIn(view, latestDelay(view, configuration)?.namespace));

/** When an alarm can see the datapoints of a minute that ended at an instant. */
export const minuteComesAt = (view: View, configuration: AlarmConfiguration, end: SimTime): SimTime => comesAt(view, latestDelay(view, configuration)?.namespace, end + METRIC_LAG_MILLIS);

/** What has come of a metric, from an instant on. */
const seenOfMetric = (view: View, metric: Named, from: SimTime): readonly Point[] => arrived(view, metric.Namespace ?? "", pointsFrom(pointsOfMetric(view, metric), from));

/** How long the periods of an alarm are, in seconds: of one with queries those of the one that it looks at. */
export function periodOf({ Period = 60, Metrics = [] }: AlarmConfiguration): number {
  const returned = returnedIn(Metrics);
  if (returned === undefined) return Period;
  return returned.Period ?? returned.MetricStat?.Period ?? Math.max(...Metrics.map(({ MetricStat }) => MetricStat?.Period ?? 60));
}

/** The query whose datapoints an alarm looks at. */
export const returnedIn = (queries: NonNullable<AlarmConfiguration["Metrics"]>) => queries.find(({ ReturnData = true }) => ReturnData);

/** Which of its periods an alarm looks at. */
export interface Looked {
  readonly until: SimTime;
  /** How many periods. */
  readonly count: number;
}

/** A datapoint as an alarm sees it. */
export interface Seen {
  readonly at: SimTime;
  /** Of what is measured; what an expression comes to has none. */
  readonly sampleCount: number | undefined;
  readonly value: number;
}

/** What an alarm on one metric makes of its points: these are of minutes, or of longer periods. */
export const readingOf = remembered(({ Metrics, Period, Statistic, ExtendedStatistic }: AlarmConfiguration) => ({
  isOfMinutes: Metrics === undefined && Period === 60,
  read: readingNamed(Statistic ?? ExtendedStatistic ?? "Average"),
}));

/** What an alarm sees in its last periods, the oldest first. They end with the last whole minute, whatever their length. */
export function seenBy(view: View, configuration: AlarmConfiguration, { until, count }: Looked): readonly Seen[] {
  const { Metrics = [], Unit } = configuration;
  const period = seconds(periodOf(configuration));
  const window = { from: until - count * period, to: until };
  const returned = returnedIn(Metrics);
  if (returned === undefined) {
    const { read } = readingOf(configuration);
    return byPeriod(seenOfMetric(view, configuration, window.from), { from: window.from, period, unit: Unit }).map((point) => ({ at: point.at, sampleCount: point.sampleCount, value: read(point) }));
  }
  const answers = answersTo(Metrics, {
    window,
    pointsOf: ({ MetricStat }) => (MetricStat === undefined ? [] : byPeriod(seenOfMetric(view, MetricStat.Metric, window.from), { from: window.from, period: seconds(MetricStat.Period), unit: MetricStat.Unit })),
  });
  const [series] = answers.get(returned.Id) ?? [];
  return series === undefined ? [] : inTime(series).map(([at, value]) => ({ at, sampleCount: undefined, value }));
}
