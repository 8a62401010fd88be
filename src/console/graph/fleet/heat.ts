import type { Rows } from "../../../bridge/protocol.ts";
import { percent } from "../figures.ts";

/** What the colour of a tile tells: how much of an instance is reserved. */
export type Measure = "cpu" | "memory";

/** Where each of the seven steps begins but the first, in percent. */
export const HEAT_CUTS = [10, 25, 40, 60, 75, 90] as const;

/** The step, 0 to 6, of a container instance. */
export function heatOf(row: Pick<Rows["ecs.containerInstances"], "cpuUnits" | "cpuUnitsFree" | "memoryMiB" | "memoryMiBFree">, measure: Measure): number {
  const reserved =
    measure === "cpu" ? percent(row.cpuUnits - row.cpuUnitsFree, row.cpuUnits) : percent(row.memoryMiB - row.memoryMiBFree, row.memoryMiB);
  return HEAT_CUTS.filter((cut) => reserved >= cut).length;
}
