import type { Context } from "../../../kernel/context.ts";
import { serviceInstances } from "../tables.ts";
import { healthTakesEffect } from "../timers.ts";
import { count } from "./settle.ts";

/** A health that was pushed takes effect, unless another was pushed since. */
export function takeHealth(ctx: Context, instanceKey: string): void {
  const row = ctx.find(serviceInstances, instanceKey);
  if (row === undefined || row.healthToCome === null) return;
  const { health, at } = row.healthToCome;
  if (ctx.now < at) return ctx.schedule(healthTakesEffect, instanceKey, at - ctx.now);
  ctx.update(serviceInstances, instanceKey, { health, healthToCome: null });
  count(ctx, row.serviceId);
}
