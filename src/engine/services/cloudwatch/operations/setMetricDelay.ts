import type { SetMetricDelayRequest, SetMetricDelayResponse } from "../../../../aws/generated/physics.ts";
import { seenUntil } from "../../../../aws/rules/metricLag.ts";
import { operation } from "../../../kernel/operation.ts";
import { seconds } from "../../../kernel/time.ts";
import { ALL } from "../metrics/delay.ts";
import { metricDelays } from "../metrics/tables.ts";

/**
 * Lets the datapoints of a namespace, or of all, come later than usual; 0 seconds: they come in time again, and what was
 * held back comes at once. An operation of physics, for who delays them is nature; it stands here because only CloudWatch knows when they come.
 */
export const setMetricDelay = operation("physics", "SetMetricDelay", {
  check: (_view, input: SetMetricDelayRequest) => input,

  apply(ctx, { namespace = ALL, delaySeconds }): SetMetricDelayResponse {
    const before = ctx.find(metricDelays, namespace);
    const row = { namespace, delayMillis: seconds(delaySeconds), seenBefore: before === undefined ? ctx.now : seenUntil(before, ctx.now) };
    if (before !== undefined) ctx.remove(metricDelays, namespace);
    if (delaySeconds > 0) ctx.insert(metricDelays, row);
    return { delay: describeDelay(row) };
  },
});

/** A delay as physics tells it: without a namespace it is that of all. */
export const describeDelay = ({ namespace, delayMillis }: { readonly namespace: string; readonly delayMillis: number }) => ({ ...(namespace === ALL ? {} : { namespace }), delaySeconds: delayMillis / 1000 });
