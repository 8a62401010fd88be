import { by, byCodeUnit } from "../../../../../lib/compare.ts";

/** A task of a service as its zone goes. */
export interface ZoneTask {
  readonly taskArn: string;
  readonly zone: string;
  readonly healthy: boolean;
  readonly protected: boolean;
}

/** All that one step of the rebalancing looks at. */
export interface Balance {
  /** Zones in which the service can have tasks. */
  readonly zones: readonly string[];
  readonly tasks: readonly ZoneTask[];
  /** The task that was started in a poor zone, while one in a rich zone is to go for it. */
  readonly newcomer: string | null;
  /** maximumPercent leaves room for one more task. */
  readonly hasRoom: boolean;
}

export interface ZoneCount {
  readonly zone: string;
  readonly count: number;
}

/** What one step does. */
export type RebalanceStep =
  /** Every zone has as many tasks as any other, give or take one. */
  | { readonly kind: "balanced" }
  /** A task is to be started in one of these zones, the poorest first. */
  | { readonly kind: "start"; readonly zones: readonly string[] }
  /** One of these tasks is to be stopped: those of the richest zones. */
  | { readonly kind: "stop"; readonly candidates: readonly string[] }
  | { readonly kind: "wait" }
  /** Only protected tasks could go. */
  | { readonly kind: "held" };

/**
 * One step towards balanced zones: one task more in the poorest, and when it is healthy one less in the richest. ECS
 * guide, "Balancing an Amazon ECS service across Availability Zones": balanced is when the zones that the service can
 * use differ by one task at most.
 */
export function decideRebalance({ zones, tasks, newcomer, hasRoom }: Balance): RebalanceStep {
  const counts = countsOf(zones, tasks);
  const most = Math.max(0, ...counts.map(({ count }) => count));
  const rich = new Set(counts.filter(({ count }) => count === most).map(({ zone }) => zone));
  const candidates = tasks.filter((task) => rich.has(task.zone) && !task.protected && task.taskArn !== newcomer).map(({ taskArn }) => taskArn);
  if (newcomer !== null) {
    const arrived = tasks.some(({ taskArn, healthy }) => taskArn === newcomer && healthy);
    if (!arrived) return { kind: "wait" };
    return candidates.length === 0 ? { kind: "held" } : { kind: "stop", candidates };
  }
  const poor = counts.filter(({ count }) => count < most - 1);
  if (poor.length === 0) return { kind: "balanced" };
  if (!hasRoom) return { kind: "wait" };
  if (candidates.length === 0) return { kind: "held" };
  return { kind: "start", zones: poor.toSorted(by(({ count }) => count, ({ zone }) => zone)).map(({ zone }) => zone) };
}

/** How many tasks each zone has that the service can use, by the zones' names. */
export function countsOf(zones: readonly string[], tasks: readonly Pick<ZoneTask, "zone">[]): readonly ZoneCount[] {
  return zones.toSorted(byCodeUnit).map((zone) => ({ zone, count: tasks.filter((task) => task.zone === zone).length }));
}
