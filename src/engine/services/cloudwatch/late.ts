import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import type { Operation } from "../../kernel/operation.ts";
import { lateOperations, lateService } from "../late.ts";

/** What CloudWatch consists of beside its tables. */
export interface CloudWatchCode {
  readonly operations: readonly Operation[];
  readonly delays: readonly Operation[];
  readonly everyMinute: (ctx: Context, what: string) => void;
}

/** Few sessions have an alarm, so the code comes with the first call that needs it. */
export const cloudWatchLate = lateService("cloudwatch");

/** Nature, not CloudWatch, makes its datapoints late. */
export const metricDelaysLate = lateOperations("physics", ["ListMetricDelays", "SetMetricDelay"]);

let provided: CloudWatchCode | undefined;

/** Hands in the code. A session with a call of it must not be opened before. */
export function provideCloudWatch(code: CloudWatchCode): void {
  provided = code;
  cloudWatchLate.provide(code.operations);
  metricDelaysLate.provide(code.delays);
}

/** What happens by itself, in a session that was not opened before it came. */
export function cloudWatchParts(): CloudWatchCode {
  assert(provided !== undefined, "the code of cloudwatch was not handed in");
  return provided;
}
