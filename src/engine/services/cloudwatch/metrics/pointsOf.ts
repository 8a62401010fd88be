import type { View } from "../../../kernel/context.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { MEASURED_FOR } from "../limits.ts";
import { arrived } from "./delay.ts";
import { lookBack } from "./livedAgain.ts";
import { measuresIn, metersIn, pointNow } from "./meters.ts";
import { metricKeyOf } from "./metric.ts";
import { MINUTE, minuteOf, minuteSeenAt, NO_POINTS, pointsFrom } from "./points.ts";
import { metrics, type Metric, type Point } from "./tables.ts";
import { countedSince, countsNothing, type Totals } from "./totals.ts";

interface Stretch {
  readonly from: SimTime;
  readonly to: SimTime;
}

/**
 * What was measured of some metrics from an instant until before another, the oldest first, by their keys. What services
 * measure by themselves is kept for alarms alone: who asks for it has it measured now, as the past is lived again.
 */
export function pointsOf(view: View, asked: readonly Metric[], { from, to }: Stretch): ReadonlyMap<string, readonly Point[]> {
  const kept = new Map(asked.map((metric) => [metricKeyOf(metric), pointsFrom(view.find(metrics, metricKeyOf(metric))?.points ?? NO_POINTS, from)] as const));
  const measured = asked.filter(({ namespace }) => measuresIn(namespace));
  const ends = endsOf(view, { from, to });
  const again = measured.length === 0 ? [] : [...measuredAgain(view, measured, ends)].map(([key, points]) => [key, [...keptBefore(kept.get(key) ?? [], ends[0] ?? 0), ...points]] as const);
  const namespaces = new Map(asked.map((metric) => [metricKeyOf(metric), metric.namespace]));
  return new Map([...kept, ...again].map(([key, points]) => [key, arrived(view, namespaces.get(key) ?? "", points).filter(({ at }) => at >= from && at < to)]));
}

/** What alarms kept of the time before that which is measured again. */
const keptBefore = (points: readonly Point[], first: SimTime): readonly Point[] => points.filter(({ at }) => at < first);

/** When the minutes of a stretch begin and end, as far as they can be seen. */
function endsOf(view: View, { from, to }: Stretch): readonly SimTime[] {
  const first = Math.max(0, minuteOf(from), minuteOf(view.now - MEASURED_FOR));
  const last = Math.min(minuteOf(to - 1) + MINUTE, minuteSeenAt(view.now));
  return Array.from({ length: Math.max(0, (last - first) / MINUTE + 1) }, (_, i) => first + i * MINUTE);
}

/** Nothing where the past cannot be seen: what is kept stands then. */
function measuredAgain(view: View, measured: readonly Metric[], instants: readonly SimTime[]): Iterable<readonly [string, readonly Point[]]> {
  const points = new Map(measured.map((metric): [string, Point[]] => [metricKeyOf(metric), []]));
  const namespaces = new Set(measured.map(({ namespace }) => namespace));
  let before: ReadonlyMap<string, Totals> | undefined;
  const isSeen = lookBack(view, instants, (then) => {
    const meters = [...metersIn(then, namespaces)].filter(([key]) => points.has(key));
    const totals = new Map(meters.map(([key, meter]) => [key, meter.totals(then)]));
    if (before !== undefined) {
      for (const [key, meter] of meters) {
        const point = pointNow(then, meter, countedSince(before.get(key) ?? countsNothing(), totals.get(key) ?? countsNothing()));
        if (point !== undefined) points.get(key)?.push(point);
      }
    }
    before = totals;
  });
  return isSeen ? points : [];
}
