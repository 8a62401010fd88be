import { idOf } from "../../../../../aws/arn.ts";
import type { Context } from "../../../../kernel/context.ts";
import { complain, mend } from "../../events.ts";
import { LAUNCHES_PER_PASS, UNPLACEABLE_TOLD } from "../../limits.ts";
import { eventClauseOf } from "../../placement/cause.ts";
import type { Subject } from "../../placement/subject.ts";
import { roleProblem } from "../../roleRules.ts";
import { subjectOfService } from "../../placement/subjectOf.ts";
import { deployments, deploymentsByService, liveTasksByService, services, sharesByService, type DeploymentRow, type ServiceRow } from "../../tables.ts";
import { countedUp, crewOf } from "../crew.ts";
import { noteFailure, noteFirstHealth } from "../failures.ts";
import { launchMember } from "../launchMember.ts";
import type { Sighting } from "../members.ts";
import { mendRoles, sayUnassumable } from "../roleTrouble.ts";
import { sayProtected } from "../sayProtected.ts";
import { sayStarted } from "../sayStarted.ts";
import { setClock } from "../setClock.ts";
import { settleDeployments } from "../settleDeployments.ts";
import { speakUp } from "../speakUp.ts";
import { wakeServicesWaitingForRoom } from "../wakeService.ts";
import { stopMembers } from "../stopMembers.ts";
import { decideDaemon, type DaemonDecision } from "./decideDaemon.ts";
import { postsOf, type FoundPost } from "./posts.ts";
import { freeShares, keepShare } from "./shares.ts";

/** One pass over a DAEMON service: one task on each instance that qualifies, and none elsewhere. */
export function daemonPass(ctx: Context, service: ServiceRow): void {
  const { serviceArn, minimumHealthyPercent, retryAt } = service;
  const live = ctx.where(liveTasksByService, serviceArn);
  const crew = crewOf(ctx, service);
  const { sightings } = crew;
  noteFirstHealth(ctx, crew);
  const primary = ctx.where(deploymentsByService, serviceArn).find(({ status }) => status === "PRIMARY");
  if (primary === undefined) return;
  const subject = subjectOfService(ctx, service, primary);
  const kept = freeShares(ctx, serviceArn);
  const posts = postsOf(ctx, service, { subject, primaryId: primary.deploymentId, sightings, live });
  const inProgress = primary.rolloutState === "IN_PROGRESS";
  const error = roleProblem(ctx, subject.definition.definition);
  if (error === null) mendRoles(ctx, serviceArn);
  else sayUnassumable(ctx, primary, error);
  const mayStart = error === null && (retryAt === null || ctx.now >= retryAt);
  const decision = decideDaemon({ posts, minimumHealthyPercent, inProgress, mayStart });
  count(ctx, { service, primary, sightings, decision });
  const startedAll = start(ctx, { primary, subject, posts, decision, told: service.startsToTell });
  if (ctx.count(sharesByService, serviceArn) < kept) wakeServicesWaitingForRoom(ctx, service.clusterArn);
  const stopped = new Set(decision.stop.map(({ taskArn }) => taskArn));
  const leave = sightings.filter(({ task }) => stopped.has(task.taskArn));
  stopMembers(ctx, serviceArn, { sightings: leave, deploymentId: primary.deploymentId });
  const full = new Set(decision.unplaceable);
  sayUnplaceable(ctx, primary, posts.filter(({ containerInstanceArn }) => full.has(containerInstanceArn)));
  speakUp(ctx, service, decision);
  sayProtected(ctx, serviceArn, heldBy(sightings, primary, stopped));
  const acted = decision.start.length > 0 || decision.stop.length > 0;
  // What is out of reach is not counted, and nothing waits for it.
  const away = new Set(posts.filter(({ state }) => state === "away").map(({ containerInstanceArn }) => containerInstanceArn));
  const within = countedUp(sightings.filter(({ task }) => !away.has(task.containerInstanceArn)));
  const present = ctx.need(deployments, primary.deploymentId);
  settleDeployments(ctx, ctx.need(services, serviceArn), { primary: present, crew: within, acted });
  setClock(ctx, serviceArn, { crew, soon: acted || !startedAll });
}

