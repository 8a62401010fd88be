import type { Context, View } from "../../../kernel/context.ts";
import { metricKeyOf, metricNamed } from "../metrics/metric.ts";
import { MINUTE, minuteOf } from "../metrics/points.ts";
import { metrics, type MetricRow } from "../metrics/tables.ts";
import { POINTS_KEPT_FOR } from "../limits.ts";
import { alarms, type AlarmRow } from "../tables.ts";
import { everyMinute as timer } from "../timers.ts";
import { PUBLISHED_AFTER } from "../timing.ts";
import { evaluateAlarm } from "./evaluateAlarm.ts";

/** Lets the next minute end, if an alarm waits for what it brings. */
export function awaitMinute(ctx: Context): void {
  if (ctx.all(alarms).some((alarm) => hasPoints(ctx, alarm))) ctx.schedule(timer, "measure", minuteOf(ctx.now) + MINUTE - ctx.now);
}

export function everyMinute(ctx: Context, what: string): void {
  if (what === "measure") ctx.schedule(timer, "look", PUBLISHED_AFTER);
  else look(ctx);
}

/** CloudWatch guide, "Evaluating an alarm": each minute anew. */
function look(ctx: Context): void {
  for (const alarm of ctx.all(alarms)) {
    const metric = metricOf(ctx, alarm);
    if (metric !== undefined) evaluateAlarm(ctx, alarm, metric.points);
  }
  awaitMinute(ctx);
}

/** One whose metric was never measured stays in the state that it was brought into: assumed, for AWS would say that it has no data. */
const metricOf = (view: View, { configuration }: AlarmRow): MetricRow | undefined => view.find(metrics, metricKeyOf(metricNamed(configuration)));

const hasPoints = (view: View, alarm: AlarmRow): boolean => (metricOf(view, alarm)?.points.at(-1)?.at ?? -Infinity) > view.now - POINTS_KEPT_FOR;
