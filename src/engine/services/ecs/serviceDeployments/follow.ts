import type { Context } from "../../../kernel/context.ts";
import { startDeployment } from "../processes/startDeployment.ts";
import { beginOptions, endOptions, forgetOptions } from "../rollouts/rollouts.ts";
import type { DeploymentRow, ServiceRow } from "../tables.ts";
import { countsOfRevisions, presentRevisions } from "./counts.ts";
import { isOver, openServiceDeploymentOf } from "./find.ts";
import { serviceDeploymentArnFor } from "./ids.ts";
import { serviceDeployments, serviceDeploymentsByService, type ServiceDeploymentRow } from "./table.ts";

/** Makes a new deployment of what a service is now, and its entry in the service's history. One that was open ends. */
export function deployService(ctx: Context, service: ServiceRow): DeploymentRow {
  const { serviceArn } = service;
  const sources = countsOfRevisions(ctx, serviceArn, presentRevisions(ctx, serviceArn));
  supersede(ctx, serviceArn);
  const deployment = startDeployment(ctx, service);
  beginOptions(ctx, ctx.insert(serviceDeployments, newEntry(service, deployment, sources)));
  return deployment;
}

/** The entry of the deployment that a service was found with. What it replaced is not known. */
export function restoreServiceDeployment(ctx: Context, service: ServiceRow, deployment: DeploymentRow): void {
  const { createdAt, updatedAt, completedAt, rolloutState } = deployment;
  const status = rolloutState === "COMPLETED" ? "SUCCESSFUL" : rolloutState === "FAILED" ? "STOPPED" : "IN_PROGRESS";
  const finishedAt = status === "IN_PROGRESS" ? null : (completedAt ?? updatedAt);
  ctx.insert(serviceDeployments, { ...newEntry(service, deployment, []), status, startedAt: createdAt, finishedAt, updatedAt });
}

function newEntry(
  { serviceArn, minimumHealthyPercent, maximumPercent }: ServiceRow,
  { deploymentId, serviceRevisionArn, desiredCount, createdAt }: DeploymentRow,
  sources: ServiceDeploymentRow["sources"],
): ServiceDeploymentRow {
  return {
    serviceDeploymentArn: serviceDeploymentArnFor(serviceArn, deploymentId),
    serviceArn,
    deploymentId,
    status: "PENDING",
    statusReason: null,
    minimumHealthyPercent,
    maximumPercent,
    target: { arn: serviceRevisionArn, requestedTaskCount: desiredCount, runningTaskCount: 0, pendingTaskCount: 0 },
    sources,
    rollback: null,
    createdAt,
    startedAt: null,
    finishedAt: null,
    stoppedAt: null,
    updatedAt: createdAt,
  };
}

/** The scheduler looks after a service: what waited for that begins. */
export function beginServiceDeployment(ctx: Context, { serviceDeploymentArn }: ServiceDeploymentRow): void {
  ctx.update(serviceDeployments, serviceDeploymentArn, { status: "IN_PROGRESS", startedAt: ctx.now, updatedAt: ctx.now });
}

/** A deployment is complete: whatever was asked of it since comes too late. ECS guide, "Service deployment states". */
export function completeServiceDeployment(ctx: Context, serviceArn: string): void {
  const open = openServiceDeploymentOf(ctx, serviceArn);
  if (open === undefined) return;
  endServiceDeployment(ctx, open, { status: open.status === "ROLLBACK_IN_PROGRESS" ? "ROLLBACK_SUCCESSFUL" : "SUCCESSFUL" });
}

/** ECS guide, "Service deployments": they are deleted with their service. */
export function forgetServiceDeployments(ctx: Context, serviceArn: string): void {
  for (const row of ctx.where(serviceDeploymentsByService, serviceArn)) forgetOne(ctx, row);
}

function forgetOne(ctx: Context, { serviceDeploymentArn }: ServiceDeploymentRow): void {
  ctx.remove(serviceDeployments, serviceDeploymentArn);
  forgetOptions(ctx, serviceDeploymentArn);
}

/** It ends with the counts that it has now. */
export function endServiceDeployment(
  ctx: Context,
  deployment: ServiceDeploymentRow,
  end: Pick<ServiceDeploymentRow, "status"> & Partial<Pick<ServiceDeploymentRow, "statusReason" | "stoppedAt">>,
): void {
  endOptions(ctx, deployment);
  const { serviceDeploymentArn, serviceArn, target, sources } = deployment;
  const [now = target, ...before] = countsOfRevisions(ctx, serviceArn, [target, ...sources].map(({ arn }) => arn));
  ctx.update(serviceDeployments, serviceDeploymentArn, { ...end, target: now, sources: before, finishedAt: ctx.now, updatedAt: ctx.now });
}

/** A newer deployment takes over. What is so old that nobody is told of it goes at the same time. */
function supersede(ctx: Context, serviceArn: string): void {
  const open = openServiceDeploymentOf(ctx, serviceArn);
  if (open !== undefined) {
    const status = open.status === "ROLLBACK_IN_PROGRESS" ? "ROLLBACK_FAILED" : "STOPPED";
    endServiceDeployment(ctx, open, { status, statusReason: SUPERSEDED, stoppedAt: ctx.now });
  }
  for (const row of ctx.where(serviceDeploymentsByService, serviceArn)) {
    if (isOver(ctx, row)) forgetOne(ctx, row);
  }
}

/** Assumed, after the other reasons: see words.ts. */
const SUPERSEDED = "The service deployment was stopped because a newer service deployment started.";
