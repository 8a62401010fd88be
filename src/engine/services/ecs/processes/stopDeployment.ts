import type { Context } from "../../../kernel/context.ts";
import { deploymentStateChanged } from "../contract.ts";
import { connectOf, setConnect } from "../connect/connect.ts";
import { registryOf, setRegistry } from "../discovery/discovery.ts";
import { writeEvent } from "../events.ts";
import { openServiceDeploymentOf } from "../serviceDeployments/find.ts";
import { beginServiceDeployment, endServiceDeployment } from "../serviceDeployments/follow.ts";
import { serviceDeployments, type ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import { ROLLED_BACK, STATUS_REASONS } from "../serviceDeployments/words.ts";
import { deploymentHistory, deployments, deploymentsByService, liveTasksByService, services, taskDefinitions, type DeploymentRow } from "../tables.ts";
import { startDeployment } from "./startDeployment.ts";

/** Before the scheduler looks at the tasks of a service: its deployment begins, or what was asked of it is done. */
export function turnDeployment(ctx: Context, serviceArn: string): void {
  const open = openServiceDeploymentOf(ctx, serviceArn);
  if (open === undefined) return;
  if (open.status === "PENDING") beginServiceDeployment(ctx, open);
  if (open.status === "STOP_REQUESTED") abort(ctx, open, STATUS_REASONS.aborted);
  if (open.status === "ROLLBACK_REQUESTED") rollBack(ctx, open);
}

/**
 * The deployment stays as far as it came: it starts nothing more, and what is left of older ones goes on. ECS guide of
 * a deployment that failed without a rollback; assumed to hold for one that was stopped.
 */
function abort(ctx: Context, open: ServiceDeploymentRow, statusReason: string): void {
  const { serviceArn } = open;
  const live = ctx.where(liveTasksByService, serviceArn).filter(({ desiredStatus }) => desiredStatus === "RUNNING");
  for (const { deploymentId } of ctx.where(deploymentsByService, serviceArn)) {
    const desiredCount = live.filter((task) => task.deploymentId === deploymentId).length;
    ctx.update(deployments, deploymentId, { desiredCount });
  }
  fail(ctx, open.deploymentId, statusReason);
  endServiceDeployment(ctx, open, { status: "STOPPED", statusReason, stoppedAt: ctx.now });
}

/** The revision of the last deployment that was complete is deployed anew, and the service is what it was with it. */
function rollBack(ctx: Context, open: ServiceDeploymentRow): void {
  const { serviceArn } = open;
  const before = ctx.where(deploymentHistory, serviceArn).findLast((one) => one.deploymentId !== open.deploymentId && isSound(ctx, one));
  if (before === undefined) return abort(ctx, open, STATUS_REASONS.nothingBefore);
  const { taskDefinitionArn, loadBalancers, network, serviceRevisionArn } = before;
  // Tasks that could not start were those of the revision that goes.
  const service = ctx.update(services, serviceArn, { taskDefinitionArn, loadBalancers, network, startFailuresInARow: 0, retryAt: null });
  setRegistry(ctx, serviceArn, registryOf(ctx, before.deploymentId));
  const connect = connectOf(ctx, before.deploymentId);
  setConnect(ctx, serviceArn, connect === undefined ? null : { ...connect, ports: connect.endpoints });
  const { deploymentId } = startDeployment(ctx, service, serviceRevisionArn);
  fail(ctx, open.deploymentId, STATUS_REASONS.rolledBack);
  ctx.update(serviceDeployments, open.serviceDeploymentArn, {
    deploymentId,
    status: "ROLLBACK_IN_PROGRESS",
    statusReason: STATUS_REASONS.rolledBack,
    rollback: { reason: ROLLED_BACK, startedAt: ctx.now, serviceRevisionArn },
    stoppedAt: ctx.now,
    updatedAt: ctx.now,
  });
  writeEvent(ctx, serviceArn, "rollingBack", { deploymentId });
}

/** ECS guide, "How the circuit breaker detects failures": only a deployment that was completed is rolled back to. */
function isSound(ctx: Context, { rolloutState, taskDefinitionArn }: DeploymentRow): boolean {
  return rolloutState === "COMPLETED" && ctx.find(taskDefinitions, taskDefinitionArn) !== undefined;
}

function fail(ctx: Context, deploymentId: string, rolloutStateReason: string): void {
  const { serviceArn } = ctx.update(deployments, deploymentId, { rolloutState: "FAILED", rolloutStateReason, updatedAt: ctx.now });
  ctx.emit(deploymentStateChanged, { deploymentId, serviceArn, rolloutState: "FAILED" });
}
