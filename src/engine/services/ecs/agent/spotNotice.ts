import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { containerInstances } from "../tables.ts";
import { agents } from "./tables.ts";
import { ecsConfigFrom } from "./userData.ts";

/**
 * The agent reads of the notice in the instance's metadata, if it was told to look, and lets its container instance drain.
 * ECS guide, "Spot Instance draining". It looks every few seconds; here it does so at once.
 */
export function drainOnNotice(ctx: Context, { instanceId }: { readonly instanceId: string }): void {
  const agent = ctx.find(agents, instanceId);
  const row = agent?.state === "registered" && agent.containerInstanceArn !== null ? ctx.find(containerInstances, agent.containerInstanceArn) : undefined;
  if (row?.agentConnected !== true || !ecsConfigFrom(instanceOf(ctx, instanceId)?.userData ?? "").includes("ECS_ENABLE_SPOT_INSTANCE_DRAINING=true")) return;
  ctx.call("ecs", "UpdateContainerInstancesState", { cluster: row.clusterArn, containerInstances: [row.containerInstanceArn], status: "DRAINING" });
}
