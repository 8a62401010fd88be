import { METRIC_LAG_MILLIS } from "../../../../aws/rules/metricLag.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { takesShortcuts } from "../../../kernel/shortcuts.ts";
import { POINTS_KEPT_FOR } from "../limits.ts";
import { pointNow } from "../metrics/meters.ts";
import type { Named } from "../metrics/metric.ts";
import { MINUTE, minuteOf, newestOf, pointsOfMetric, rowOf, withPoint } from "../metrics/points.ts";
import { metrics, metricWatches } from "../metrics/tables.ts";
import { countedSince } from "../metrics/totals.ts";
import { letMinuteEnd } from "../metrics/watches.ts";
import { alarms, type AlarmRow } from "../tables.ts";
import { everyMinute as timer } from "../timers.ts";
import { evaluateAlarm, wouldTurn } from "./evaluateAlarm.ts";
import { lookedAt } from "./lookedAt.ts";
import { measuredFor, metersAsked } from "./measured.ts";
import { unsettledAlarms } from "./outlooks.ts";

/** Lets the next minute end, if it can bring an alarm anything or is watched; what services measure by themselves is counted from now on. */
export function awaitMinute(ctx: Context): void {
  if (ctx.size(metricWatches) > 0 || ctx.all(alarms).some((alarm) => waits(ctx, alarm))) letMinuteEnd(ctx);
}

/** Where no datapoint comes by itself an alarm is not looked at again once it is where that leads. */
const waits = (view: View, alarm: AlarmRow): boolean => !takesShortcuts() || measuredFor(alarm.configuration).length > 0 || lookedAt(alarm.configuration).some((metric) => hasPoints(view, metric)) || wouldTurn(view, alarm);

/** The account does this at the end of each minute, and a little later, as `what` says. */
export function everyMinute(ctx: Context, what: string): void {
  if (what === "look") return look(ctx);
  measure(ctx);
  ctx.schedule(timer, "look", METRIC_LAG_MILLIS);
}

/** Writes down what services measure of what alarms and others look at. Of a metric that is new to them that is the next minute. */
function measure(ctx: Context): void {
  for (const [metricKey, meter] of metersAsked(ctx)) {
    const totals = meter.totals(ctx);
    const known = ctx.find(metrics, metricKey);
    const { points } = known ?? rowOf(ctx, meter);
    const point = known && pointNow(ctx, meter, countedSince(known.totals, totals));
    ctx.update(metrics, metricKey, { totals, points: point === undefined ? points : withPoint(ctx, points, point) });
  }
}

/** CloudWatch guide, "Evaluating an alarm": each minute anew, whether there is a datapoint or not. */
function look(ctx: Context): void {
  for (const alarm of unsettledAlarms(ctx)) if (isKnown(ctx, alarm)) evaluateAlarm(ctx, alarm);
  awaitMinute(ctx);
}

/** What services measure is counted from when an alarm looks at it: before a whole minute of it is over, nobody can say that it has no datapoint. */
function isKnown(view: View, { configuration, configuredAt }: AlarmRow): boolean {
  return configuredAt <= minuteOf(view.now) - MINUTE || measuredFor(configuration).length === 0 || lookedAt(configuration).some((metric) => newestOf(pointsOfMetric(view, metric)) !== undefined);
}

const hasPoints = (view: View, metric: Named): boolean => (newestOf(pointsOfMetric(view, metric))?.at ?? -Infinity) > view.now - POINTS_KEPT_FOR;
