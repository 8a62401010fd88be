import type { Context } from "../../../kernel/context.ts";
import { decimalId } from "../../../kernel/ids.ts";
import { deploymentStateChanged } from "../contract.ts";
import { deployConnect } from "../connect/connect.ts";
import { capacityOf } from "../fargate/late.ts";
import { registryOf, setRegistry } from "../discovery/discovery.ts";
import { revisionArnFor } from "../serviceDeployments/ids.ts";
import { deployments, deploymentsByService, liveTasksByService, type DeploymentRow, type ServiceRow } from "../tables.ts";

/**
 * Makes a new PRIMARY deployment of what a service is now: a new revision of it, or the one it was before. What was
 * PRIMARY goes on as ACTIVE until it is replaced.
 */
export function startDeployment(ctx: Context, service: ServiceRow, revision?: string): DeploymentRow {
  const { serviceArn, taskDefinitionArn, loadBalancers, network, desiredCount } = service;
  const live = ctx.where(liveTasksByService, serviceArn).filter((task) => task.desiredStatus === "RUNNING");
  for (const { deploymentId, status } of ctx.where(deploymentsByService, serviceArn)) {
    if (status !== "PRIMARY") continue;
    const wanted = live.filter((task) => task.deploymentId === deploymentId).length;
    ctx.update(deployments, deploymentId, { status: "ACTIVE", desiredCount: wanted, updatedAt: ctx.now });
  }
  const deploymentId = `ecs-svc/${decimalId(ctx, 19)}`;
  const deployment = ctx.insert(deployments, {
    deploymentId,
    serviceArn,
    status: "PRIMARY",
    serviceRevisionArn: revision ?? revisionArnFor(serviceArn, deploymentId),
    taskDefinitionArn,
    loadBalancers,
    network,
    ...capacityOf(service),
    desiredCount,
    failedTasks: 0,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${deploymentId} in progress.`,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    completedAt: null,
  });
  setRegistry(ctx, deploymentId, registryOf(ctx, serviceArn));
  deployConnect(ctx, deploymentId, serviceArn);
  ctx.emit(deploymentStateChanged, { deploymentId, serviceArn, rolloutState: "IN_PROGRESS" });
  return deployment;
}
