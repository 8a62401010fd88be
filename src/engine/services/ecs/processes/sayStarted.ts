import type { Context } from "../../../kernel/context.ts";
import { taskList, writeEvent } from "../events.ts";

/** Says in a service's events which tasks a pass started, and how many of them replace failing ones. */
export function sayStarted(
  ctx: Context,
  serviceArn: string,
  { launched, unhealthy }: { readonly launched: readonly string[]; readonly unhealthy: number },
): void {
  const words = { count: launched.length, tasks: taskList(launched), unhealthy: Math.min(unhealthy, launched.length) };
  writeEvent(ctx, serviceArn, unhealthy > 0 ? "startedForUnhealthy" : "started", words);
}
