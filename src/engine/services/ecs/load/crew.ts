import { sumOf } from "../../../../lib/sum.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/reading.ts";
import { hours } from "../../../kernel/time.ts";
import { isOnFargate } from "../processes/taskRows.ts";
import { liveTasksByService, services, type ServiceRow, type TaskRow } from "../tables.ts";
import { costOf, reservedCpu, type TaskCost } from "./cost.ts";
import { isLimited, mostCpu, servedNow } from "./use.ts";

/** Tasks of a service that use the same and can get the same: most do, so that a service has few of these, however many tasks run. */
interface Hands {
  count: number;
  readonly cost: TaskCost;
  readonly mostCpu: number;
  /** Any of them. */
  readonly one: TaskRow;
  /** Whether it has a size of its own. */
  readonly isLimited: boolean;
  /** The instants since which they run, added up. */
  startedAtSum: number;
}

/** All tasks of a service that run. */
export interface Crew {
  readonly count: number;
  readonly reservedCpuUnits: number;
  readonly reservedMemoryMiB: number;
  readonly hands: readonly Hands[];
}

/** Who works for a service now. A plain loop, for the tasks are many and lie far apart in memory. */
export const crewOf = reading("ecs.crew", services, (view, { serviceArn }: ServiceRow): Crew => {
  const hands: Hands[] = [];
  let [count, reservedCpuUnits, reservedMemoryMiB] = [0, 0, 0];
  for (const task of view.where(liveTasksByService, serviceArn)) {
    if (task.lastStatus !== "RUNNING") continue;
    const hand = hands.find((one) => isAlike(one, task)) ?? handFor(view, hands, task);
    hand.count++;
    hand.startedAtSum += task.startedAt ?? 0;
    count++;
    reservedCpuUnits += reservedCpu(task);
    reservedMemoryMiB += task.needs.memoryMiB;
  }
  return { count, reservedCpuUnits, reservedMemoryMiB, hands };
});

/** The same is seen at once: where tasks have a size of their own, it does not depend on where they run. */
const isAlike = ({ one, isLimited: isOwnSize }: Hands, other: TaskRow): boolean =>
  isOwnSize && one.taskDefinitionArn === other.taskDefinitionArn && one.needs.cpuUnits === other.needs.cpuUnits && one.needs.memoryMiB === other.needs.memoryMiB && isOnFargate(one) === isOnFargate(other);

function handFor(view: View, hands: Hands[], task: TaskRow): Hands {
  const [cost, most] = [costOf(view, task), mostCpu(view, task)];
  let alike = hands.find((one) => one.mostCpu === most && isSame(one.cost, cost));
  if (alike === undefined) hands.push((alike = { count: 0, cost, mostCpu: most, one: task, isLimited: isLimited(view, task), startedAtSum: 0 }));
  return alike;
}

function isSame(one: TaskCost, other: TaskCost): boolean {
  for (const amount in one) if (one[amount as keyof TaskCost] !== other[amount as keyof TaskCost]) return false;
  return true;
}

const MILLIS_IN_A_MINUTE = 60_000;

/** CPU units that the tasks of a service use, of which so many requests were answered in a minute: each an equal part of them, as far as it can. */
export function cpuUsed(crew: Crew, requests: number): number {
  return sumOf(crew.hands, ({ count, cost, mostCpu: most }) => {
    const forRequests = (requests * cost.cpuMillisPerRequest * 1024) / MILLIS_IN_A_MINUTE / Math.max(1, crew.count);
    return count * Math.min(most, cost.baseCpuUnits + forRequests);
  });
}

/** The memory that the tasks of a service use now, in MiB. */
export function memoryUsed(view: View, { hands }: Crew): number {
  return sumOf(hands, ({ count, cost, one, startedAtSum }) => {
    const inRequests = cost.memoryMiBPerRequest === 0 ? 0 : cost.memoryMiBPerRequest * (servedNow(view, one)?.inFlight ?? 0);
    return count * (cost.baseMemoryMiB + inRequests) + (cost.leakMiBPerHour * (count * view.now - startedAtSum)) / hours(1);
  });
}
