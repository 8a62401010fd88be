import type { Context } from "../../kernel/context.ts";
import { setDesiredCount } from "./activities.ts";
import { scalableTargets } from "./tables.ts";
import { findScaled } from "./target.ts";

/** Brings a service within the bounds of its target. Strings as observed. */
export function keepWithin(ctx: Context, resourceId: string): void {
  const { minCapacity, maxCapacity } = ctx.need(scalableTargets, resourceId);
  const desired = findScaled(ctx, resourceId)?.desiredCount;
  if (desired === undefined) return;
  if (desired < minCapacity) setDesiredCount(ctx, { resourceId, desired: minCapacity, cause: `minimum capacity was set to ${minCapacity}`, cooldown: null });
  if (desired > maxCapacity) setDesiredCount(ctx, { resourceId, desired: maxCapacity, cause: `maximum capacity was set to ${maxCapacity}`, cooldown: null });
}
