import { by } from "../../../../lib/compare.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { isOfDaemon } from "../lookupService.ts";
import type { ManagedProviderRow } from "../lateTables.ts";
import { instancesByEc2Id, liveTasksByInstance, type ContainerInstanceRow, type TaskRow } from "../tables.ts";
import { leftAfter } from "./decide/launches.ts";
import type { Size } from "./decide/reservation.ts";
import { drain } from "./drain.ts";
import { waitingFor } from "./fleet.ts";
import { launchedByProvider, launchedInstances, type LaunchedInstanceRow } from "./tables.ts";
import { idleFor } from "./tendInstance.ts";

interface Standing {
  readonly row: LaunchedInstanceRow;
  readonly own: ContainerInstanceRow;
  readonly tasks: readonly TaskRow[];
}

/**
 * Drains an instance whose tasks find room on others of its capacity provider, once that has been so for long enough: ECS
 * starts them anew there and terminates it. ECS guide, "Amazon ECS Managed Instances": only tasks of services are moved. Assumed:
 * one at a time, the one with the fewest tasks first, and none while tasks wait for an instance.
 */
export function consolidate(ctx: Context, provider: ManagedProviderRow): void {
  const standing = standingOf(ctx, provider);
  const isMoving = standing.some(({ own }) => own.status !== "ACTIVE") || waitingFor(ctx, provider.managedInstances.clusterArn, provider.name).length > 0;
  for (const { row, own, tasks } of standing) {
    const isUnderused = !isMoving && canMove(ctx, tasks) && leftElsewhere(standing, { own, tasks }) === 0;
    const since = isUnderused ? (row.underusedSince ?? ctx.now) : null;
    if (since !== (row.underusedSince ?? null)) ctx.update(launchedInstances, row.instanceId, { underusedSince: since });
  }
  const due = standing.find(({ row: { instanceId } }) => ctx.now - (ctx.need(launchedInstances, instanceId).underusedSince ?? Infinity) >= idleFor(provider));
  if (due !== undefined) drain(ctx, due.own);
}

/** The instances that are there, with what runs on them; daemons stand on each and count for none. The fewest tasks first. */
function standingOf(view: View, { capacityProviderArn }: ManagedProviderRow): readonly Standing[] {
  const standing = view.where(launchedByProvider, capacityProviderArn).flatMap((row) => {
    const [own] = view.where(instancesByEc2Id, row.instanceId);
    return own === undefined ? [] : [{ row, own, tasks: view.where(liveTasksByInstance, own.containerInstanceArn).filter((task) => !isOfDaemon(view, task)) }];
  });
  return standing.toSorted(by(({ tasks }) => tasks.length));
}

/** An empty one is idle, and no case of this. That tasks with scale-in protection stay where they are is assumed. */
const canMove = ({ now }: View, tasks: readonly TaskRow[]): boolean => tasks.length > 0 && tasks.every(({ serviceArn, desiredStatus, protectedUntil }) => serviceArn !== null && desiredStatus === "RUNNING" && (protectedUntil ?? 0) <= now);

/** How many of its tasks find no room on the others. */
function leftElsewhere(standing: readonly Standing[], { own, tasks }: Pick<Standing, "own" | "tasks">): number {
  const others = standing.filter((other) => other.own !== own && other.own.agentConnected).map(({ own: other }) => freeOn(other));
  return others.reduce<readonly Size[]>(leftAfter, tasks.map(({ needs }) => needs)).length;
}

const freeOn = ({ cpuUnitsFree: cpuUnits, memoryMiBFree: memoryMiB, enisFree: enis, gpusFree: gpus }: ContainerInstanceRow): Size => ({ cpuUnits, memoryMiB, enis, gpus });
