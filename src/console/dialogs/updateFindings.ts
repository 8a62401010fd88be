import { capital } from "../../lib/capital.ts";
import { counted } from "../../lib/plural.ts";
import type { Course, Outcome, PlacementChange, Plan } from "../../bridge/protocol.ts";
import { spanText } from "../../lib/timeText.ts";
import { obstacleWords } from "../graph/planWords.ts";
import type { Status } from "../ui/StatusGlyph.tsx";
import { refusedStatus, refusedWords } from "./refusedWords.ts";

/** One thing that an update comes to, in one line. */
export interface UpdateFinding {
  readonly status: Status;
  readonly words: string;
  /** ECS's own words, where something is in the way. */
  readonly detail: string | null;
}

/**
 * What an update comes to, judged by how it went on a copy of the world: first whether it comes to an end and when,
 * then what it means for those who are served meanwhile. `now` is when it would be made.
 */
export function updateFindings(plan: Plan, now: number): readonly UpdateFinding[] {
  const { answer, outcome } = plan;
  if (!answer.ok) return [{ status: refusedStatus(answer), words: refusedWords(answer), detail: null }];
  return [endOf(plan, now), ...(outcome === null ? [] : servedIn(outcome))];
}

/** The same of a way back: that the deployment it ends fails is what it is for. */
export function rollbackFindings(plan: Plan, now: number): readonly UpdateFinding[] {
  const { outcome } = plan;
  if (outcome?.state !== "rolledBack" && outcome?.state !== "completed") return updateFindings(plan, now);
  return [{ status: "healthy", words: `Back after ${spanText(outcome.at - now)}`, detail: null }, ...servedIn(outcome)];
}

function endOf({ tasks, stopped, outcome, obstacle }: Plan, now: number): UpdateFinding {
  const moves = [...(tasks.length === 0 ? [] : [`${counted(tasks.length, "task")} ${tasks.length === 1 ? "starts" : "start"}`]), ...(stopped.length === 0 ? [] : [`${counted(stopped.length, "task")} ${stopped.length === 1 ? "stops" : "stop"}`])].join(", ");
  switch (outcome?.state) {
    case "stuck":
      return { status: "warning", words: `This update cannot finish${moves === "" ? "" : `. ${capital(moves)}, then no more`}${whyStuck(outcome, obstacle)}`, detail: outcome.message };
    case "failed":
      return { status: "failed", words: `This update fails after ${spanText(outcome.at - now)}`, detail: outcome.message };
    case "rolledBack":
      return { status: "warning", words: `This update fails and is rolled back; over after ${spanText(outcome.at - now)}`, detail: outcome.message };
    case "running":
      if (outcome.failedTasks > 0) return { status: "failed", words: `This update does not finish: ${counted(outcome.failedTasks, "task")} failed in a row within ${spanText(outcome.at - now)}`, detail: null };
      return { status: "starting", words: `${capital(moves)}; not through after ${spanText(outcome.at - now)}`, detail: null };
    default:
      if (moves === "") return { status: "healthy", words: "No task moves; it holds for tasks to come", detail: null };
      return { status: "healthy", words: `${capital(moves)}${outcome === null || outcome === undefined ? "" : `; done after ${spanText(outcome.at - now)}`}`, detail: null };
  }
}

function whyStuck({ about, course }: Outcome, obstacle: Plan["obstacle"]): string {
  if (about === "blocked") return `: at least ${course.floor} must stay and at most ${course.ceiling} may be there, so none may start or stop`;
  return obstacle === null ? "" : `: ${obstacleWords(obstacle.verdicts)}`;
}

/** Only what is worse than the percentages promise. */
function servedIn({ course }: Outcome): readonly UpdateFinding[] {
  const { noneMillis, belowMillis, endsBelow, least, floor } = course;
  if (noneMillis > 0) return [bad(`Will be down: no healthy task for ${lasting(course, noneMillis)}`)];
  if (belowMillis > 0 || endsBelow) return [bad(`${counted(least, "healthy task")} of the ${floor} that must stay, for ${lasting(course, belowMillis)}`)];
  return [];
}

function lasting({ endsBelow }: Course, millis: number): string {
  return `${spanText(millis)}${endsBelow ? ", and it does not end" : ""}`;
}

const bad = (words: string): UpdateFinding => ({ status: "failed", words, detail: null });

/** How many more instances were found to bring it to its end, in one line; null: that is not what helps. */
export function instancesNeeded({ outcome }: Pick<Plan, "outcome">, changes: readonly Pick<PlacementChange, "unit">[]): string | null {
  if (outcome?.state !== "stuck") return null;
  for (const { unit } of changes) {
    if (unit.kind === "instances") return `Needs ${unit.count} more instances (${unit.instanceType}), or room made in another way`;
    if (unit.kind === "instance") return `Needs 1 more instance (${unit.instanceType}), or room made in another way`;
  }
  return null;
}
