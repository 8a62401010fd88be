import type { StandardUnit, Statistic } from "../../../../aws/generated/cloudwatch.ts";
import { METRIC_LAG_MILLIS } from "../../../../aws/rules/metricLag.ts";
import { by } from "../../../../lib/compare.ts";
import { flatMapped } from "../../../../lib/flatMapped.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { minutes, type Millis, type SimTime } from "../../../kernel/time.ts";
import { POINTS_KEPT_FOR } from "../limits.ts";
import { keyOfNamed, metricKeyOf, type Named } from "./metric.ts";
import { metrics, type Metric, type MetricRow, type Point, type Sheets } from "./tables.ts";
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

/** What a metric has with one more. It is so each minute, of a whole day. */
export function withPoint(view: View, sheets: Sheets, more: Point): Sheets {
  const written = more.at > (newestOf(sheets)?.at ?? -Infinity) ? appended(sheets, more) : inSheets(merged(sheets.flat(), more));
  return youngOf(written, view.now - POINTS_KEPT_FOR);
}

function youngOf(sheets: Sheets, oldest: SimTime): Sheets {
  if ((sheets[0]?.[0]?.at ?? Infinity) > oldest) return sheets;
  const [first, ...others] = sheets.filter((sheet) => (sheet.at(-1)?.at ?? -Infinity) > oldest);
  return first === undefined ? [] : [first.filter(({ at }) => at > oldest), ...others];
}

/** What a day has on a sheet is an hour. */
const SHEET = 60;

function appended(sheets: Sheets, more: Point): Sheets {
  const last = sheets.at(-1);
  if (last === undefined || last.length >= SHEET) return [...sheets, [more]];
  const others = sheets.slice();
  others[others.length - 1] = last.concat(more);
  return others;
}

const inSheets = (points: readonly Point[]): Sheets => Array.from({ length: Math.ceil(points.length / SHEET) }, (_, i) => points.slice(i * SHEET, (i + 1) * SHEET));

function merged(points: readonly Point[], more: Point): readonly Point[] {
  const byMinute = new Map(points.map((point) => [keyOf(point), point]));
  const before = byMinute.get(keyOf(more));
  byMinute.set(keyOf(more), before === undefined ? more : added(before, more));
  return [...byMinute.values()].toSorted(by(({ at }) => at, ({ unit }) => unit));
}

export const newestOf = (sheets: Sheets): Point | undefined => sheets.at(-1)?.at(-1);

/** The newest but so many. */
export function pointBack(sheets: Sheets, back: number): Point | undefined {
  let left = back;
  for (let place = sheets.length - 1; place >= 0; place--) {
    const sheet = sheets[place] ?? [];
    if (left < sheet.length) return sheet[sheet.length - 1 - left];
    left -= sheet.length;
  }
  return undefined;
}

/** Those from an instant on. */
export function pointsFrom(sheets: Sheets, from: SimTime): readonly Point[] {
  let first = sheets.length - 1;
  while (first > 0 && (sheets[first]?.[0]?.at ?? -Infinity) >= from) first--;
  const points = first === sheets.length - 1 ? (sheets[first] ?? []) : flatMapped(sheets.slice(first), (sheet) => sheet);
  let place = points.length;
  while (place > 0 && (points[place - 1]?.at ?? -Infinity) >= from) place--;
  return points.slice(place);
}

/** What is kept of a metric that an alarm names. */
export const pointsOfMetric = (view: View, metric: Named): Sheets => view.find(metrics, keyOfNamed(metric))?.points ?? [];

/** Where points of a metric are kept. */
export function rowOf(ctx: Context, metric: Metric): MetricRow {
  const metricKey = metricKeyOf(metric);
  const { namespace, metricName, dimensions } = metric;
  return ctx.find(metrics, metricKey) ?? ctx.insert(metrics, { metricKey, namespace, metricName, dimensions, points: [], totals: countsNothing() });
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

/** What the points come to in each period from an instant on, by the place of the period, the first one being 0. */
export function byPeriod(points: readonly Point[], { from, period, unit }: Stretch): ReadonlyMap<number, Point> {
  const periods = new Map<number, Point>();
  for (const point of points) {
    if (point.at < from || (unit !== undefined && point.unit !== unit)) continue;
    const place = Math.floor((point.at - from) / period);
    const before = periods.get(place);
    periods.set(place, before === undefined ? atTime(point, from + place * period) : added(before, point));
  }
  return periods;
}
