import type { View } from "../../engine/kernel/context.ts";
import { seconds } from "../../engine/kernel/time.ts";
import type { World } from "../../engine/kernel/world.ts";
import { findUnderWay } from "./underWay.ts";

/** Something that never comes to rest, as a service whose tasks keep failing, holds time up no longer. */
export const LONGEST_SETTLE = seconds(3600);

/** Lets time run until nothing is under way. */
export function settle(world: World): void {
  const end = world.now + LONGEST_SETTLE;
  for (let busy = findUnderWay(world.view); busy !== undefined; busy = stillUnderWay(world.view, busy)) {
    if (world.nextAt > end) return world.runUntil(end);
    world.runUntil(world.nextAt);
  }
}

/** While the one thing that was found first is under way, nobody need look for others. */
function stillUnderWay(view: View, busy: (view: View) => boolean): ((view: View) => boolean) | undefined {
  return busy(view) ? busy : findUnderWay(view);
}
