import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { autoScalingGroups, groupInstances, instancesByGroup, type GroupInstanceRow } from "../tables.ts";
import { detailsOf, note, succeed } from "./activity.ts";

/** Takes an instance out of its group and terminates it; the answer is the activity's id. */
export function retire(ctx: Context, { instanceId, autoScalingGroupName, activityId: launch }: GroupInstanceRow, cause: string): string {
  const instance = instanceOf(ctx, instanceId);
  succeed(ctx, launch);
  const activityId = note(ctx, {
    autoScalingGroupName,
    description: `Terminating EC2 instance: ${instanceId}`,
    cause,
    statusCode: "InProgress",
    statusMessage: null,
    progress: 0,
    details: detailsOf(instance ?? { subnetId: "", availabilityZone: "" }),
    endTime: null,
  });
  ctx.update(groupInstances, instanceId, { lifecycleState: "Terminating", activityId });
  if (instance === undefined || instance.state === "terminated") leave(ctx, instanceId);
  else ctx.call("ec2", "TerminateInstances", { InstanceIds: [instanceId] });
  return activityId;
}

/** An instance is terminated: its group has it no more, and goes itself if that is what it waited for. */
export function leave(ctx: Context, instanceId: string): void {
  const { autoScalingGroupName: name, activityId } = ctx.need(groupInstances, instanceId);
  succeed(ctx, activityId);
  ctx.remove(groupInstances, instanceId);
  const group = ctx.find(autoScalingGroups, name);
  if (group?.isDeleting === true && ctx.count(instancesByGroup, name) === 0) ctx.remove(autoScalingGroups, name);
}
