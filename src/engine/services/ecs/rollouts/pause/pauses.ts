import type { Context, View } from "../../../../kernel/context.ts";
import { crewOf } from "../../processes/crew.ts";
import { noteFirstHealth } from "../../processes/failures.ts";
import { haltedPass } from "../../processes/replicaPass.ts";
import { rollBackFor } from "../../processes/stopDeployment.ts";
import { openServiceDeploymentOf } from "../../serviceDeployments/find.ts";
import type { ServiceDeploymentRow } from "../../serviceDeployments/table.ts";
import { deployments, deploymentsByService, services, type ServiceRow } from "../../tables.ts";
import { reconcileService } from "../../timers.ts";
import { beginHooks, lookAtHooks } from "../shift/hooks.ts";
import type { DeploymentOptions } from "../tables.ts";
import { failedFor } from "../shift/words.ts";
import { rollingPauses, stagedOf, type RollingPauseRow } from "./table.ts";

/** A rolling deployment begins that pauses somewhere: its first stage is the one before any of its tasks starts. */
export function beginPauses(ctx: Context, { serviceDeploymentArn, serviceArn }: ServiceDeploymentRow, { shift }: DeploymentOptions): void {
  if (shift === undefined || shift.hooks.length === 0) return;
  const row = ctx.insert(rollingPauses, { serviceDeploymentArn, serviceArn, stage: "PRE_SCALE_UP", since: ctx.now, hooks: [] });
  if (enter(ctx, row, "PRE_SCALE_UP").hooks.length === 0) enter(ctx, row, "SCALE_UP");
}

function enter(ctx: Context, { serviceDeploymentArn }: RollingPauseRow, stage: RollingPauseRow["stage"]): RollingPauseRow {
  const entered = ctx.update(rollingPauses, serviceDeploymentArn, { stage, since: ctx.now, hooks: [] });
  return ctx.update(rollingPauses, serviceDeploymentArn, { hooks: beginHooks(ctx, stagedOf(entered)) });
}

const isWaiting = ({ hooks }: RollingPauseRow): boolean => hooks.some(({ status }) => status === "AWAITING_ACTION");

const pauseOf = (view: View, { serviceDeploymentArn, status }: ServiceDeploymentRow): RollingPauseRow | undefined => (status === "IN_PROGRESS" ? view.find(rollingPauses, serviceDeploymentArn) : undefined);

/** What was said to the pauses of a deployment is done. */
export function turnPauses(ctx: Context, serviceArn: string): void {
  const open = openServiceDeploymentOf(ctx, serviceArn);
  const row = open && pauseOf(ctx, open);
  if (open === undefined || row === undefined) return;
  const { hooks, problem } = lookAtHooks(ctx, stagedOf(row));
  const looked = ctx.update(rollingPauses, row.serviceDeploymentArn, { hooks });
  if (problem !== null) return rollBackFor(ctx, open, failedFor(problem));
  if (row.stage !== "PRE_SCALE_UP" || isWaiting(looked)) return;
  enter(ctx, row, "SCALE_UP");
  ctx.update(deployments, open.deploymentId, { desiredCount: ctx.need(services, serviceArn).desiredCount });
}

/** One pass over a service whose deployment waits before its first task: what was there is kept. False: none does. */
export function pausedPass(ctx: Context, service: ServiceRow): boolean {
  if (ctx.size(rollingPauses) === 0) return false;
  const { serviceArn } = service;
  const open = openServiceDeploymentOf(ctx, serviceArn);
  const row = open && pauseOf(ctx, open);
  if (open === undefined || row?.stage !== "PRE_SCALE_UP") return false;
  // Also when the service was scaled meanwhile.
  ctx.update(deployments, open.deploymentId, { desiredCount: 0 });
  const crew = crewOf(ctx, service);
  noteFirstHealth(ctx, crew);
  haltedPass(ctx, service, { generations: ctx.where(deploymentsByService, serviceArn), crew });
  ctx.schedule(reconcileService, serviceArn, dueAt(row) - ctx.now);
  return true;
}

/** Until when a deployment waits whose tasks are all in service; undefined: not at all. */
export function pausesUntil(ctx: Context, open: ServiceDeploymentRow): number | undefined {
  const row = pauseOf(ctx, open);
  if (row === undefined) return undefined;
  const present = row.stage === "SCALE_UP" ? enter(ctx, row, "POST_SCALE_UP") : row;
  return isWaiting(present) ? dueAt(present) : undefined;
}

/** When the first of those that are waited for is waited for no longer. */
const dueAt = ({ hooks }: RollingPauseRow): number => Math.min(...hooks.flatMap((run) => (run.status === "AWAITING_ACTION" ? [run.dueAt] : [])));
