import type { Context } from "../../kernel/context.ts";
import { chargedMs } from "./charged.ts";
import { usage, type Use } from "./tables.ts";

export { chargedMs } from "./charged.ts";
export type { Lasting, Use } from "./tables.ts";

/** Keeps in mind what is charged for something that was used so many milliseconds and is so no more. What still lasts its rows tell. */
export function noteUse(ctx: Context, use: Use, ms: number): void {
  if (ms <= 0) return;
  const usageKey = Object.values(use).join("|");
  const before = ctx.find(usage, usageKey);
  const charged = chargedMs(use, ms);
  if (before === undefined) ctx.insert(usage, { usageKey, use, ms: charged });
  else ctx.update(usage, usageKey, { ms: before.ms + charged });
}
