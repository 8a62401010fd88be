import { rangeOf, type RangeSettings } from "./range.ts";

/** How the bounds come about: `ceil(5 × 50 %) = 3 stay, floor(5 × 150 %) = 7 at most.` */
export function rangeArithmetic(settings: RangeSettings): string {
  const { desiredCount, minimumHealthyPercent, maximumPercent } = settings;
  const { floor, ceiling } = rangeOf(settings);
  return `ceil(${desiredCount} × ${minimumHealthyPercent} %) = ${floor} ${floor === 1 ? "stays" : "stay"}, floor(${desiredCount} × ${maximumPercent} %) = ${ceiling} at most.`;
}

/** What the bounds mean where that is not plain. */
export function rangeVerdict(settings: RangeSettings): string | null {
  const { floor, ceiling } = rangeOf(settings);
  if (settings.desiredCount === 0) return "No tasks are wanted.";
  if (isBlocked(settings)) return "ECS may neither start nor stop a task, so no deployment can begin. Lower the minimum or raise the maximum.";
  if (ceiling <= settings.desiredCount) return floor === 0 ? "All may stop before others start." : "Old ones stop before new ones start.";
  return null;
}

/** Neither one task more nor one less is allowed. */
export function isBlocked(settings: RangeSettings): boolean {
  const { floor, ceiling } = rangeOf(settings);
  return settings.desiredCount > 0 && floor >= settings.desiredCount && ceiling <= settings.desiredCount;
}
