import { DRAINING_HOOK } from "../../../../aws/rules/managedPolicy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { groupInstanceOf } from "../../autoscaling/contract.ts";
import { instancesByEc2Id, liveTasksByInstance, type ContainerInstanceRow } from "../tables.ts";
import { instanceDrains } from "../timers.ts";
import { DRAINING_HEARTBEAT, DRAINING_LOOKS } from "../timing.ts";

/** No task comes to an instance any more, and those of services move away. */
export function drain(ctx: Context, { clusterArn: cluster, containerInstanceArn, status }: ContainerInstanceRow): void {
  if (status === "ACTIVE") ctx.call("ecs", "UpdateContainerInstancesState", { cluster, containerInstances: [containerInstanceArn], status: "DRAINING" });
}

/** A group is about to terminate an instance and waits for ECS, which drains it. ECS guide, "Managed instance draining". */
export function beginDraining(ctx: Context, instanceId: string): void {
  for (const own of ctx.where(instancesByEc2Id, instanceId)) drain(ctx, own);
  ctx.schedule(instanceDrains, instanceId, 0);
}

/** Lets an instance go once its last task has stopped. Until then ECS keeps the group waiting, for as long as a hook can: 48 hours. */
export function lookAtDraining(ctx: Context, instanceId: string): void {
  const { autoScalingGroupName: AutoScalingGroupName = "", waitsFor = [] } = groupInstanceOf(ctx, instanceId) ?? {};
  const action = waitsFor.find(({ lifecycleHookName }) => lifecycleHookName === DRAINING_HOOK);
  if (action === undefined) return;
  const its = { AutoScalingGroupName, LifecycleHookName: DRAINING_HOOK, InstanceId: instanceId };
  if (isDrained(ctx, instanceId)) return void ctx.call("autoscaling", "CompleteLifecycleAction", { ...its, LifecycleActionResult: "CONTINUE" });
  if (action.until < action.atMost && action.until - ctx.now <= DRAINING_HEARTBEAT) ctx.call("autoscaling", "RecordLifecycleActionHeartbeat", its);
  ctx.schedule(instanceDrains, instanceId, DRAINING_LOOKS);
}

/** ECS guide, "Managed instance draining": until all tasks have stopped. Of one whose agent cannot be heard ECS learns of none that has, and waits (assumed). */
const isDrained = (view: View, instanceId: string): boolean =>
  view.where(instancesByEc2Id, instanceId).every(({ containerInstanceArn }) => view.count(liveTasksByInstance, containerInstanceArn) === 0);
