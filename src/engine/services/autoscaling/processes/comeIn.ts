import type { Context } from "../../../kernel/context.ts";
import { staying } from "../lookup.ts";
import { activeRefresh } from "../refresh.ts";
import { autoScalingGroups, groupInstances, type GroupInstanceRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";
import { succeed } from "./activity.ts";
import { register } from "./balancing.ts";
import { coolDown } from "./cooldown.ts";
import { seeToBalance } from "./rebalance.ts";

/** Others may be replaced now, or once this one has warmed up. */
function lookForRefresh(ctx: Context, name: string): void {
  const group = ctx.find(autoScalingGroups, name);
  if (group !== undefined && activeRefresh(group) !== undefined) ctx.schedule(groupLooks, name, GROUP_LOOKS);
}

/** An instance is in the service of its group from now on. */
export function comeIn(ctx: Context, { instanceId, autoScalingGroupName: name, activityId }: GroupInstanceRow): void {
  succeed(ctx, activityId);
  register(ctx, ctx.update(groupInstances, instanceId, { lifecycleState: "InService" }));
  coolDown(ctx, name);
  lookForRefresh(ctx, name);
  if (staying(ctx, name).some(({ isAtRisk }) => isAtRisk === true)) ctx.schedule(groupLooks, name, GROUP_LOOKS);
  seeToBalance(ctx, name);
}
