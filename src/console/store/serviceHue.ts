import type { Rows } from "../../bridge/protocol.ts";

/** A service's hue as the parts of `ui` count it, from 1. */
export function serviceHue({ colorIndex }: Pick<Rows["ecs.services"], "colorIndex">): number {
  return colorIndex + 1;
}
