import type { Call } from "../../aws/generated/api.ts";
import type { Answer } from "../kernel/operation.ts";
import type { World } from "../kernel/world.ts";
import { explanationOf, type InstanceVerdict, type PlacementExplanation } from "../services/ecs/placement/explanation.ts";
import { place } from "../services/ecs/placement/place.ts";
import { subjectOfTask } from "../services/ecs/placement/subjectOf.ts";
import { tasks, type TaskRow } from "../services/ecs/tables.ts";
import { admit } from "./door.ts";

/** A call that is thought through before it is made. */
export interface PlanRequest {
  readonly call: Call;
  /** Numbers of the tasks, counted from 1, to be explained for every instance. */
  readonly explain: readonly number[];
}

/** A task that the call would start at once. */
export interface PlannedTask {
  readonly number: number;
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
  readonly explanation: PlacementExplanation | null;
}

/** What would come of a call: its answer, the tasks it starts in the same instant, and what keeps the next one out. */
export interface Plan {
  readonly answer: Answer;
  readonly tasks: readonly PlannedTask[];
  /** What the map shows on each instance of the cluster. */
  readonly verdicts: readonly PlacementVerdict[];
}

/** What the map shows on one instance: the tasks that land there, or why the first one did not. */
export interface PlacementVerdict extends InstanceVerdict {
  /** Numbers of the tasks that would land here, counted from 1. */
  readonly lands: readonly number[];
}

/** Makes a call on a copy of the world, with the rules that are played by, and tells what it led to. */
export function planCall(fork: World, { call, explain }: PlanRequest): Plan {
  const admission = admit(fork, call);
  if ("refused" in admission) return { answer: admission.refused, tasks: [], verdicts: [] };
  const planned: PlannedTask[] = [];
  fork.watchInserts(tasks, (task) => {
    const number = planned.length + 1;
    const { containerInstanceArn, availabilityZone } = task;
    const explanation = explain.includes(number) ? explainTask(fork, task) : null;
    planned.push({ number, containerInstanceArn, availabilityZone, explanation });
  });
  const answer = fork.dispatch(admission.operation, admission.input);
  return { answer, tasks: planned, verdicts: verdictsOf(planned) };
}

function verdictsOf(planned: readonly PlannedTask[]): readonly PlacementVerdict[] {
  const explanation = planned.find((task) => task.explanation !== null)?.explanation;
  return (explanation?.verdicts ?? []).map((verdict) => ({
    ...verdict,
    lands: planned.filter((task) => task.containerInstanceArn === verdict.containerInstanceArn).map(({ number }) => number),
  }));
}

/** Why a task that is about to be launched goes where it goes. */
export function explainTask({ view }: World, task: TaskRow): PlacementExplanation {
  const placement = place(view, subjectOfTask(view, task), () => 0);
  const chosen = placement.candidates.find(({ instance }) => instance.containerInstanceArn === task.containerInstanceArn);
  return explanationOf(view, { ...placement, chosen });
}
