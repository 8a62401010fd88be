import type { Context } from "../../../kernel/context.ts";
import { forgetConnect, setConnect } from "../connect/connect.ts";
import { setRegistry } from "../discovery/discovery.ts";
import { forgetOptions } from "../rollouts/rollouts.ts";
import { deployments, deploymentHistory, deploymentsByService, eventsByService, liveTasksByService, serviceEvents, services, type ServiceRow } from "../tables.ts";
import { taskSets } from "../taskSets/table.ts";
import { forgetService } from "../timers.ts";
import { INACTIVE_SERVICE_KEPT } from "../timing.ts";
import { freeShares } from "./daemon/late.ts";
import { crewOf } from "./crew.ts";
import { stopMembers } from "./stopMembers.ts";
import { wakeServicesWaitingForRoom } from "./wakeService.ts";

/**
 * One pass over a service that was deleted: its tasks are told to stop, and it is INACTIVE as soon as all of them are
 * STOPPING or further. ECS API, DeleteService.
 */
export function drainService(ctx: Context, service: ServiceRow): void {
  const { serviceArn } = service;
  if (freeShares(ctx, serviceArn) > 0) wakeServicesWaitingForRoom(ctx, service.clusterArn);
  const sightings = crewOf(ctx, service).sightings.map(({ task, member, changesAt }) => ({ task, member, fault: null, changesAt }));
  const generations = ctx.where(deploymentsByService, serviceArn);
  const primary = generations.find(({ status }) => status === "PRIMARY") ?? generations[0];
  stopMembers(ctx, serviceArn, { sightings, deploymentId: primary?.deploymentId ?? "" });
  const open = ctx.where(liveTasksByService, serviceArn).some(({ lastStatus }) => !ENDING.has(lastStatus));
  if (!open) close(ctx, serviceArn);
}

const ENDING: ReadonlySet<string> = new Set(["STOPPING", "DEPROVISIONING"]);

/** Takes away all that is left of a service: it can no longer be described, or its name is used anew. */
export function removeService(ctx: Context, serviceArn: string): void {
  for (const { eventId } of ctx.where(eventsByService, serviceArn)) ctx.remove(serviceEvents, eventId);
  for (const { deploymentId } of ctx.where(deploymentHistory, serviceArn)) {
    ctx.remove(deployments, deploymentId);
    setRegistry(ctx, deploymentId, null);
    forgetConnect(ctx, deploymentId);
  }
  setRegistry(ctx, serviceArn, null);
  forgetOptions(ctx, serviceArn);
  ctx.remove(services, serviceArn);
}

/** The hour is over, unless the name was taken anew meanwhile. */
export function forgetServiceIfDeleted(ctx: Context, serviceArn: string): void {
  const service = ctx.find(services, serviceArn);
  if (service?.status !== "INACTIVE" || service.inactiveSince === null) return;
  const due = service.inactiveSince + INACTIVE_SERVICE_KEPT;
  if (ctx.now >= due) removeService(ctx, serviceArn);
  else ctx.schedule(forgetService, serviceArn, due - ctx.now);
}

function close(ctx: Context, serviceArn: string): void {
  setConnect(ctx, serviceArn, null);
  for (const { deploymentId } of ctx.where(deploymentsByService, serviceArn)) {
    ctx.update(deployments, deploymentId, { status: "INACTIVE", desiredCount: 0 });
    if (ctx.find(taskSets, deploymentId) !== undefined) ctx.remove(taskSets, deploymentId);
  }
  ctx.update(services, serviceArn, { status: "INACTIVE", inactiveSince: ctx.now, waitsForRoom: false });
  ctx.schedule(forgetService, serviceArn, INACTIVE_SERVICE_KEPT);
}
