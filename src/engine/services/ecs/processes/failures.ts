import { isBySets } from "../../../../aws/rules/bySets.ts";
import type { Context } from "../../../kernel/context.ts";
import { isClassic } from "../../era/contract.ts";
import { BACKOFF_LONGEST, BACKOFF_LONGEST_CLASSIC } from "../timing.ts";
import { deployments, services, tasks, type TaskRow } from "../tables.ts";
import { backoffAfter } from "./backoff.ts";
import type { Crew } from "./crew.ts";

/** A task that reached RUNNING ends the throttling of its service. */
export function noteRunning(ctx: Context, task: TaskRow): void {
  if (!belongsToPrimary(ctx, task)) return;
  ctx.update(services, task.serviceArn ?? "", { startFailuresInARow: 0, retryAt: null });
  if (isClassic(ctx, "runningResets")) noteHealthy(ctx, task);
}

/** The first healthy task says that its deployment is sound: failures are counted anew. */
export function noteHealthy(ctx: Context, task: TaskRow): void {
  if (task.deploymentId !== null) ctx.update(deployments, task.deploymentId, { failedTasks: 0 });
}

/** Remembers of each task when it was first seen healthy. */
export function noteFirstHealth(ctx: Context, { newlyHealthy }: Crew): void {
  let told: string | null = null;
  for (const { task } of newlyHealthy) {
    ctx.update(tasks, task.taskArn, { healthyAt: ctx.now });
    if (task.deploymentId !== told) noteHealthy(ctx, task);
    told = task.deploymentId;
  }
}

/** A deployment could not launch a task, or one of its tasks failed its health checks. */
export function noteFailure(ctx: Context, deploymentId: string | null): void {
  const deployment = deploymentId === null ? undefined : ctx.find(deployments, deploymentId);
  if (deployment === undefined || deployment.rolloutState !== "IN_PROGRESS") return;
  ctx.update(deployments, deployment.deploymentId, { failedTasks: deployment.failedTasks + 1 });
}

/**
 * A task stopped by itself. Before it was ever RUNNING, that throttles its service (ECS guide, "Service throttle
 * logic"); before it was ever healthy, it counts as failed (assumed), in classic times only before it was RUNNING.
 */
export function noteStoppedByItself(ctx: Context, task: TaskRow): void {
  if (task.stopCode !== "TaskFailedToStart" && task.stopCode !== "EssentialContainerExited") return;
  if ((isClassic(ctx, "runningResets") ? task.startedAt : task.healthyAt) === null) noteFailure(ctx, task.deploymentId);
  if (task.startedAt !== null || !belongsToPrimary(ctx, task)) return;
  const service = ctx.need(services, task.serviceArn ?? "");
  const failures = service.startFailuresInARow + 1;
  const wait = backoffAfter(failures, isClassic(ctx, "shortBackoff") ? BACKOFF_LONGEST_CLASSIC : BACKOFF_LONGEST);
  ctx.update(services, service.serviceArn, {
    startFailuresInARow: failures,
    retryAt: wait === 0 ? null : ctx.now + wait,
  });
}

/** Task sets are all of one rank: any of them throttles its service (assumed). */
function belongsToPrimary(ctx: Context, { serviceArn, deploymentId }: TaskRow): boolean {
  const service = serviceArn === null ? undefined : ctx.find(services, serviceArn);
  if (service === undefined || deploymentId === null) return false;
  return isBySets(service) || ctx.find(deployments, deploymentId)?.status === "PRIMARY";
}
