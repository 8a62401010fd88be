import type { Context } from "../../../kernel/context.ts";
import { containerInstanceStateChanged } from "../contract.ts";
import { containerInstances, instancesByEc2Id, liveTasksByInstance, type ContainerInstanceRow } from "../tables.ts";
import { forgetContainerInstance } from "../timers.ts";
import { INACTIVE_KEPT } from "../timing.ts";
import { agents } from "./tables.ts";
import { deleteTrunk } from "./trunk.ts";

/** Takes a container instance out of its cluster. What becomes of its tasks, the reaction to the event decides. */
export function deregister(ctx: Context, row: ContainerInstanceRow): ContainerInstanceRow {
  const { containerInstanceArn, ec2InstanceId, version } = row;
  const gone = ctx.update(containerInstances, containerInstanceArn, {
    status: "INACTIVE",
    agentConnected: false,
    inactiveSince: ctx.now,
    version: version + 1,
  });
  deleteTrunk(ctx, row);
  if (ctx.find(agents, ec2InstanceId) !== undefined) ctx.update(agents, ec2InstanceId, { state: "deregistered" });
  ctx.schedule(forgetContainerInstance, containerInstanceArn, INACTIVE_KEPT);
  ctx.emit(containerInstanceStateChanged, { containerInstanceArn, status: "INACTIVE", agentConnected: false });
  return gone;
}

/**
 * EC2 ends an instance. ECS deregisters it only while its agent is connected; else an ACTIVE record without an agent
 * stays behind (ECS API, DeregisterContainerInstance).
 */
export function ec2InstanceEnds(ctx: Context, { instanceId, state }: { readonly instanceId: string; readonly state: string }) {
  if (state === "shutting-down") {
    for (const row of ctx.where(instancesByEc2Id, instanceId)) if (row.agentConnected) deregister(ctx, row);
  }
  if (state === "terminated" && ctx.find(agents, instanceId) !== undefined) ctx.remove(agents, instanceId);
}

/** Forgets an INACTIVE container instance, once no task that has not stopped names it. */
export function forget(ctx: Context, containerInstanceArn: string): void {
  if (ctx.find(containerInstances, containerInstanceArn) === undefined) return;
  if (ctx.count(liveTasksByInstance, containerInstanceArn) === 0) ctx.remove(containerInstances, containerInstanceArn);
  else ctx.schedule(forgetContainerInstance, containerInstanceArn, INACTIVE_KEPT);
}
