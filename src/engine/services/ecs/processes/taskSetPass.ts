import type { Context } from "../../../kernel/context.ts";
import { taskSetSettled } from "../contract.ts";
import { writeEvent } from "../events.ts";
import { deployments, deploymentsByService, liveTasksByService, services, type DeploymentRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { taskSets } from "../taskSets/table.ts";
import { SAME_EVENT_SILENCE } from "../timing.ts";
import { crewOf } from "./crew.ts";
import { noteFirstHealth } from "./failures.ts";
import type { Sighting } from "./members.ts";
import { setClock } from "./setClock.ts";
import { sharesPass } from "./sharesPass.ts";

/** One pass over a service of task sets: each task set keeps its share, and those that are deleted go when their tasks are gone. */
export function taskSetPass(ctx: Context, service: ServiceRow): void {
  const { serviceArn } = service;
  const live = ctx.where(liveTasksByService, serviceArn);
  const crew = crewOf(ctx, service);
  const { sightings } = crew;
  noteFirstHealth(ctx, crew);
  const generations = ctx.where(deploymentsByService, serviceArn);
  const { acted, hadRoom } = sharesPass(ctx, service, { generations, sightings, live });
  const steady = generations.map((set) => settle(ctx, set, { sightings, live, isAwaited: service.deploymentController === "CODE_DEPLOY" }));
  sayWhetherSteady(ctx, ctx.need(services, serviceArn), !acted && steady.every(Boolean));
  setClock(ctx, serviceArn, { crew, soon: acted && hadRoom });
}

/** Says of a set whether it is steady, and lets one go that was deleted. ECS API, TaskSet.stabilityStatus. */
function settle(
  ctx: Context,
  { deploymentId, serviceArn, status, desiredCount, rolloutState }: DeploymentRow,
  { sightings, live, isAwaited }: { readonly sightings: readonly Sighting[]; readonly live: readonly TaskRow[]; readonly isAwaited: boolean },
): boolean {
  const own = sightings.filter(({ task }) => task.deploymentId === deploymentId);
  const lingers = live.some((task) => task.deploymentId === deploymentId && task.desiredStatus === "STOPPED" && task.lastStatus !== "STOPPING");
  if (status === "DRAINING" && own.length === 0 && !lingers) {
    ctx.update(deployments, deploymentId, { status: "INACTIVE", updatedAt: ctx.now });
    ctx.remove(taskSets, deploymentId);
    return true;
  }
  const steady = !lingers && own.length === desiredCount && own.every(({ member }) => member.healthy && !member.leaving);
  const now = steady ? "COMPLETED" : "IN_PROGRESS";
  if (now === rolloutState) return steady;
  const [rolloutStateReason, completedAt] = steady ? [`ECS deployment ${deploymentId} completed.`, ctx.now] : [`ECS deployment ${deploymentId} in progress.`, null];
  ctx.update(deployments, deploymentId, { rolloutState: now, rolloutStateReason, completedAt, failedTasks: 0 });
  ctx.update(taskSets, deploymentId, { stabilityStatusAt: ctx.now });
  if (isAwaited) ctx.emit(taskSetSettled, { taskSetId: deploymentId, serviceArn, steady });
  return steady;
}

function sayWhetherSteady(ctx: Context, { serviceArn, steady: before, steadySaidAt }: ServiceRow, steady: boolean): void {
  if (!steady) return void ctx.update(services, serviceArn, { steady });
  if (before && steadySaidAt !== null && ctx.now < steadySaidAt + SAME_EVENT_SILENCE) return;
  ctx.update(services, serviceArn, { steady, steadySaidAt: ctx.now });
  writeEvent(ctx, serviceArn, "steady");
}
