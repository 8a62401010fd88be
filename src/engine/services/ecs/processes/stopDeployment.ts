import type { Context } from "../../../kernel/context.ts";
import { deploymentStateChanged } from "../contract.ts";
import { connectOf, setConnect } from "../connect/connect.ts";
import { registryOf, setRegistry } from "../discovery/discovery.ts";
import { writeEvent } from "../events.ts";
import { serviceOn } from "../fargate/late.ts";
import { turnsBack } from "../rollouts/rollouts.ts";
import { asGiven } from "../rollouts/shift/sides.ts";
import { endServiceDeployment } from "../serviceDeployments/follow.ts";
import { serviceDeployments, type ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import type { EndWords } from "../serviceDeployments/words.ts";
import { deploymentHistory, deployments, deploymentsByService, liveTasksByService, services, taskDefinitions, type DeploymentRow, type ServiceRow } from "../tables.ts";
import { startDeployment } from "./startDeployment.ts";

/**
 * The deployment stays as far as it came: it starts nothing more, and what is left of older ones goes on. ECS guide of
 * a deployment that failed without a rollback; assumed to hold for one that was stopped.
 */
export function failDeployment(ctx: Context, open: ServiceDeploymentRow, words: EndWords): void {
  const status = open.status === "ROLLBACK_IN_PROGRESS" ? "ROLLBACK_FAILED" : "STOPPED";
  halt(ctx, open, words, { status, statusReason: words.stopped });
}

/** The revision of the last deployment that was complete is deployed anew, and the service is what it was with it. */
export function rollBackFor(ctx: Context, open: ServiceDeploymentRow, words: EndWords): void {
  if (turnsBack(ctx, open, words)) return;
  const { serviceArn } = open;
  const before = ctx.where(deploymentHistory, serviceArn).findLast((one) => one.deploymentId !== open.deploymentId && isSound(ctx, one));
  if (before === undefined) return halt(ctx, open, words, words.nothingBefore);
  const service = becomeAgain(ctx, before);
  // It has its tasks where those of that deployment were.
  noteRollback(ctx, open, { back: startDeployment(ctx, { ...service, loadBalancers: before.loadBalancers }, before.serviceRevisionArn), words });
}

/** A rollback begins: it is said of the deployment that fails and of the one that comes back. */
export function noteRollback(ctx: Context, open: ServiceDeploymentRow, { back, words }: { readonly back: DeploymentRow; readonly words: EndWords }): void {
  const { deploymentId, serviceArn, serviceRevisionArn } = back;
  if (words.comesBack !== null) ctx.update(deployments, deploymentId, { rolloutStateReason: words.comesBack(deploymentId) });
  fail(ctx, open.deploymentId, words, words.rolledBack);
  ctx.update(serviceDeployments, open.serviceDeploymentArn, {
    deploymentId,
    status: "ROLLBACK_IN_PROGRESS",
    statusReason: words.rolledBack,
    rollback: { reason: words.rollbackReason, startedAt: ctx.now, serviceRevisionArn },
    stoppedAt: ctx.now,
    updatedAt: ctx.now,
  });
  writeEvent(ctx, serviceArn, "rollingBack", { deploymentId });
}

/** Every deployment of the service keeps the tasks it has. One that is there in place of another for a while is none more. */
function halt(ctx: Context, open: ServiceDeploymentRow, words: EndWords, end: Pick<ServiceDeploymentRow, "status" | "statusReason">): void {
  const { serviceArn } = open;
  const most = ctx.need(services, serviceArn).desiredCount;
  const live = ctx.where(liveTasksByService, serviceArn).filter(({ desiredStatus }) => desiredStatus === "RUNNING");
  for (const { deploymentId } of ctx.where(deploymentsByService, serviceArn)) {
    const has = live.filter((task) => task.deploymentId === deploymentId).length;
    ctx.update(deployments, deploymentId, { desiredCount: Math.min(has, most) });
  }
  fail(ctx, open.deploymentId, words, end.statusReason ?? "");
  endServiceDeployment(ctx, open, { ...end, stoppedAt: ctx.now });
}

/** A service is what it was with an earlier deployment. */
export function becomeAgain(ctx: Context, before: DeploymentRow): ServiceRow {
  const { serviceArn, taskDefinitionArn, network } = before;
  const loadBalancers = asGiven(before.loadBalancers);
  // Tasks that could not start were those of the revision that goes.
  const capacity = serviceOn(ctx.need(services, serviceArn), before);
  const service = ctx.update(services, serviceArn, { taskDefinitionArn, loadBalancers, network, ...capacity, startFailuresInARow: 0, retryAt: null });
  setRegistry(ctx, serviceArn, registryOf(ctx, before.deploymentId));
  const connect = connectOf(ctx, before.deploymentId);
  setConnect(ctx, serviceArn, connect === undefined ? null : { ...connect, ports: connect.endpoints });
  return service;
}

/** ECS guide, "How the circuit breaker detects failures": only a deployment that was completed is rolled back to. */
function isSound(ctx: Context, { rolloutState, taskDefinitionArn }: DeploymentRow): boolean {
  return rolloutState === "COMPLETED" && ctx.find(taskDefinitions, taskDefinitionArn) !== undefined;
}

function fail(ctx: Context, deploymentId: string, { rolloutStateReason, eventReason }: EndWords, statusReason: string): void {
  const { serviceArn } = ctx.update(deployments, deploymentId, {
    rolloutState: "FAILED",
    rolloutStateReason: rolloutStateReason ?? statusReason,
    updatedAt: ctx.now,
  });
  ctx.emit(deploymentStateChanged, { deploymentId, serviceArn, rolloutState: "FAILED" });
  if (eventReason !== null) writeEvent(ctx, serviceArn, "failed", { deploymentId, reason: eventReason });
}
