import { METRIC_LAG_MILLIS } from "../../../../aws/rules/metricLag.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { POINTS_KEPT_FOR } from "../limits.ts";
import { isMeasured, metersIn, pointNow } from "../metrics/meters.ts";
import type { Named } from "../metrics/metric.ts";
import { addPoints, MINUTE, minuteOf, rowOf } from "../metrics/points.ts";
import { metrics } from "../metrics/tables.ts";
import { alarms } from "../tables.ts";
import { everyMinute as timer } from "../timers.ts";
import { evaluateAlarm } from "./evaluateAlarm.ts";
import { keyOf, lookedAt, pointsOfMetric } from "./lookedAt.ts";

/** Lets the next minute end, if an alarm waits for what it brings; what services measure by themselves is counted from now on. */
export function awaitMinute(ctx: Context): void {
  const all = ctx.all(alarms);
  if (all.some((alarm) => lookedAt(alarm.configuration).some((metric) => isMeasured(metric) || hasPoints(ctx, metric)))) ctx.schedule(timer, "measure", minuteOf(ctx.now) + MINUTE - ctx.now);
}

/** The account does this at the end of each minute, and a little later, as `what` says. */
export function everyMinute(ctx: Context, what: string): void {
  if (what === "look") return look(ctx);
  measure(ctx);
  ctx.schedule(timer, "look", METRIC_LAG_MILLIS);
}

/** Writes down what services measure of what alarms look at. Of a metric that is new to them that is the next minute. */
function measure(ctx: Context): void {
  const measured = ctx.all(alarms).flatMap(({ configuration }) => lookedAt(configuration).filter(isMeasured));
  const keys = new Set(measured.map(keyOf));
  if (keys.size === 0) return;
  for (const [metricKey, meter] of metersIn(ctx, new Set(measured.map(({ Namespace }) => Namespace)))) {
    if (!keys.has(metricKey)) continue;
    const before = ctx.find(metrics, metricKey);
    const point = before && pointNow(ctx, meter, before.totals);
    if (point !== undefined) addPoints(ctx, meter, [point]);
    ctx.update(metrics, rowOf(ctx, meter).metricKey, { totals: meter.totals(ctx) });
  }
}

/** CloudWatch guide, "Evaluating an alarm": each minute anew. */
function look(ctx: Context): void {
  for (const alarm of ctx.all(alarms)) {
    // Where nothing was ever measured an alarm stays as it was set: assumed, for AWS would say that it has no data.
    if (lookedAt(alarm.configuration).some((metric) => pointsOfMetric(ctx, metric).length > 0)) evaluateAlarm(ctx, alarm);
  }
  awaitMinute(ctx);
}

const hasPoints = (view: View, metric: Named): boolean => (pointsOfMetric(view, metric).at(-1)?.at ?? -Infinity) > view.now - POINTS_KEPT_FOR;
