import { assert } from "../../../../lib/assert.ts";
import type { View } from "../../../kernel/context.ts";
import { seatsOf, type Seat } from "./seat.ts";
import type { Dropped, Stage, StageReport } from "./stage.ts";
import { stagesOf } from "./stages.ts";
import type { Subject } from "./subject.ts";

/** Where a task goes, if anywhere, and what every stage made of every instance. */
export interface Placement {
  readonly candidates: readonly Seat[];
  readonly chosen: Seat | undefined;
  readonly reports: readonly StageReport[];
}

/** Which of so many equals is taken; only asked where a strategy says `random`. */
export type Draw = (count: number) => number;

/**
 * Places one task: the specification of what the scheduler does, and the explanation of what it did. Constraints
 * bind, strategies are applied in order, each among those that the one before left. ECS guide, "Task placement".
 */
export function place(view: View, subject: Subject, draw: Draw): Placement {
  return narrow(stagesOf(view, subject), seatsOf(view, subject), isRandom(subject) ? draw : first);
}

/** Narrows candidates stage by stage and takes one of those that are left. */
export function narrow(stages: readonly Stage[], candidates: readonly Seat[], draw: Draw = first): Placement {
  const reports: StageReport[] = [];
  let left = candidates;
  for (const stage of stages) {
    if (left.length === 0) break;
    const report = stage(left);
    reports.push(report);
    left = report.kept;
  }
  if (left.length === 0) return { candidates, chosen: undefined, reports };
  const chosen = left[draw(left.length)];
  assert(chosen !== undefined, "a draw took none of the instances that are left");
  return { candidates, chosen, reports };
}

/** True when chance has the last word. */
export function isRandom({ strategies }: Subject): boolean {
  return strategies.some(({ type }) => type === "random");
}

/** All instances that were dropped, in the order in which they were looked at. */
export function droppedBy({ reports }: Pick<Placement, "reports">): readonly Dropped[] {
  return reports.flatMap(({ dropped }) => dropped);
}

const first: Draw = () => 0;
