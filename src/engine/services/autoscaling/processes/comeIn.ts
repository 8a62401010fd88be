import type { Context } from "../../../kernel/context.ts";
import { autoScalingGroups, groupInstances, type GroupInstanceRow } from "../tables.ts";
import { succeed } from "./activity.ts";
import { coolDown } from "./cooldown.ts";

/** An instance is in the service of its group from now on. */
export function comeIn(ctx: Context, { instanceId, autoScalingGroupName: name, activityId }: GroupInstanceRow): void {
  succeed(ctx, activityId);
  // It matters to who warms up instances alone.
  const counts = (ctx.find(autoScalingGroups, name)?.scalingPolicies ?? []).length > 0;
  ctx.update(groupInstances, instanceId, { lifecycleState: "InService", ...(counts ? { inServiceAt: ctx.now } : {}) });
  coolDown(ctx, name);
}
