import { isBySets } from "../../../../aws/rules/bySets.ts";
import type { Context } from "../../../kernel/context.ts";
import { trafficShiftsByService } from "../rollouts/shift/table.ts";
import { deployments, deploymentsByService, type DeploymentRow, type ServiceRow } from "../tables.ts";
import { scaleTaskSets } from "../taskSets/scale.ts";

/**
 * Follows a change of a service's desired count. Since November 2025 scaling out during a deployment applies to the
 * newest older deployment as well, so that it can carry the load if the new one does not come up; scaling in takes
 * from it what exceeds the new count.
 */
export function scaleDeployments(ctx: Context, service: ServiceRow, by: number): void {
  if (by === 0) return;
  if (isBySets(service)) return scaleTaskSets(ctx, service);
  const { serviceArn, desiredCount } = service;
  const generations = ctx.where(deploymentsByService, serviceArn);
  if (generations.some(({ status, rolloutState }) => status === "PRIMARY" && rolloutState === "FAILED")) return shareOut(ctx, service, generations);
  const newestOlder = generations.findLast(({ status }) => status === "ACTIVE");
  for (const deployment of generations) {
    const { deploymentId, status } = deployment;
    if (status === "PRIMARY") ctx.update(deployments, deploymentId, { desiredCount, updatedAt: ctx.now });
    else if (deployment === newestOlder && deployment.desiredCount > 0) {
      const wanted = Math.min(desiredCount, deployment.desiredCount + Math.max(0, by));
      ctx.update(deployments, deploymentId, { desiredCount: wanted });
    }
  }
}

/**
 * Where the newest deployment was stopped it can only have fewer tasks; the rest falls to the newest older one that
 * has some, and what is too much is taken from the oldest. Who had the traffic when it began to move has its tasks for
 * itself. Assumed.
 */
function shareOut(ctx: Context, { serviceArn, desiredCount }: ServiceRow, generations: readonly DeploymentRow[]): void {
  let left = desiredCount;
  const [newest, ...older] = generations.toReversed();
  const shift = ctx.where(trafficShiftsByService, serviceArn).at(-1);
  const blueId = shift?.greenId === newest?.deploymentId ? shift?.blueId : undefined;
  for (const deployment of [newest, ...older]) {
    if (deployment === undefined) continue;
    const { deploymentId } = deployment;
    const isBlue = deploymentId === blueId;
    const takesRest = deployment === older[0] && blueId === undefined;
    const share = isBlue ? desiredCount : takesRest ? left : Math.min(left, deployment.desiredCount);
    ctx.update(deployments, deploymentId, { desiredCount: share, updatedAt: ctx.now });
    if (!isBlue) left -= share;
  }
}
