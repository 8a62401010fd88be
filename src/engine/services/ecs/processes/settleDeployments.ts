import type { Context, View } from "../../../kernel/context.ts";
import { deploymentStateChanged } from "../contract.ts";
import { writeEvent } from "../events.ts";
import { bakesUntil } from "../rollouts/rollouts.ts";
import { openServiceDeploymentOf } from "../serviceDeployments/find.ts";
import { completeServiceDeployment } from "../serviceDeployments/follow.ts";
import {
  deployments,
  deploymentsByService,
  liveTasksByService,
  services,
  type DeploymentRow,
  type ServiceRow,
  type TaskRow,
} from "../tables.ts";
import { SAME_EVENT_SILENCE } from "../timing.ts";
import { reconcileService } from "../timers.ts";
import { areAllOf, type Crew } from "./crew.ts";
import type { Sighting } from "./members.ts";

/**
 * Says when a deployment is complete, and when a service is steady. ECS API, TaskSet.stabilityStatus: as many tasks
 * as desired, none pending, none on a DRAINING instance, all healthy. Tasks that drain count as running until their
 * containers are told to stop (assumed: deployments are seen to take the deregistration delay longer).
 */
export function settleDeployments(
  ctx: Context,
  service: ServiceRow,
  { primary, crew, acted }: { readonly primary: DeploymentRow; readonly crew: Crew; readonly acted: boolean },
): void {
  const { serviceArn } = service;
  const { sightings } = crew;
  // A pass that acted cannot be the last, and it is those of large deployments that act.
  const isFull = !acted && isComplete(service, primary, crew);
  const lingering = isFull ? lingeringOf(ctx, serviceArn, sightings) : [];
  const complete = isFull && lingering.every(({ deploymentId }) => deploymentId === primary.deploymentId) && !isBaking(ctx, primary);
  const completes = complete && primary.rolloutState === "IN_PROGRESS";
  if (completes) completeDeployment(ctx, primary);
  retire(ctx, service, { sightings, keeps: null });
  const steady = complete && lingering.length === 0;
  if (!steady) ctx.update(services, serviceArn, { steady: false });
  else if (completes || !service.steady || service.steadySaidAt === null || ctx.now >= service.steadySaidAt + SAME_EVENT_SILENCE) {
    ctx.update(services, serviceArn, { steady: true, steadySaidAt: ctx.now });
    writeEvent(ctx, serviceArn, "steady");
  }
}

/** Whether a deployment that could be complete is watched for a while. Its service is looked after when that is over. */
function isBaking(ctx: Context, { serviceArn, rolloutState }: DeploymentRow): boolean {
  const open = rolloutState === "IN_PROGRESS" ? openServiceDeploymentOf(ctx, serviceArn) : undefined;
  const until = open === undefined ? undefined : bakesUntil(ctx, open);
  if (until !== undefined) ctx.schedule(reconcileService, serviceArn, until - ctx.now);
  return until !== undefined;
}

/** Whether all tasks that are to run are of the primary deployment, healthy, and as many as desired. */
function isComplete({ desiredCount }: ServiceRow, { deploymentId }: DeploymentRow, crew: Crew): boolean {
  const { healthy, leaving } = crew;
  return crew.sightings.length === desiredCount && healthy === desiredCount && leaving === 0 && areAllOf(crew, deploymentId);
}

/** Tasks that were told to stop and whose containers were not yet. Where there are no more than those that are to run, none was. */
function lingeringOf(view: View, serviceArn: string, toRun: readonly Sighting[]): readonly TaskRow[] {
  if (view.count(liveTasksByService, serviceArn) === toRun.length) return [];
  return view
    .where(liveTasksByService, serviceArn)
    .filter(({ desiredStatus, lastStatus }) => desiredStatus === "STOPPED" && lastStatus !== "STOPPING");
}

/** An older deployment is listed as long as it has tasks, or is to have some. ECS API, Deployment. `keeps` stays in any case. */
export function retire(ctx: Context, { serviceArn }: ServiceRow, { sightings, keeps }: { readonly sightings: readonly Sighting[]; readonly keeps: string | null }): void {
  const isPresent = (deploymentId: string) =>
    sightings.some(({ task }) => task.deploymentId === deploymentId) ||
    lingeringOf(ctx, serviceArn, sightings).some((task) => task.deploymentId === deploymentId);
  for (const { deploymentId, status, desiredCount } of ctx.where(deploymentsByService, serviceArn)) {
    if (status === "ACTIVE" && desiredCount === 0 && deploymentId !== keeps && !isPresent(deploymentId)) {
      ctx.update(deployments, deploymentId, { status: "INACTIVE", updatedAt: ctx.now });
    }
  }
}

function completeDeployment(ctx: Context, { deploymentId, serviceArn }: DeploymentRow): void {
  ctx.update(deployments, deploymentId, {
    rolloutState: "COMPLETED",
    rolloutStateReason: `ECS deployment ${deploymentId} completed.`,
    failedTasks: 0,
    completedAt: ctx.now,
    updatedAt: ctx.now,
  });
  for (const older of ctx.where(deploymentsByService, serviceArn)) {
    if (older.deploymentId !== deploymentId) ctx.update(deployments, older.deploymentId, { desiredCount: 0 });
  }
  completeServiceDeployment(ctx, serviceArn);
  ctx.emit(deploymentStateChanged, { deploymentId, serviceArn, rolloutState: "COMPLETED" });
  writeEvent(ctx, serviceArn, "completed", { deploymentId });
}
