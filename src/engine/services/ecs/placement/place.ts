import type { PlacementNote } from "../tables.ts";
import type { Dropped, PlacementRequest, Seat, Stage, StageReport } from "./stage.ts";

/** Where a task goes, if anywhere, and what every stage made of every instance. */
export interface Placement {
  readonly chosen: Seat | undefined;
  readonly reports: readonly StageReport[];
}

/**
 * Narrows the candidates stage by stage and takes one of those that are left: the first, unless `draw` says which
 * of so many. ECS guide, "Task placement strategies": constraints bind, strategies are applied in order.
 */
export function place(
  stages: readonly Stage[],
  candidates: readonly Seat[],
  request: PlacementRequest,
  draw: (count: number) => number = () => 0,
): Placement {
  const reports: StageReport[] = [];
  let left = candidates;
  for (const stage of stages) {
    if (left.length === 0) break;
    const report = stage(left, request);
    reports.push(report);
    left = report.kept;
  }
  return { chosen: left.length === 0 ? undefined : left[draw(left.length)], reports };
}

/** The placement in brief, to be kept with the task. */
export function noteOf({ reports }: Placement, candidates: number): PlacementNote {
  return { candidates, steps: reports.map(({ stage, kept }) => ({ stage, kept: kept.length })) };
}

/** All instances that were dropped, in the order in which they were looked at. */
export function droppedBy({ reports }: Placement): readonly Dropped[] {
  return reports.flatMap(({ dropped }) => dropped);
}
