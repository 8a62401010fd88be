import type { Context } from "../../kernel/context.ts";
import type { Module } from "../../kernel/module.ts";
import { table, unhashed } from "../../kernel/table.ts";
import { noteEnd } from "./noteEnd.ts";
import type { Lasting } from "./tables.ts";

/** A use that goes on, of something whose own row does not tell since when. */
export interface MeterRow extends Lasting {
  /** What is used, by its id. */
  readonly meterKey: string;
}

/** Each line follows from changes that the digest has heard of already. */
export const meters = unhashed(table<MeterRow>("billing.meters", "meterKey"));

/** What the account pays for, besides what rows tell themselves. Its table has a place of its own, for the digest knows those. */
export const billingMeters: Module = { name: "billing.meters", tables: [meters], indexes: [], operations: [], firings: [], reactions: [], guards: [] };

/** Keeps a meter as it should be: it runs while there is a use, from when that says on, and is noted when it ends. */
export function keepMeter(ctx: Context, meterKey: string, use: Lasting | null): void {
  const before = ctx.find(meters, meterKey);
  if ((before === undefined) === (use === null)) return;
  if (use !== null) return void ctx.insert(meters, { meterKey, ...use });
  if (before === undefined) return;
  ctx.remove(meters, meterKey);
  noteEnd(ctx, before);
}
