import type { Rows } from "../../bridge/protocol.ts";
import { revisionIn } from "../store/names.ts";
import type { TaskKind } from "../store/taskKinds.ts";
import { oldestFirst } from "./groups.ts";
import { phaseOf } from "./taskLook.ts";

type Task = Rows["ecs.tasks"];

/** One cell of a service's strip: a task, or a place that waits for one. */
export interface TaskCell {
  readonly id: string;
  readonly look: "newest" | "older" | "pending" | "draining" | "none";
  readonly revision: number | null;
}

const ORDER = ["newest", "older", "pending", "draining", "none"] as const;

/** The tasks of a service as cells: newest revision first, then older, pending, draining, and what is missing. */
export function cellsOf(tasks: readonly Task[], newest: string, length: number): readonly TaskCell[] {
  const cells = tasks.toSorted(oldestFirst).map((task): TaskCell => ({
    id: task.taskArn,
    look: lookOf(task, newest),
    revision: revisionIn(task.taskDefinitionArn),
  }));
  cells.sort((a, b) => ORDER.indexOf(a.look) - ORDER.indexOf(b.look));
  for (let at = cells.length; at < length; at++) cells.push({ id: `none ${at}`, look: "none", revision: null });
  return cells;
}

/** The same counted by look, in the order of the strip, from tasks that are counted by kind. */
export function looksOf(kinds: readonly TaskKind[], newest: string, length: number): readonly LookCount[] {
  const counts = new Map<TaskCell["look"], number>();
  let total = 0;
  for (const kind of kinds) {
    const look = lookOf(kind, newest);
    counts.set(look, (counts.get(look) ?? 0) + kind.count);
    total += kind.count;
  }
  if (length > total) counts.set("none", length - total);
  return ORDER.map((look) => ({ look, count: counts.get(look) ?? 0 })).filter(({ count }) => count > 0);
}

/** Cells of a strip that look alike. */
export interface LookCount extends Pick<TaskCell, "look"> {
  readonly count: number;
}

function lookOf(task: Pick<Task, "lastStatus" | "desiredStatus" | "taskDefinitionArn">, newest: string): TaskCell["look"] {
  const phase = phaseOf(task);
  if (phase === "pending") return "pending";
  if (phase !== "running") return "draining";
  return task.taskDefinitionArn === newest ? "newest" : "older";
}

/** Whether a deployment is under way: several revisions at once, as only task sets may stay, or one that is not complete. */
export function isDeploying({ deploymentController }: Pick<Rows["ecs.services"], "deploymentController">, deployments: readonly Rows["ecs.deployments"][]): boolean {
  return (deploymentController === "ECS" && deployments.length > 1) || deployments.some(({ rolloutState }) => rolloutState === "IN_PROGRESS");
}
