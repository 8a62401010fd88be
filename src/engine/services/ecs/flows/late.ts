import type { Context } from "../../../kernel/context.ts";
import { lateOperations } from "../../late.ts";
import { serviceLoads } from "./tables.ts";
import { flowsShift } from "./timers.ts";

/** The loads of services on each other: their code comes with that of Service Connect. */
export const serviceTraffic = lateOperations("physics", ["ListServiceTraffic", "PutServiceTraffic"]);

/** Lets all such loads, if there are any, be spread anew before this instant is over. */
export function shiftFlows(ctx: Context): void {
  if (ctx.size(serviceLoads) > 0) for (const { loadKey } of ctx.all(serviceLoads)) ctx.schedule(flowsShift, loadKey, 0);
}
