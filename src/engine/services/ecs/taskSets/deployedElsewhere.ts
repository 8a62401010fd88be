import type { Context, View } from "../../../kernel/context.ts";
import { capacityOf, type Capacity } from "../fargate/late.ts";
import { wakeService } from "../processes/wakeService.ts";
import { countsOf } from "../serviceDeployments/counts.ts";
import { deployments, deploymentsByService, liveTasksByService, type DeploymentRow, type ServiceRow } from "../tables.ts";
import { setPrimary } from "./primary.ts";
import { taskSets, type TaskSetRow } from "./table.ts";

/** A task set as whoever deploys it knows it. */
export interface SetStanding extends Pick<TaskSetRow, "taskSetId" | "externalId" | "scale">, Pick<DeploymentRow, "status" | "desiredCount" | "taskDefinitionArn" | "loadBalancers" | "network"> {
  readonly capacity: Capacity;
  readonly isSteady: boolean;
  readonly runningCount: number;
  readonly pendingCount: number;
}

/** A task set by its id, as long as it is not deleted or being deleted. */
export function findSet(view: View, taskSetId: string): SetStanding | undefined {
  const set = view.find(taskSets, taskSetId);
  if (set === undefined) return undefined;
  const { status, desiredCount, taskDefinitionArn, loadBalancers, network, rolloutState, ...others } = view.need(deployments, taskSetId);
  const live = view.where(liveTasksByService, set.serviceArn).filter(({ deploymentId }) => deploymentId === taskSetId);
  return { taskSetId, externalId: set.externalId, scale: set.scale, status, desiredCount, taskDefinitionArn, loadBalancers, network, capacity: capacityOf(others), isSteady: rolloutState === "COMPLETED", ...countsOf(live) };
}

/** Those of a service that are not being deleted. */
export const setIdsOf = (view: View, { serviceArn }: Pick<ServiceRow, "serviceArn">): readonly string[] =>
  view.where(deploymentsByService, serviceArn).flatMap(({ deploymentId, status }) => (status === "DRAINING" ? [] : [deploymentId]));

/** The primary one of a service. */
export function primarySetOf(view: View, { serviceArn }: Pick<ServiceRow, "serviceArn">): SetStanding | undefined {
  const primary = view.where(deploymentsByService, serviceArn).find(({ status }) => status === "PRIMARY");
  return primary === undefined ? undefined : findSet(view, primary.deploymentId);
}

/** Lets a task set drain. */
export function deleteSet(ctx: Context, taskSetId: string): void {
  const { serviceArn, status } = ctx.need(deployments, taskSetId);
  if (status === "PRIMARY") setPrimary(ctx, serviceArn, undefined);
  ctx.update(taskSets, taskSetId, { scale: 0 });
  ctx.update(deployments, taskSetId, { status: "DRAINING", desiredCount: 0, updatedAt: ctx.now });
  wakeService(ctx, serviceArn);
}

/** Makes a task set the primary one of its service. */
export function promoteSet(ctx: Context, taskSetId: string): void {
  const deployment = ctx.need(deployments, taskSetId);
  setPrimary(ctx, deployment.serviceArn, deployment);
}
