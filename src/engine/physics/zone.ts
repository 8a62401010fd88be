import type { Context, View } from "../kernel/context.ts";
import { zones } from "./tables.ts";

/** Lets there be an Availability Zone, and light in it. */
export function openZone(ctx: Context, availabilityZone: string): void {
  ctx.insert(zones, { availabilityZone, available: true });
}

/** Whether a zone has power and network. A zone that nobody opened has not. */
export function zoneIsAvailable(view: View, availabilityZone: string): boolean {
  return view.find(zones, availabilityZone)?.available ?? false;
}
