import { hasCome, METRIC_LAG_MILLIS, seenUntil } from "../../../../aws/rules/metricLag.ts";
import type { View } from "../../../kernel/context.ts";
import type { Millis, SimTime } from "../../../kernel/time.ts";
import { MINUTE } from "./points.ts";
import { metricDelays, type MetricDelayRow, type Point } from "./tables.ts";

/** The delay of what has none of its own. */
export const ALL = "*";

/** By how much the datapoints of a namespace come later than usual. */
export const delayOf = (view: View, namespace: string): Millis => delayedBy(view, namespace)?.delayMillis ?? 0;

const delayedBy = (view: View, namespace: string): MetricDelayRow | undefined => (view.size(metricDelays) === 0 ? undefined : (view.find(metricDelays, namespace) ?? view.find(metricDelays, ALL)));

/** When what usually comes at an instant comes in a namespace. undefined: in one that is not late. */
export function comesAt(view: View, namespace: string | undefined, usuallyAt: SimTime): SimTime {
  const delay = namespace === undefined ? undefined : delayedBy(view, namespace);
  return delay === undefined || usuallyAt <= delay.seenBefore ? usuallyAt : usuallyAt + delay.delayMillis;
}

/** Up to when what usually comes has come now. undefined: in a namespace that is not late. */
export function seenUntilIn(view: View, namespace: string | undefined): SimTime {
  const delay = namespace === undefined ? undefined : delayedBy(view, namespace);
  return delay === undefined ? view.now : seenUntil(delay, view.now);
}

/** Those of the points of a metric that have come. */
export function arrived(view: View, namespace: string, points: readonly Point[]): readonly Point[] {
  const delay = delayedBy(view, namespace);
  return delay === undefined ? points : points.filter(({ at }) => hasCome(at + MINUTE + METRIC_LAG_MILLIS, delay, view.now));
}
