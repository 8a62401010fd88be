import type { Context } from "../../../kernel/context.ts";
import { fargate, isSpecial } from "../fargate/late.ts";
import { SERVICE_DEFAULT } from "../placement/subject.ts";
import { strategiesOf } from "../placementRules.ts";
import type { DeploymentRow, ServiceRow, TaskRow } from "../tables.ts";
import type { Sighting } from "./members.ts";
import { decideRollout, type Decision } from "./rollout.ts";
import { sayProtected } from "./sayProtected.ts";
import { speakUp } from "./speakUp.ts";
import { startOrders } from "./startOrders.ts";
import { stopMembers } from "./stopMembers.ts";

/** A deployment that keeps its own number of tasks, whatever the others have. */
interface Share {
  readonly deployment: DeploymentRow;
  readonly sightings: readonly Sighting[];
  readonly decision: Decision;
}

/**
 * One pass over a service of which each deployment has a number of its own and none replaces another: each is looked
 * after as if it were a service by itself. One that failed starts nothing. Returns whether tasks were started or
 * stopped, and whether there was room for all.
 */
export function sharesPass(
  ctx: Context,
  service: ServiceRow,
  { generations, sightings, live }: {
    readonly generations: readonly DeploymentRow[];
    readonly sightings: readonly Sighting[];
    readonly live: readonly TaskRow[];
  },
): { readonly acted: boolean; readonly hadRoom: boolean } {
  const shares = generations.map((deployment) => {
    const isOwn = (task: TaskRow) => task.deploymentId === deployment.deploymentId;
    const own = sightings.filter(({ task }) => isOwn(task));
    const stopping = live.filter(isOwn).length - own.length;
    return { deployment, sightings: own, decision: decide(ctx, service, { deployment, sightings: own, stopping }) };
  });
  const orders = shares.map(({ deployment, decision }) => ({ deployment, count: decision.start }));
  const unhealthy = shares.reduce((sum, { decision }) => sum + decision.startForUnhealthy, 0);
  const hadRoom = startOrders(ctx, service, { orders, unhealthy });
  for (const share of shares) stop(ctx, service, share);
  speakUp(ctx, service, { blocked: shares.some(({ decision }) => decision.blocked) });
  sayProtected(ctx, service.serviceArn, shares.find(isHeld)?.deployment.deploymentId);
  const acted = shares.some(({ decision }) => decision.start > 0 || decision.stop.length > 0);
  return { acted, hadRoom };
}

function decide(
  ctx: Context,
  { minimumHealthyPercent, maximumPercent, placementStrategy, retryAt }: ServiceRow,
  { deployment, sightings, stopping }: Omit<Share, "decision"> & { readonly stopping: number },
): Decision {
  return decideRollout({
    desiredCount: deployment.desiredCount,
    minimumHealthyPercent,
    maximumPercent,
    inProgress: deployment.rolloutState === "IN_PROGRESS",
    primary: sightings.map(({ member }) => member),
    primaryFails: false,
    older: [],
    strategies: strategiesOf(placementStrategy, SERVICE_DEFAULT),
    stopping,
    mayStart: deployment.rolloutState !== "FAILED" && (retryAt === null || ctx.now >= retryAt),
    ...(isSpecial(deployment) && fargate().surplusOf(deployment, sightings)),
  });
}

function stop(ctx: Context, { serviceArn }: ServiceRow, { deployment, sightings, decision }: Share): void {
  const stopped = new Set(decision.stop.map(({ taskArn }) => taskArn));
  if (stopped.size === 0) return;
  stopMembers(ctx, serviceArn, { sightings: sightings.filter(({ task }) => stopped.has(task.taskArn)), deploymentId: deployment.deploymentId });
}

/** It keeps more tasks than it should because they are protected. */
function isHeld({ deployment, sightings, decision }: Share): boolean {
  const spared = sightings.filter(({ member }) => member.protected && !member.failing && !decision.stop.includes(member));
  return spared.length > deployment.desiredCount;
}
