import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { groupInstances } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { HEALTH_CHECK } from "../timing.ts";
import { succeed } from "./activity.ts";
import { leave } from "./retire.ts";

/** An instance of a group is in a new state: it comes in, or goes, or its group will notice that it is not well. */
export function instanceChanged(ctx: Context, instanceId: string): void {
  const row = ctx.find(groupInstances, instanceId);
  const state = instanceOf(ctx, instanceId)?.state;
  if (row === undefined || state === undefined || state === "pending") return;
  if (row.lifecycleState === "Terminating") {
    if (state === "terminated") leave(ctx, instanceId);
  } else if (state === "running") {
    if (row.lifecycleState !== "Pending") return;
    succeed(ctx, row.activityId);
    ctx.update(groupInstances, instanceId, { lifecycleState: "InService" });
  } else ctx.schedule(groupLooks, row.autoScalingGroupName, HEALTH_CHECK);
}
