/** What a scalable target allows and has. Capacities are tasks. */
export interface Capacity {
  readonly running: number;
  readonly desired: number;
  readonly min: number;
  readonly max: number;
}

export type Direction = "out" | "in";

/** Products of decimals are a little off: 10 × 48 / 60 must need 8 tasks and not 9. */
const TOLERANCE = 1e-9;

/** How many tasks bring a metric to its target, from those that run. Application Auto Scaling guide, "How target tracking works". */
export function tasksForTarget({ running, metric, target }: { readonly running: number; readonly metric: number; readonly target: number }): number {
  // From none the least is added, whatever the metric: there is nothing to be proportional to.
  return running === 0 ? (metric > 0 ? 1 : 0) : Math.ceil((running * metric) / target - TOLERANCE);
}

export const withinBounds = (tasks: number, { min, max }: Pick<Capacity, "min" | "max">): number => Math.min(max, Math.max(min, tasks));

export type NotScaled = "AlreadyAtMaxCapacity" | "AlreadyAtMinCapacity" | "AlreadyAtDesiredCapacity";

/** Where a proposal leads: another desired count, or why there is none. An alarm moves the count in its own direction only. */
export function decideDesired(proposed: number, direction: Direction, capacity: Capacity): { readonly desired: number } | { readonly reason: NotScaled } {
  const desired = withinBounds(proposed, capacity);
  if (direction === "out" ? desired > capacity.desired : desired < capacity.desired) return { desired };
  if (direction === "out" && capacity.desired >= capacity.max) return { reason: "AlreadyAtMaxCapacity" };
  if (direction === "in" && capacity.desired <= capacity.min) return { reason: "AlreadyAtMinCapacity" };
  return { reason: "AlreadyAtDesiredCapacity" };
}
