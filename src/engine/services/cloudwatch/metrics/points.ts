import type { StandardUnit, Statistic } from "../../../../aws/generated/cloudwatch.ts";
import { METRIC_LAG_MILLIS } from "../../../../aws/rules/metricLag.ts";
import { by } from "../../../../lib/compare.ts";
import { flatMapped } from "../../../../lib/flatMapped.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { minutes, type Millis, type SimTime } from "../../../kernel/time.ts";
import { POINTS_KEPT_FOR } from "../limits.ts";
import { keyOfNamed, metricKeyOf, type Named } from "./metric.ts";
import { metrics, type Metric, type MetricRow, type Point, type Points } from "./tables.ts";
import { countsNothing } from "./totals.ts";

export const MINUTE = minutes(1);

/** When the minute of an instant begins. */
export const minuteOf = (at: SimTime): SimTime => Math.floor(at / MINUTE) * MINUTE;

/** When the last minute ended that can be seen at an instant. */
export const minuteSeenAt = (at: SimTime): SimTime => minuteOf(at - METRIC_LAG_MILLIS);

/** Adds to what a metric has of some minutes, and lets go of what is too old. */
export function addPoint(ctx: Context, metric: Metric, more: Point): void {
  const row = rowOf(ctx, metric);
  ctx.update(metrics, row.metricKey, { points: withPoint(ctx, row.points, more) });
}

/** What a metric has with one more. It is so each minute, of a whole day: what lies far back is not looked at. */
export function withPoint(view: View, points: Points, more: Point): Points {
  const written = more.at > (newestOf(points)?.at ?? -Infinity) ? appended(points, more) : inSheets(merged(pointsFrom(points, -Infinity), more));
  const oldest = view.now - POINTS_KEPT_FOR;
  return written.oldestAt > oldest ? written : youngOf(written, oldest);
}

function youngOf({ full, last }: Points, oldest: SimTime): Points {
  const sheets = [...full, last];
  const first = sheets.findIndex((sheet) => (sheet.at(-1)?.at ?? -Infinity) > oldest);
  return first === -1 ? NO_POINTS : onSheets([(sheets[first] ?? []).filter(({ at }) => at > oldest), ...sheets.slice(first + 1)]);
}

/** What a day has on a sheet is a quarter of an hour. */
const SHEET = 15;

function appended({ full, last, oldestAt }: Points, more: Point): Points {
  if (last.length === 0) return { full, last: [more], oldestAt: more.at };
  return last.length < SHEET ? { full, last: [...last, more], oldestAt } : { full: [...full, last], last: [more], oldestAt };
}

const inSheets = (points: readonly Point[]): Points => onSheets(Array.from({ length: Math.ceil(points.length / SHEET) }, (_, i) => points.slice(i * SHEET, (i + 1) * SHEET)));

const onSheets = (sheets: readonly (readonly Point[])[]): Points => ({ full: sheets.slice(0, -1), last: sheets.at(-1) ?? [], oldestAt: sheets[0]?.[0]?.at ?? 0 });

export const NO_POINTS: Points = { full: [], last: [], oldestAt: 0 };

function merged(points: readonly Point[], more: Point): readonly Point[] {
  const byMinute = new Map(points.map((point) => [keyOf(point), point]));
  const before = byMinute.get(keyOf(more));
  byMinute.set(keyOf(more), before === undefined ? more : added(before, more));
  return [...byMinute.values()].toSorted(by(({ at }) => at, ({ unit }) => unit));
}

export const newestOf = ({ last }: Points): Point | undefined => last[last.length - 1];

/** The newest but so many. */
export function pointBack({ full, last }: Points, back: number): Point | undefined {
  let [sheet, left] = [last, back];
  for (let place = full.length - 1; left >= sheet.length; place--) {
    if (place < 0) return undefined;
    left -= sheet.length;
    sheet = full[place] ?? [];
  }
  return sheet[sheet.length - 1 - left];
}

/** Those from an instant on. */
export function pointsFrom({ full, last }: Points, from: SimTime): readonly Point[] {
  let first = full.length;
  while (first > 0 && ((first === full.length ? last : full[first])?.[0]?.at ?? -Infinity) >= from) first--;
  const points = first === full.length ? last : [...flatMapped(full.slice(first), (sheet) => sheet), ...last];
  let place = points.length;
  while (place > 0 && (points[place - 1]?.at ?? -Infinity) >= from) place--;
  return points.slice(place);
}

/** What is kept of a metric that an alarm names. */
export const pointsOfMetric = (view: View, metric: Named): Points => view.find(metrics, keyOfNamed(metric))?.points ?? NO_POINTS;

/** Where points of a metric are kept. */
export function rowOf(ctx: Context, metric: Metric): MetricRow {
  const metricKey = metricKeyOf(metric);
  const { namespace, metricName, dimensions } = metric;
  return ctx.find(metrics, metricKey) ?? ctx.insert(metrics, { metricKey, namespace, metricName, dimensions, points: NO_POINTS, totals: countsNothing() });
}

const keyOf = ({ at, unit }: Point): string => `${at} ${unit}`;

const atTime = (point: Point, at: SimTime): Point => (point.at === at ? point : { ...point, at });

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

/** What points, the oldest first, come to in each period from an instant on that has any, as points of when it begins. */
export function byPeriod(points: readonly Point[], { from, period, unit }: Stretch): readonly Point[] {
  const periods: Point[] = [];
  for (const point of points) {
    if (point.at < from || (unit !== undefined && point.unit !== unit)) continue;
    const begins = point.at - ((point.at - from) % period);
    const last = periods.length - 1;
    const before = periods[last];
    if (before?.at === begins) periods[last] = added(before, point);
    else periods.push(atTime(point, begins));
  }
  return periods;
}
