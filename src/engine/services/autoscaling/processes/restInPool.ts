import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { autoScalingGroups, groupInstances, type GroupInstanceRow } from "../tables.ts";
import { succeed } from "./activity.ts";

/** An instance has come into the warm pool: it goes on running there, or is stopped. Auto Scaling guide, "Warm pools": nobody waits for its user data. */
export function restInPool(ctx: Context, { instanceId, autoScalingGroupName: name, activityId }: GroupInstanceRow): void {
  const isRunning = instanceOf(ctx, instanceId)?.state === "running";
  if (isRunning && ctx.find(autoScalingGroups, name)?.warmPool?.poolState !== "Running") return void ctx.call("ec2", "StopInstances", { InstanceIds: [instanceId] });
  ctx.update(groupInstances, instanceId, { lifecycleState: isRunning ? "Warmed:Running" : "Warmed:Stopped" });
  succeed(ctx, activityId);
}
