import type { Context, View } from "../../../kernel/context.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { everyMinute } from "../timers.ts";
import { metricNamed, type Named } from "./metric.ts";
import { MINUTE, minuteOf, pointsFrom, pointsOfMetric } from "./points.ts";
import { metricWatches, type Point } from "./tables.ts";

/** Has a metric measured each minute, as if an alarm looked at it, until who asked for it lets it be. */
export function watchMetric(ctx: Context, watchKey: string, metric: Named): void {
  const row = { watchKey, ...metricNamed(metric) };
  if (ctx.find(metricWatches, watchKey) === undefined) ctx.insert(metricWatches, row);
  else ctx.update(metricWatches, watchKey, row);
  letMinuteEnd(ctx);
}

export const letMetricBe = (ctx: Context, watchKey: string): void => ctx.remove(metricWatches, watchKey);

/** What is kept from an instant on of a metric that is watched: of a day at most. */
export const keptPoints = (view: View, metric: Named, from: SimTime): readonly Point[] => pointsFrom(pointsOfMetric(view, metric), from);

/** At its end all that is asked for is measured. */
export const letMinuteEnd = (ctx: Context): void => ctx.schedule(everyMinute, "measure", minuteOf(ctx.now) + MINUTE - ctx.now);
