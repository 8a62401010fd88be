import type { Context } from "../../../kernel/context.ts";
import { complain, mend, nextComplaintAt, taskList, writeEvent } from "../events.ts";
import { LAUNCHES_PER_PASS } from "../limits.ts";
import {
  deployments,
  deploymentsByService,
  liveTasksByService,
  services,
  tasks,
  type DeploymentRow,
  type ServiceRow,
} from "../tables.ts";
import { reconcileService } from "../timers.ts";
import { PASS_INTERVAL, SAME_EVENT_SILENCE } from "../timing.ts";
import { drainService } from "./drainService.ts";
import { noteFailure, noteHealthy } from "./failures.ts";
import { lookAt, type Sighting } from "./members.ts";
import type { Subject } from "../placement/subject.ts";
import { placeTasks, sayWhyNot } from "./placeTasks.ts";
import { decideRollout, type Decision } from "./rollout.ts";
import { settleDeployments } from "./settleDeployments.ts";
import { stopMembers } from "./stopMembers.ts";
import { syncTargets } from "./syncTargets.ts";

/**
 * The service scheduler: brings one service a step nearer to what it should be. It looks at what is, never at what
 * happened, so a lost or doubled wake does no harm. One pass makes at most one batch of starts and one of stops.
 */
export function reconcile(ctx: Context, serviceArn: string): void {
  const service = ctx.find(services, serviceArn);
  if (service === undefined || service.status === "INACTIVE") return;
  const due = service.lastPassAt === null ? ctx.now : service.lastPassAt + PASS_INTERVAL;
  if (ctx.now < due) return ctx.schedule(reconcileService, serviceArn, due - ctx.now);
  ctx.update(services, serviceArn, { lastPassAt: ctx.now });
  const registered = syncTargets(ctx, service);
  if (!registered) ctx.schedule(reconcileService, serviceArn, PASS_INTERVAL);
  const present = ctx.need(services, serviceArn);
  if (present.status === "DRAINING") drainService(ctx, present);
  else bringNearer(ctx, present);
}

interface Situation {
  readonly sightings: readonly Sighting[];
  readonly primary: DeploymentRow;
  readonly older: readonly DeploymentRow[];
}

function bringNearer(ctx: Context, service: ServiceRow): void {
  const { serviceArn } = service;
  const live = ctx.where(liveTasksByService, serviceArn);
  const sightings = live.filter((task) => task.desiredStatus === "RUNNING").map((task) => lookAt(ctx, service, task));
  noteFirstHealth(ctx, sightings);
  const generations = ctx.where(deploymentsByService, serviceArn);
  const primary = generations.find(({ status }) => status === "PRIMARY");
  if (primary === undefined) return;
  const situation = { sightings, primary, older: generations.filter(({ status }) => status === "ACTIVE") };
  const decision = decide(ctx, service, situation, live.length - sightings.length);
  const hadRoom = start(ctx, service, { ...situation, decision });
  const stopped = new Set(decision.stop.map(({ taskArn }) => taskArn));
  stopMembers(ctx, serviceArn, {
    sightings: sightings.filter(({ task }) => stopped.has(task.taskArn)),
    deploymentId: primary.deploymentId,
  });
  for (const [deploymentId, wanted] of decision.wanted) ctx.update(deployments, deploymentId, { desiredCount: wanted });
  speakUp(ctx, service, decision);
  const acted = decision.start > 0 || decision.startOlder.length > 0 || decision.stop.length > 0;
  settleDeployments(ctx, ctx.need(services, serviceArn), { ...situation, primary: ctx.need(deployments, primary.deploymentId), acted });
  setClock(ctx, serviceArn, { sightings, soon: acted && hadRoom });
}

