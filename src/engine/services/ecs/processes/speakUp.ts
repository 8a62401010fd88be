import type { Context } from "../../../kernel/context.ts";
import { complain, mend } from "../events.ts";
import type { ServiceRow } from "../tables.ts";

/** What holds a service up and would otherwise not be seen: percentages that allow nothing, and throttling. */
export function speakUp(ctx: Context, { serviceArn, retryAt }: ServiceRow, { blocked }: { readonly blocked: boolean }): void {
  if (blocked) complain(ctx, serviceArn, "blocked");
  else mend(ctx, serviceArn, "blocked");
  if (retryAt !== null) complain(ctx, serviceArn, "throttled");
  else mend(ctx, serviceArn, "throttled");
}
