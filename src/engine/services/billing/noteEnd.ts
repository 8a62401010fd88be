import type { Context } from "../../kernel/context.ts";
import type { Millis, SimTime } from "../../kernel/time.ts";
import { chargedMs } from "./charged.ts";
import { usage, type Lasting, type Use } from "./tables.ts";

/** For how long a use has lasted. What was there before the session is paid from its beginning on. */
export const lasted = ({ since }: Pick<Lasting, "since">, now: SimTime): Millis => now - Math.max(0, since);

/** Keeps in mind what is charged for a use that ends now. What still lasts its rows tell. */
export function noteEnd(ctx: Context, ending: Lasting): void {
  const { use, share } = ending;
  const ms = lasted(ending, ctx.now);
  if (Math.round(ms * share) > 0) noteCharged(ctx, use, chargedMs(use, ms) * share);
}

/** Keeps in mind that so much of a use is charged, and is over. */
export function noteCharged(ctx: Context, use: Use, chargedMillis: number): void {
  const charged = Math.round(chargedMillis);
  if (charged <= 0) return;
  const usageKey = Object.values(use).join("|");
  const before = ctx.find(usage, usageKey);
  if (before === undefined) ctx.insert(usage, { usageKey, use, ms: charged });
  else ctx.update(usage, usageKey, { ms: before.ms + charged });
}
