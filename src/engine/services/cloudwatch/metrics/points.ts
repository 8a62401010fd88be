import type { StandardUnit, Statistic } from "../../../../aws/generated/cloudwatch.ts";
import { METRIC_LAG_MILLIS } from "../../../../aws/rules/metricLag.ts";
import { by } from "../../../../lib/compare.ts";
import type { Context } from "../../../kernel/context.ts";
import { minutes, type Millis, type SimTime } from "../../../kernel/time.ts";
import { POINTS_KEPT_FOR } from "../limits.ts";
import { metricKeyOf } from "./metric.ts";
import { metrics, type Metric, type MetricRow, type Point } from "./tables.ts";

export const MINUTE = minutes(1);

/** When the minute of an instant begins. */
export const minuteOf = (at: SimTime): SimTime => Math.floor(at / MINUTE) * MINUTE;

/** When the last minute ended that can be seen at an instant. */
export const minuteSeenAt = (at: SimTime): SimTime => minuteOf(at - METRIC_LAG_MILLIS);

/** Adds to what a metric has of some minutes, and lets go of what is too old. */
export function addPoints(ctx: Context, metric: Metric, more: readonly Point[]): void {
  const row = rowOf(ctx, metric);
  ctx.update(metrics, row.metricKey, { points: youngIn(isAfter(row.points, more) ? [...row.points, ...more] : merged(row.points, more), ctx.now - POINTS_KEPT_FOR) });
}

/** It is so each minute, of a whole day. */
const isAfter = (points: readonly Point[], [first, ...others]: readonly Point[]): boolean => first !== undefined && others.length === 0 && first.at > (points.at(-1)?.at ?? -Infinity);

const youngIn = (points: readonly Point[], oldest: SimTime): readonly Point[] => ((points[0]?.at ?? Infinity) > oldest ? points : points.filter(({ at }) => at > oldest));

function merged(points: readonly Point[], more: readonly Point[]): readonly Point[] {
  const byMinute = new Map(points.map((point) => [keyOf(point), point]));
  for (const point of more) {
    const before = byMinute.get(keyOf(point));
    byMinute.set(keyOf(point), before === undefined ? point : added(before, point));
  }
  return [...byMinute.values()].toSorted(by(({ at }) => at, ({ unit }) => unit));
}

/** Those from an instant on, of points as they are kept. */
export function pointsFrom(points: readonly Point[], from: SimTime): readonly Point[] {
  let first = points.length;
  while (first > 0 && (points[first - 1]?.at ?? -Infinity) >= from) first--;
  return points.slice(first);
}

/** Where points of a metric are kept. */
export function rowOf(ctx: Context, { namespace, metricName, dimensions }: Metric): MetricRow {
  const metricKey = metricKeyOf({ namespace, metricName, dimensions });
  return ctx.find(metrics, metricKey) ?? ctx.insert(metrics, { metricKey, namespace, metricName, dimensions, points: [], totals: {} });
}

const keyOf = ({ at, unit }: Point): string => `${at} ${unit}`;

/** Two points as one, at the time of the first. */
const added = (one: Point, other: Point): Point => ({
  ...one,
  sampleCount: one.sampleCount + other.sampleCount,
  sum: one.sum + other.sum,
  minimum: Math.min(one.minimum, other.minimum),
  maximum: Math.max(one.maximum, other.maximum),
});

/** What a statistic makes of a point. */
export function valueOf({ sampleCount, sum, minimum, maximum }: Point, statistic: Statistic): number {
  switch (statistic) {
    case "SampleCount":
      return sampleCount;
    case "Average":
      return sum / sampleCount;
    case "Sum":
      return sum;
    case "Minimum":
      return minimum;
    case "Maximum":
      return maximum;
  }
}

interface Stretch {
  readonly from: SimTime;
  readonly period: Millis;
  /** Absent: whatever the unit. */
  readonly unit: StandardUnit | undefined;
}

/** What the points come to in each period from an instant on, by the place of the period, the first one being 0. */
export function byPeriod(points: readonly Point[], { from, period, unit }: Stretch): ReadonlyMap<number, Point> {
  const periods = new Map<number, Point>();
  for (const point of points) {
    if (point.at < from || (unit !== undefined && point.unit !== unit)) continue;
    const place = Math.floor((point.at - from) / period);
    const before = periods.get(place);
    const sum = before === undefined ? point : added(before, point);
    periods.set(place, { ...sum, at: from + place * period });
  }
  return periods;
}
