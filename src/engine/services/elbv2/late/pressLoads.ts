import type { Context } from "../../../kernel/context.ts";
import { loadGoals } from "../../../physics/contract.ts";
import { trafficShifts } from "../timers.ts";

/** Lets all loads be spread anew before this instant is over: what services send each other has changed. */
export function pressLoads(ctx: Context): void {
  for (const goalArn of loadGoals(ctx)) ctx.schedule(trafficShifts, goalArn, 0);
}
