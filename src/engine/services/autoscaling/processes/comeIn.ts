import type { Context } from "../../../kernel/context.ts";
import { staying } from "../lookup.ts";
import { groupInstances, type GroupInstanceRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";
import { succeed } from "./activity.ts";
import { register } from "./balancing.ts";
import { memberMoved } from "./memberMoved.ts";

/** An instance is in the service of its group from now on. */
export function comeIn(ctx: Context, { instanceId, autoScalingGroupName: name, activityId }: GroupInstanceRow): void {
  succeed(ctx, activityId);
  register(ctx, ctx.update(groupInstances, instanceId, { lifecycleState: "InService" }));
  if (staying(ctx, name).some(({ isAtRisk }) => isAtRisk === true)) ctx.schedule(groupLooks, name, GROUP_LOOKS);
  memberMoved(ctx, name);
}
