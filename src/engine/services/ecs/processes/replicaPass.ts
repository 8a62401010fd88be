import { kept } from "../../../../lib/kept.ts";
import type { Context } from "../../../kernel/context.ts";
import { fargate, isSpecial } from "../fargate/late.ts";
import { SERVICE_DEFAULT } from "../placement/subject.ts";
import { strategiesOf } from "../placementRules.ts";
import { deployments, deploymentsByService, liveTasksByService, services, type DeploymentRow, type ServiceRow } from "../tables.ts";
import { noteFirstHealth } from "./failures.ts";
import { lookAtAll, type Sighting } from "./members.ts";
import { setClock } from "./setClock.ts";
import { decideRollout, type Decision } from "./rollout.ts";
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
  const live = ctx.where(liveTasksByService, serviceArn);
  const sightings = lookAtAll(ctx, service, live);
  noteFirstHealth(ctx, sightings);
  const generations = ctx.where(deploymentsByService, serviceArn);
  const primary = generations.find(({ status }) => status === "PRIMARY");
  if (primary === undefined) return;
  if (primary.rolloutState === "FAILED") return haltedPass(ctx, service, { generations, sightings, live });
  const situation = { sightings, primary, older: generations.filter(({ status }) => status === "ACTIVE") };
  const newcomer = keepMoving(ctx, service, situation);
  const desiredCount = service.desiredCount + (newcomer === null ? 0 : 1);
  const decision = decide(ctx, service, situation, { desiredCount, stopping: live.length - sightings.length });
  const hadRoom = startOrders(ctx, service, { orders: ordersOf(decision, situation), unhealthy: decision.startForUnhealthy });
  const stopped = new Set(decision.stop.map(({ taskArn }) => taskArn));
  stopMembers(ctx, serviceArn, {
    sightings: stopped.size === 0 ? [] : sightings.filter(({ task }) => stopped.has(task.taskArn)),
    deploymentId: primary.deploymentId,
  });
  for (const [deploymentId, wanted] of decision.wanted) ctx.update(deployments, deploymentId, { desiredCount: wanted });
  speakUp(ctx, service, decision);
  sayProtected(ctx, serviceArn, heldBy(service, situation, stopped));
  const acted = decision.start > 0 || decision.startOlder.length > 0 || decision.stop.length > 0;
  const present = { ...situation, primary: ctx.need(deployments, primary.deploymentId), acted };
  // A service that has one task more for a while, to balance its zones, is as steady as it was.
  if (newcomer === null) settleDeployments(ctx, ctx.need(services, serviceArn), present);
  const after = ctx.need(services, serviceArn);
  if (!acted && after.steady) rebalance(ctx, after, present);
  setClock(ctx, serviceArn, { sightings, soon: acted && hadRoom });
}

/** The deployment that keeps more tasks than it should because they are protected. */
function heldBy({ desiredCount }: ServiceRow, { sightings, primary, older }: Situation, stopped: ReadonlySet<string>): string | undefined {
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
  readonly sightings: readonly Sighting[];
  readonly primary: DeploymentRow;
  readonly older: readonly DeploymentRow[];
}

function decide(
  ctx: Context,
  service: ServiceRow,
  { sightings, primary, older }: Situation,
  { desiredCount, stopping }: { readonly desiredCount: number; readonly stopping: number },
): Decision {
  const membersOf = ({ deploymentId }: DeploymentRow) =>
    kept(sightings, ({ task }) => task.deploymentId === deploymentId).map(({ member }) => member);
  const { minimumHealthyPercent, maximumPercent, retryAt } = service;
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
      fails: deployment.failedTasks > 0,
      members: membersOf(deployment),
    })),
    strategies: strategiesOf(service.placementStrategy, SERVICE_DEFAULT),
    stopping,
    mayStart: retryAt === null || ctx.now >= retryAt,
    ...(isSpecial(primary) && fargate().surplusOf(primary, sightings)),
  });
}

/** Tasks of older deployments before those of the newest. */
function ordersOf({ start, startOlder }: Decision, { primary, older }: Situation): readonly Order[] {
  const orders = startOlder.flatMap(({ deploymentId, count }) =>
    older.filter((one) => one.deploymentId === deploymentId).map((deployment) => ({ deployment, count })),
  );
  return [...orders, { deployment: primary, count: start }];
}

/** The newest deployment was stopped, or waits: it starts no more tasks, and none of an older one goes for it. */
export function haltedPass(ctx: Context, service: ServiceRow, present: Parameters<typeof sharesPass>[2]): void {
  const { acted, hadRoom } = sharesPass(ctx, service, present);
  retire(ctx, service, { sightings: present.sightings, keeps: null });
  ctx.update(services, service.serviceArn, { steady: false });
  setClock(ctx, service.serviceArn, { sightings: present.sightings, soon: acted && hadRoom });
}
