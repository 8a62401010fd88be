import type { Context } from "../../../kernel/context.ts";
import { sumOf } from "../../../../lib/sum.ts";
import { keptPoints, watchMetric } from "../../cloudwatch/late/contract.ts";
import { HOUR, hourAfter, HOURS_KEPT } from "./forecast.ts";
import { loadOf } from "./policy.ts";
import { predictivePolicies, type PredictivePolicyRow } from "./tables.ts";
import { hourEnds } from "./timers.ts";

/** Has CloudWatch measure what a policy forecasts, and comes back when the hour ends. */
export function awaitHour(ctx: Context, { policyKey, resourceId, configuration }: Pick<PredictivePolicyRow, "policyKey" | "resourceId" | "configuration">): void {
  watchMetric(ctx, policyKey, loadOf(configuration, resourceId));
  ctx.schedule(hourEnds, policyKey, hourAfter(ctx.now) - ctx.now);
}

/** Writes down what the hour had to do that ends now; one without a datapoint is left out. */
export function endHour(ctx: Context, policyKey: string): void {
  const row = ctx.find(predictivePolicies, policyKey);
  if (row === undefined) return;
  const { configuration, resourceId, history } = row;
  const from = ctx.now - HOUR;
  const points = keptPoints(ctx, loadOf(configuration, resourceId), from);
  if (points.length > 0) ctx.update(predictivePolicies, policyKey, { history: [...history, { at: from, load: sumOf(points, ({ sum }) => sum) / points.length }].slice(-HOURS_KEPT) });
  awaitHour(ctx, row);
}
