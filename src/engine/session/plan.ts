import type { Call } from "../../aws/generated/api.ts";
import type { Answer } from "../kernel/operation.ts";
import { throughout, type InTurns } from "../../lib/throughout.ts";
import type { World } from "../kernel/world.ts";
import type { InstanceVerdict, PlacementExplanation } from "../services/ecs/placement/explanation.ts";
import type { ScaleInVerdict } from "../services/ecs/processes/victimsTold.ts";
import type { TaskNeeds } from "../services/ecs/tables.ts";
import type { TaskCost } from "./bill/taskCost.ts";
import type { PlacementChange } from "./plan/change.ts";
import type { Course } from "./plan/course.ts";
import { untilPlaced, untilSettled } from "./plan/horizon.ts";
import { Lookout, type BeforeEach } from "./plan/lookout.ts";
import { makeCalls } from "./plan/makeCalls.ts";
import { verdictsOf } from "./plan/verdicts.ts";

/** Calls that are thought through before they are made, one after another in one instant, as a gesture makes them. */
export interface PlanRequest {
  /** Made in this order; what a refused one was to prepare is refused too, so the first refusal ends the plan. */
  readonly calls: readonly Call[];
  /** Numbers of the tasks, counted from 1, to be explained for every instance. Each costs a look at all of them. */
  readonly explain: readonly number[];
  /**
   * How far to look. `instant`: what happens at once. `placed` (when nothing is said): until every task asked for has
   * its place or one finds none, for the scheduler launches 83 at most in a pass, and a service that was just looked
   * after waits up to ten seconds for the next. `settled`: until the deployment completed or cannot, half an hour at most.
   */
  readonly until?: "instant" | "placed" | "settled";
  /** Asks for changes that would make the first task without a place fit: `anywhere`, or on one instance, by its ARN. */
  readonly changes?: "anywhere" | { readonly containerInstanceArn: string };
}

/** A task that would start. */
export interface PlannedTask {
  /** Its place in the order in which they start, from 1. */
  readonly number: number;
  readonly taskArn: string;
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
  /** When it is placed, in simulated milliseconds since the epoch of the session. */
  readonly at: number;
  /** What spoke for this instance, in a few words: `spread: first task in 1c`. */
  readonly because: string;
  /** Only of the tasks that were asked about. */
  readonly explanation: PlacementExplanation | null;
}

/** A task that would be told to stop, and why it and not another. */
export interface StoppedTask {
  readonly taskArn: string;
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
  readonly at: number;
  readonly because: string;
}

/**
 * What becomes of the deployment of the service. The message is the service's newest event that says so, or why the
 * deployment failed, in AWS's words.
 */
export interface Outcome {
  readonly state: "completed" | "failed" | "rolledBack" | "stuck" | "running";
  /** What the service complains of where it is stuck: `blocked` are its percentages. null: it does not. */
  readonly about: string | null;
  /** When it completed, or when nothing moved any more; of one that still runs, how far was looked. */
  readonly at: number;
  readonly message: string;
  /** Tasks of the deployment that failed in a row without one having been healthy. */
  readonly failedTasks: number;
  /** Who is served meanwhile. */
  readonly course: Course;
}

/** What would come of some calls. */
export interface Plan {
  /** Of the last call, or the first refusal. */
  readonly answer: Answer;
  /** Tasks that the calls ask for; null where they do not ask for a number of tasks. */
  readonly asked: number | null;
  /** What each of them takes; null when nothing is placed. */
  readonly needs: TaskNeeds | null;
  readonly tasks: readonly PlannedTask[];
  /** Why the first task without a place has none; its number is the one after the last of `tasks`. */
  readonly obstacle: PlacementExplanation | null;
  /** What the map shows on each instance of the cluster; empty when nothing was explained and nothing is in the way. */
  readonly verdicts: readonly PlacementVerdict[];
  readonly stopped: readonly StoppedTask[];
  /** What the first scale-in makes of each task of the service, those that stay included; empty without one. */
  readonly scaleIn: readonly ScaleInVerdict[];
  /** By how much an hour costs more in the end, or less; null: the calls are about no tasks. */
  readonly cost: TaskCost | null;
  /** Only of a service, and only when it was asked for how it settles. */
  readonly outcome: Outcome | null;
  /**
   * The smallest first; empty unless they were asked for and something is in the way. Of a deployment that was followed
   * until it settles they are what helps where it is stuck. A refused plan has some when
   * RunTask is refused because the cluster has no instance that takes tasks.
   */
  readonly changes: readonly PlacementChange[];
}

/** What the map shows on one instance: the tasks that land there, or why the one that is looked at did not. */
export interface PlacementVerdict extends InstanceVerdict {
  /** Numbers of the tasks that would land here, counted from 1. */
  readonly lands: readonly number[];
}

/** Makes calls on a copy of the world, with the rules that are played by, and tells what they led to. Changes are looked for elsewhere. */
export function planCalls(fork: World, request: PlanRequest, beforeEach?: BeforeEach): Plan {
  return throughout(planning(fork, request, beforeEach));
}

/** The same in turns, for what is followed until it settles takes long. */
export function* planning(fork: World, { calls, explain, until = "placed" }: PlanRequest, beforeEach?: BeforeEach): InTurns<Plan> {
  fork.runUntil(fork.now);
  const lookout = new Lookout(fork, explain, beforeEach);
  const answer = makeCalls(fork, lookout, calls);
  if (!answer.ok) return refusedPlan(answer);
  if (until !== "instant") yield* untilPlaced(fork, lookout);
  const outcome = until === "settled" ? yield* untilSettled(fork, lookout) : null;
  const { asked, needs, tasks, obstacle, stopped, scaleIn, cost } = lookout;
  return { answer, asked, needs, tasks, obstacle, verdicts: verdictsOf(tasks, obstacle), stopped, scaleIn, cost, outcome, changes: [] };
}

function refusedPlan(answer: Answer): Plan {
  return { answer, asked: null, needs: null, tasks: [], obstacle: null, verdicts: [], stopped: [], scaleIn: [], cost: null, outcome: null, changes: [] };
}
