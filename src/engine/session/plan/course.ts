/** How many tasks of a service were healthy from an instant on. */
export interface HealthyCount {
  readonly at: number;
  readonly healthy: number;
}

/** What an update does to those who are served meanwhile: how many tasks of the service count as healthy. */
export interface Course {
  readonly desiredCount: number;
  /** Healthy tasks that ECS keeps by its own acts, and tasks that it has at most. */
  readonly floor: number;
  readonly ceiling: number;
  readonly healthyBefore: number;
  /** The fewest there were. */
  readonly least: number;
  /** For how long there were fewer than are kept, of those that there were before; and for how long there was none. */
  readonly belowMillis: number;
  readonly noneMillis: number;
  /** There are fewer than are kept when the update is looked at no more. */
  readonly endsBelow: boolean;
}

/** Reads the counts, the first of which is from before the update, up to an instant. */
export function courseOf(counts: readonly HealthyCount[], bounds: Pick<Course, "desiredCount" | "floor" | "ceiling">, until: number): Course {
  const healthyBefore = counts[0]?.healthy ?? 0;
  // What was not there before is not lost by the update.
  const kept = Math.min(bounds.floor, healthyBefore);
  const isWanted = bounds.desiredCount > 0 && healthyBefore > 0;
  let [belowMillis, noneMillis, least] = [0, 0, healthyBefore];
  counts.forEach(({ at, healthy }, place) => {
    const millis = Math.max(0, (counts[place + 1]?.at ?? until) - at);
    if (millis === 0) return;
    if (healthy < kept) belowMillis += millis;
    if (healthy === 0 && isWanted) noneMillis += millis;
    least = Math.min(least, healthy);
  });
  const last = counts.at(-1)?.healthy ?? 0;
  return { ...bounds, healthyBefore, least, belowMillis, noneMillis, endsBelow: isWanted && (last < kept || last === 0) };
}
