import type { View } from "../../../kernel/context.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { metricKeyOf } from "./metric.ts";
import { metrics, type Metric, type Point } from "./tables.ts";

interface Stretch {
  readonly from: SimTime;
  readonly to: SimTime;
}

/** What was measured of a metric from an instant until before another, the oldest first. */
export function pointsOf(view: View, metric: Metric, { from, to }: Stretch): readonly Point[] {
  const { points = [] } = view.find(metrics, metricKeyOf(metric)) ?? {};
  return points.filter(({ at }) => at >= from && at < to);
}