function decide(ctx: Context, service: ServiceRow, { sightings, primary, older }: Situation, stopping: number): Decision {
  const membersOf = ({ deploymentId }: DeploymentRow) =>
    sightings.filter(({ task }) => task.deploymentId === deploymentId).map(({ member }) => member);
  const { desiredCount, minimumHealthyPercent, maximumPercent, retryAt } = service;
  return decideRollout({
    desiredCount,
    minimumHealthyPercent,
    maximumPercent,
    inProgress: primary.rolloutState === "IN_PROGRESS",
    primary: membersOf(primary),
    primaryFails: primary.failedTasks > 0,
    older: older.map((deployment) => ({
      deploymentId: deployment.deploymentId,
      wanted: deployment.desiredCount,
      members: membersOf(deployment),
    })),
    stopping,
    mayStart: retryAt === null || ctx.now >= retryAt,
  });
}

/** Launches what was decided, as far as there is room and the launch quota goes. Returns whether there was room for all. */
function start(ctx: Context, service: ServiceRow, { decision, primary, older }: Situation & { readonly decision: Decision }): boolean {
  const { serviceArn } = service;
  const orders = [
    ...decision.startOlder.map(({ deploymentId, count }) => ({ deployment: older.find((one) => one.deploymentId === deploymentId), count })),
    { deployment: primary, count: decision.start },
  ];
  const launched: string[] = [];
  let obstacle: Subject | null = null;
  for (const { deployment, count } of orders) {
    const allowed = Math.min(count, LAUNCHES_PER_PASS - launched.length);
    if (deployment === undefined || allowed <= 0) continue;
    const placed = placeTasks(ctx, service, { deployment, count: allowed });
    launched.push(...placed.launched.map(({ taskArn }) => taskArn));
    if (placed.obstacle !== null) noteFailure(ctx, deployment.deploymentId);
    obstacle ??= placed.obstacle;
  }
  if (launched.length > 0) sayStarted(ctx, serviceArn, { launched, unhealthy: decision.startForUnhealthy });
  if (obstacle !== null) sayWhyNot(ctx, serviceArn, obstacle);
  else if (launched.length > 0) mend(ctx, serviceArn, "noPlace", "noInstances");
  ctx.update(services, serviceArn, { waitsForRoom: obstacle !== null });
  return obstacle === null;
}

function sayStarted(
  ctx: Context,
  serviceArn: string,
  { launched, unhealthy }: { readonly launched: readonly string[]; readonly unhealthy: number },
): void {
  const words = { count: launched.length, tasks: taskList(launched), unhealthy: Math.min(unhealthy, launched.length) };
  writeEvent(ctx, serviceArn, unhealthy > 0 ? "startedForUnhealthy" : "started", words);
}

function noteFirstHealth(ctx: Context, sightings: readonly Sighting[]): void {
  for (const { task, member } of sightings) {
    if (!member.healthy || task.healthyAt !== null) continue;
    ctx.update(tasks, task.taskArn, { healthyAt: ctx.now });
    noteHealthy(ctx, task);
  }
}

/** What holds the service up and would otherwise not be seen. */
function speakUp(ctx: Context, { serviceArn, retryAt }: ServiceRow, { blocked }: Decision): void {
  if (blocked) complain(ctx, serviceArn, "blocked");
  else mend(ctx, serviceArn, "blocked");
  if (retryAt !== null) complain(ctx, serviceArn, "throttled");
  else mend(ctx, serviceArn, "throttled");
}

/** Changes wake the scheduler. What comes by the mere passing of time is waited for. */
function setClock(
  ctx: Context,
  serviceArn: string,
  { sightings, soon }: { readonly sightings: readonly Sighting[]; readonly soon: boolean },
): void {
  const service = ctx.need(services, serviceArn);
  const times = [
    soon ? ctx.now + PASS_INTERVAL : undefined,
    service.retryAt ?? undefined,
    nextComplaintAt(service),
    service.steady && service.steadySaidAt !== null ? service.steadySaidAt + SAME_EVENT_SILENCE : undefined,
    ...sightings.map(({ changesAt }) => changesAt ?? undefined),
  ];
  let at = Infinity;
  for (const time of times) if (time !== undefined && time > ctx.now && time < at) at = time;
  if (at < Infinity) ctx.schedule(reconcileService, serviceArn, Math.max(PASS_INTERVAL, at - ctx.now));
}