/** The older deployment that keeps a task because it is protected. */
function heldBy(sightings: readonly Sighting[], primary: DeploymentRow, stopped: ReadonlySet<string>): string | undefined {
  return (
    sightings.find(
      ({ task, member }) => task.deploymentId !== primary.deploymentId && member.protected && !stopped.has(task.taskArn),
    )?.task.deploymentId ?? undefined
  );
}

/** The desired count follows the instances; of an older deployment what is left of it is wanted. */
function count(
  ctx: Context,
  { service, primary, sightings, decision: { desiredCount, stop } }: {
    readonly service: ServiceRow;
    readonly primary: DeploymentRow;
    readonly sightings: readonly Sighting[];
    readonly decision: DaemonDecision;
  },
): void {
  ctx.update(services, service.serviceArn, { desiredCount });
  ctx.update(deployments, primary.deploymentId, { desiredCount });
  const stopped = new Set(stop.map(({ taskArn }) => taskArn));
  for (const { deploymentId, status } of ctx.where(deploymentsByService, service.serviceArn)) {
    if (status !== "ACTIVE") continue;
    const left = sightings.filter(({ task }) => task.deploymentId === deploymentId && !stopped.has(task.taskArn));
    ctx.update(deployments, deploymentId, { desiredCount: left.length });
  }
}

/** Launches what was decided, as far as the launch quota goes, and tells of what was launched since. Returns whether that was all. */
function start(
  ctx: Context,
  { primary, subject, posts, decision, told }: {
    readonly primary: DeploymentRow;
    readonly subject: Subject;
    readonly posts: readonly FoundPost[];
    readonly decision: DaemonDecision;
    readonly told: readonly string[];
  },
): boolean {
  const wanted = new Set(decision.start);
  const due = posts.filter(({ containerInstanceArn }) => wanted.has(containerInstanceArn));
  const launched = due
    .slice(0, LAUNCHES_PER_PASS)
    .map(({ instance }) => launchMember(ctx, { deployment: primary, subject, instance }).taskArn);
  const started = [...told, ...launched];
  if (started.length > 0) {
    ctx.update(services, primary.serviceArn, { startsToTell: [] });
    sayStarted(ctx, primary.serviceArn, { launched: started, unhealthy: 0 });
    // Some may wait for just this: a constraint can ask for a daemon beside them.
    wakeServicesWaitingForRoom(ctx, subject.clusterArn);
  }
  const seated = new Set(due.slice(0, LAUNCHES_PER_PASS));
  for (const post of posts) if (isDue(post) && !seated.has(post)) keepShare(ctx, primary.serviceArn, { subject, containerInstanceArn: post.containerInstanceArn });
  return launched.length === due.length;
}

/** A task is to be there and is not: it is throttled, or beyond the launch quota. */
function isDue({ state, members, stopping, fits }: FoundPost): boolean {
  return state === "open" && members.length === 0 && stopping === 0 && fits;
}

/** Says on which instances there is no room; nothing is stopped to make it (assumed). */
function sayUnplaceable(ctx: Context, { serviceArn, deploymentId }: DeploymentRow, full: readonly FoundPost[]): void {
  ctx.update(services, serviceArn, { waitsForRoom: full.length > 0 });
  if (full.length === 0) return mend(ctx, serviceArn, "noPlace");
  noteFailure(ctx, deploymentId);
  for (const { containerInstanceArn, lack } of full.slice(0, UNPLACEABLE_TOLD)) {
    if (lack === undefined) continue;
    complain(ctx, serviceArn, "noPlace", { containerInstance: idOf(containerInstanceArn), clause: eventClauseOf(lack) });
  }
}
