import type { Rows } from "../../../bridge/protocol.ts";

type Task = Pick<Rows["ecs.tasks"], "createdAt" | "startedAt" | "healthyAt" | "stoppingAt" | "stoppedAt">;

/** How many tasks there were at one instant. */
export interface TaskCount {
  readonly at: number;
  /** Placed, and not RUNNING yet. */
  readonly pending: number;
  readonly running: number;
  /** Of the running ones, those that counted as healthy and were not told to stop. */
  readonly healthy: number;
}

/**
 * Counts at evenly spaced instants, both ends included, read from the times in the tasks' rows. Tasks that stopped
 * are remembered for an hour, so the past is complete for that long.
 */
export function taskCounts(
  tasks: Iterable<Task>,
  { from, to, points }: { readonly from: number; readonly to: number; readonly points: number },
): readonly TaskCount[] {
  const all = [...tasks];
  return Array.from({ length: points }, (_, place) => {
    const at = from + ((to - from) * place) / (points - 1);
    const counts = { at, pending: 0, running: 0, healthy: 0 };
    for (const task of all) {
      if (!within(at, task.createdAt, task.stoppedAt)) continue;
      if (!within(at, task.startedAt, null)) counts.pending++;
      else counts.running++;
      if (within(at, task.healthyAt, task.stoppingAt ?? task.stoppedAt)) counts.healthy++;
    }
    return counts;
  });
}

/** From its beginning on, up to its end; what has no beginning never is. */
function within(at: number, from: number | null, to: number | null): boolean {
  return from !== null && at >= from && (to === null || at < to);
}
