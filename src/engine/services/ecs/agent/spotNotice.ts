import type { Context } from "../../../kernel/context.ts";
import { containerInstances } from "../tables.ts";
import { isTold } from "./isTold.ts";
import { agents } from "./tables.ts";

/**
 * The agent reads of the notice in the instance's metadata, if it was told to look, and lets its container instance drain.
 * ECS guide, "Spot Instance draining". It looks every few seconds; here it does so at once.
 */
export function drainOnNotice(ctx: Context, { instanceId }: { readonly instanceId: string }): void {
  const agent = ctx.find(agents, instanceId);
  const row = agent?.state === "registered" && agent.containerInstanceArn !== null ? ctx.find(containerInstances, agent.containerInstanceArn) : undefined;
  if (row?.agentConnected !== true || !isTold(ctx, instanceId, "ECS_ENABLE_SPOT_INSTANCE_DRAINING")) return;
  ctx.call("ecs", "UpdateContainerInstancesState", { cluster: row.clusterArn, containerInstances: [row.containerInstanceArn], status: "DRAINING" });
}
