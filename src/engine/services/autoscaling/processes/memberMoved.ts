import type { Context } from "../../../kernel/context.ts";
import { activeRefresh } from "../refresh.ts";
import { autoScalingGroups } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";
import { coolDown } from "./cooldown.ts";
import { seeToBalance } from "./rebalance.ts";

/** An instance came into the service of its group, or left the group: what waited for that goes on. */
export function memberMoved(ctx: Context, name: string): void {
  coolDown(ctx, name);
  lookForRefresh(ctx, name);
  seeToBalance(ctx, name);
}

/** Others may be replaced now, or once this one has warmed up. */
function lookForRefresh(ctx: Context, name: string): void {
  const group = ctx.find(autoScalingGroups, name);
  if (group !== undefined && activeRefresh(group) !== undefined) ctx.schedule(groupLooks, name, GROUP_LOOKS);
}
