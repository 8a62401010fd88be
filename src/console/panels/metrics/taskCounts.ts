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
  const instants = Array.from({ length: points }, (_, place) => from + ((to - from) * place) / (points - 1));
  // What there is more, and less, from an instant on: a task is looked at once, however many instants there are.
  const steps = { there: newSteps(points), running: newSteps(points), healthy: newSteps(points) };
  for (const { createdAt, startedAt, healthyAt, stoppingAt, stoppedAt } of tasks) {
    addStretch(steps.there, instants, createdAt, stoppedAt);
    if (startedAt !== null) addStretch(steps.running, instants, Math.max(createdAt, startedAt), stoppedAt);
    const end = stoppingAt ?? stoppedAt;
    if (healthyAt !== null) addStretch(steps.healthy, instants, Math.max(createdAt, healthyAt), end === null ? stoppedAt : Math.min(end, stoppedAt ?? end));
  }
  let [there, running, healthy] = [0, 0, 0];
  return instants.map((at, place) => {
    there += steps.there[place] ?? 0;
    running += steps.running[place] ?? 0;
    healthy += steps.healthy[place] ?? 0;
    return { at, pending: there - running, running, healthy };
  });
}

function newSteps(points: number): Int32Array {
  return new Int32Array(points + 1);
}

/** From its beginning on, up to its end; without an end it lasts. */
function addStretch(steps: Int32Array, instants: readonly number[], from: number, to: number | null): void {
  const [first, last] = [firstAt(instants, from), to === null ? instants.length : firstAt(instants, to)];
  if (last <= first) return;
  steps[first] = (steps[first] ?? 0) + 1;
  steps[last] = (steps[last] ?? 0) - 1;
}

/** The first of the instants that is not before one. */
function firstAt(instants: readonly number[], at: number): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
