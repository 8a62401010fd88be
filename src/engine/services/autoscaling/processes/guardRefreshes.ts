import type { Context } from "../../../kernel/context.ts";
import { activeRefresh } from "../refresh.ts";
import { autoScalingGroups } from "../tables.ts";
import { groupLooks } from "../timers.ts";

/** An alarm changed: refreshes that are held to it look at once. */
export function guardRefreshes(ctx: Context, alarmName: string): void {
  for (const group of ctx.all(autoScalingGroups)) {
    if (activeRefresh(group)?.guard?.alarms.includes(alarmName) === true) ctx.schedule(groupLooks, group.autoScalingGroupName, 0);
  }
}
