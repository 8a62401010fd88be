import type { Context } from "../../../kernel/context.ts";
import { fargate, isSpecial } from "../fargate/late.ts";
import { SERVICE_DEFAULT } from "../placement/subject.ts";
import { strategiesOf } from "../placementRules.ts";
import { deployments, deploymentsByService, liveTasksByService, services, type DeploymentRow, type ServiceRow } from "../tables.ts";
import { areAllOf, crewOf, type Crew } from "./crew.ts";
import { noteFirstHealth } from "./failures.ts";
import { setClock } from "./setClock.ts";
import { decideRollout, decideSound, type Decision, type Rollout } from "./rollout.ts";
import { keepMoving, rebalance } from "./rebalance/rebalance.ts";
import { sayProtected } from "./sayProtected.ts";
import { retire, settleDeployments } from "./settleDeployments.ts";
import { sharesPass } from "./sharesPass.ts";
import { speakUp } from "./speakUp.ts";
import { startOrders, type Order } from "./startOrders.ts";
import { stopMembers } from "./stopMembers.ts";

/** One pass over a REPLICA service: one batch of starts and one of stops, towards as many tasks as it wants. */
export function replicaPass(ctx: Context, service: ServiceRow): void {
  const { serviceArn } = service;
  const crew = crewOf(ctx, service);
  noteFirstHealth(ctx, crew);
  const generations = ctx.where(deploymentsByService, serviceArn);
  const primary = generations.find(({ status }) => status === "PRIMARY");
  if (primary === undefined) return;
  if (primary.rolloutState === "FAILED") return haltedPass(ctx, service, { generations, crew });
  const situation = { crew, primary, older: generations.filter(({ status }) => status === "ACTIVE") };
  const newcomer = keepMoving(ctx, service, situation);
  const desiredCount = service.desiredCount + (newcomer === null ? 0 : 1);
  const decision = decide(ctx, service, situation, { desiredCount, stopping: ctx.count(liveTasksByService, serviceArn) - crew.sightings.length });
  const hadRoom = startOrders(ctx, service, { orders: ordersOf(decision, situation), unhealthy: decision.startForUnhealthy });
  const stopped = new Set(decision.stop.map(({ taskArn }) => taskArn));
  stopMembers(ctx, serviceArn, {
    sightings: stopped.size === 0 ? [] : crew.sightings.filter(({ task }) => stopped.has(task.taskArn)),
    deploymentId: primary.deploymentId,
  });
  for (const [deploymentId, wanted] of decision.wanted) ctx.update(deployments, deploymentId, { desiredCount: wanted });
  speakUp(ctx, service, decision);
  sayProtected(ctx, serviceArn, heldBy(service, situation, stopped));
  const acted = decision.start > 0 || decision.startOlder.length > 0 || decision.stop.length > 0;
  const present = { crew, primary: ctx.need(deployments, primary.deploymentId), acted };
  // A service that has one task more for a while, to balance its zones, is as steady as it was.
  if (newcomer === null) settleDeployments(ctx, ctx.need(services, serviceArn), present);
  const after = ctx.need(services, serviceArn);
  if (!acted && after.steady) rebalance(ctx, after, present);
  setClock(ctx, serviceArn, { crew, soon: acted && hadRoom });
}

/** The deployment that keeps more tasks than it should because they are protected. */
function heldBy({ desiredCount }: ServiceRow, { crew: { sightings, shielded }, primary, older }: Situation, stopped: ReadonlySet<string>): string | undefined {
  if (shielded === 0) return undefined;
  if (older.length === 0 && sightings.length <= desiredCount) return undefined;
  const spared = (deploymentId: string) =>
    sightings.filter(
      ({ task, member }) => task.deploymentId === deploymentId && member.protected && !member.failing && !stopped.has(task.taskArn),
    ).length;
  if (spared(primary.deploymentId) > desiredCount) return primary.deploymentId;
  if (older.length === 0) return undefined;
  const ready = sightings.filter(({ task, member }) => task.deploymentId === primary.deploymentId && member.healthy).length;
  return ready < desiredCount ? undefined : older.find(({ deploymentId }) => spared(deploymentId) > 0)?.deploymentId;
}

interface Situation {
  readonly crew: Crew;
  readonly primary: DeploymentRow;
  readonly older: readonly DeploymentRow[];
}

function decide(
  ctx: Context,
  service: ServiceRow,
  { crew, primary, older }: Situation,
  { desiredCount, stopping }: { readonly desiredCount: number; readonly stopping: number },
): Decision {
  const membersOf = ({ deploymentId }: DeploymentRow) =>
    areAllOf(crew, deploymentId) ? crew.sightings : crew.sightings.filter(({ task }) => task.deploymentId === deploymentId);
  const { minimumHealthyPercent, maximumPercent, retryAt } = service;
  const isSound = older.length === 0 && crew.failing + crew.leaving === 0;
  const rollout: Rollout = {
    desiredCount,
    minimumHealthyPercent,
    maximumPercent,
    inProgress: primary.rolloutState === "IN_PROGRESS",
    primary: membersOf(primary),
    primaryFails: primary.failedTasks > 0,
    older: older.map((deployment) => ({
      deploymentId: deployment.deploymentId,
      wanted: deployment.desiredCount,
      fails: deployment.failedTasks > 0,
      members: membersOf(deployment),
    })),
    strategies: strategiesOf(service.placementStrategy, SERVICE_DEFAULT),
    stopping,
    mayStart: retryAt === null || ctx.now >= retryAt,
  };
  if (isSpecial(primary)) Object.assign(rollout, fargate().surplusOf(primary, crew.sightings));
  return isSound ? decideSound(rollout) : decideRollout(rollout);
}

/** Tasks of older deployments before those of the newest. */
function ordersOf({ start, startOlder }: Decision, { primary, older }: Situation): readonly Order[] {
  const orders = startOlder.flatMap(({ deploymentId, count }) =>
    older.filter((one) => one.deploymentId === deploymentId).map((deployment) => ({ deployment, count })),
  );
  return [...orders, { deployment: primary, count: start }];
}

/** The newest deployment was stopped, or waits: it starts no more tasks, and none of an older one goes for it. */
export function haltedPass(ctx: Context, service: ServiceRow, { generations, crew }: { readonly generations: readonly DeploymentRow[]; readonly crew: Crew }): void {
  const { sightings } = crew;
  const { acted, hadRoom } = sharesPass(ctx, service, { generations, sightings, live: ctx.where(liveTasksByService, service.serviceArn) });
  retire(ctx, service, { sightings, keeps: null });
  ctx.update(services, service.serviceArn, { steady: false });
  setClock(ctx, service.serviceArn, { crew, soon: acted && hadRoom });
}
