import { nearnessOf } from "./cause.ts";
import type { Placement } from "./place.ts";
import type { Dropped } from "./stage.ts";

/**
 * The instance that came nearest to taking a task that none took: it failed at the last check, had the most of what
 * was missing, and has the lowest id. AWS does not say how it chooses: assumed.
 */
export function closestMatch({ reports }: Pick<Placement, "reports">): Dropped | undefined {
  const last = reports.findLast(({ dropped }) => dropped.length > 0);
  let closest: Dropped | undefined;
  for (const dropped of last?.dropped ?? []) {
    if (closest === undefined || isCloser(dropped, closest)) closest = dropped;
  }
  return closest;
}

function isCloser(a: Dropped, b: Dropped): boolean {
  const x = nearnessOf(a.cause);
  const y = nearnessOf(b.cause);
  if (x !== y) return x > y;
  return a.seat.instance.containerInstanceArn < b.seat.instance.containerInstanceArn;
}
