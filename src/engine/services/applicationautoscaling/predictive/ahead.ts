import type { Context, View } from "../../../kernel/context.ts";
import { seconds, type Millis, type SimTime } from "../../../kernel/time.ts";
import { USUAL_BUFFER_SECONDS } from "../timing.ts";
import { capacityFor, forecastIn, HOUR, hourAfter } from "./forecast.ts";
import { specificationOf } from "./policy.ts";
import { predictiveByTarget, type PredictivePolicyRow } from "./tables.ts";
import { hourNears } from "./timers.ts";

type Policy = Pick<PredictivePolicyRow, "policyKey" | "configuration">;

/** How long before an hour a policy scales for it; null: it forecasts only. */
export function bufferOf({ configuration: { Mode, SchedulingBufferTime = USUAL_BUFFER_SECONDS } }: Pick<Policy, "configuration">): Millis | null {
  return Mode === "ForecastAndScale" ? seconds(SchedulingBufferTime) : null;
}

/** Lets a policy that scales wait until it is time for the next hour. */
export function awaitAhead(ctx: Context, policy: Policy): void {
  const buffer = bufferOf(policy);
  if (buffer !== null) ctx.schedule(hourNears, policy.policyKey, hourAfter(ctx.now + buffer) - buffer - ctx.now);
}

/** How many tasks the hour takes that an instant is in, by the forecast of a policy; undefined: there is none. */
export function expectedAt({ now }: View, { history, configuration }: PredictivePolicyRow, at: SimTime): number | undefined {
  const from = Math.floor(at / HOUR) * HOUR;
  const [expected] = forecastIn(history, { from, to: from + HOUR, now });
  return expected && capacityFor(expected.load, specificationOf(configuration).TargetValue);
}

/** The tasks that a service keeps for its forecasts, whatever its other policies ask for: those of this hour, and of the next once it is time for that. ECS guide, "Predictive auto scaling": the largest counts. */
export function keptAhead(view: View, resourceId: string): number {
  const kept = view.where(predictiveByTarget, resourceId).flatMap((policy) => {
    const buffer = bufferOf(policy);
    return buffer === null ? [] : [expectedAt(view, policy, view.now) ?? 0, expectedAt(view, policy, view.now + buffer) ?? 0];
  });
  return Math.max(0, ...kept);
}
