import { isBySets } from "../../../aws/rules/bySets.ts";
import type { InTurns } from "../../../lib/throughout.ts";
import { minutes, seconds } from "../../kernel/time.ts";
import type { World } from "../../kernel/world.ts";
import { LAUNCHES_PER_PASS } from "../../services/ecs/limits.ts";
import { limitsOf } from "../../services/ecs/processes/rollout.ts";
import { deployments, deploymentsByService, eventsByService, liveTasksByService, type DeploymentRow, type ServiceRow, type TaskRow } from "../../services/ecs/tables.ts";
import { PASS_INTERVAL } from "../../services/ecs/timing.ts";
import type { Outcome } from "../plan.ts";
import { courseOf } from "./course.ts";
import { crewOf } from "../../services/ecs/processes/crew.ts";
import type { Lookout } from "./lookout.ts";

/** How long a deployment is followed, and over how many timers. One that is not through by then is shown as running. */
export const SETTLES_WITHIN = minutes(30);
const TIMERS_AT_MOST = 100_000;

/** A service that complains and in which nothing moves for so long is stuck: longer than a slow health check takes. */
const NOTHING_MOVES = minutes(5);

/** Beyond the passes it takes at least: the first may be due in ten seconds, and some tasks wait for others to stop. */
const PATIENCE = seconds(60);

/** Tasks looked at between two rests: some milliseconds. */
const LOOKS_A_TURN = 5_000;

/** Runs on until every task that is asked for has a place, or one has none. */
export function* untilPlaced(fork: World, lookout: Lookout): InTurns<undefined> {
  if (lookout.wanted.kind !== "service") return undefined;
  const asked = lookout.asked ?? 0;
  const passes = Math.ceil(asked / LAUNCHES_PER_PASS);
  const end = fork.now + passes * PASS_INTERVAL + PATIENCE;
  lookout.lookForObstacle();
  while (!isPlaced(lookout) && fork.nextAt <= end) {
    const before = lookout.tasks.length;
    fork.runUntil(fork.nextAt);
    lookout.lookForObstacle();
    // A pass that launches tasks is work enough for a turn.
    if (lookout.tasks.length > before) yield;
  }
  return undefined;
}

function isPlaced({ passed, obstacle, tasks, asked }: Lookout): boolean {
  return passed && (obstacle !== null || tasks.length >= (asked ?? 0));
}

/** Runs on until the service's deployment completed, or nothing moves any more. null: it is not about a service. */
export function* untilSettled(fork: World, lookout: Lookout): InTurns<Outcome | null> {
  if (lookout.wanted.kind !== "service") return null;
  const counts = [lookout.before];
  const ending = new Ending(fork, lookout);
  for (let looks = 0; ; ) {
    lookout.lookForObstacle();
    const { service } = lookout;
    if (service === undefined) return null;
    const live = fork.view.where(liveTasksByService, service.serviceArn);
    const { healthy } = crewOf(fork.view, service);
    if (counts.at(-1)?.healthy !== healthy) counts.push({ at: fork.now, healthy });
    const end = ending.of(service, live);
    if (end !== null) return { ...end, failedTasks: ending.failedTasks, course: courseOf(counts, boundsOf(service, live), fork.now) };
    looks += live.length + 1;
    if (looks > LOOKS_A_TURN) {
      looks = 0;
      yield;
    }
    fork.runUntil(fork.nextAt);
  }
}

/** A daemon wants as many tasks as there are instances for it. */
function boundsOf(service: ServiceRow, live: readonly TaskRow[]): { readonly desiredCount: number; readonly floor: number; readonly ceiling: number } {
  const desiredCount = service.schedulingStrategy === "DAEMON" ? live.filter(({ desiredStatus }) => desiredStatus === "RUNNING").length : service.desiredCount;
  return { desiredCount, ...limitsOf({ ...service, desiredCount }) };
}

type End = Omit<Outcome, "course" | "failedTasks">;

/** Sees when a deployment is through, or nothing moves any more. */
class Ending {
  readonly #fork: World;
  readonly #lookout: Lookout;
  readonly #until: number;
  readonly #steps: number;
  /** The deployment that the calls led to. */
  readonly #own: DeploymentRow | undefined;
  #moved: { readonly at: number; readonly live: readonly TaskRow[] };

  constructor(fork: World, lookout: Lookout) {
    this.#fork = fork;
    this.#lookout = lookout;
    this.#own = lookout.service === undefined ? undefined : primaryOf(fork, lookout.service);
    this.#until = fork.now + SETTLES_WITHIN;
    this.#steps = fork.steps + TIMERS_AT_MOST;
    this.#moved = { at: fork.now, live: [] };
  }

  get failedTasks(): number {
    return this.#own === undefined ? 0 : (this.#fork.view.find(deployments, this.#own.deploymentId)?.failedTasks ?? 0);
  }

  /** null: not yet. */
  of(service: ServiceRow, live: readonly TaskRow[]): End | null {
    const { now, nextAt, steps } = this.#fork;
    const { passed } = this.#lookout;
    const failed = this.#own === undefined ? undefined : this.#failed(service, this.#own);
    if (failed !== undefined) return failed;
    if (passed && isComplete(this.#fork, service)) return this.#said(service, "completed");
    if (!isSame(live, this.#moved.live)) this.#moved = { at: now, live };
    const complaint = service.complaints.at(-1);
    const still = now >= this.#moved.at + NOTHING_MOVES;
    if (passed && complaint !== undefined && (still || complaint.about === "throttled")) {
      return { state: "stuck", about: complaint.about, at: Math.max(this.#moved.at, complaint.saidAt), message: complaint.message };
    }
    if (nextAt <= this.#until && steps < this.#steps) return null;
    // Where nothing is due for long, what was said stands.
    return complaint === undefined || steps >= this.#steps ? this.#said(service, "running") : { state: "stuck", about: complaint.about, at: this.#moved.at, message: complaint.message };
  }

  /** It failed by itself; where an earlier revision comes back for it, that is waited for. */
  #failed(service: ServiceRow, own: DeploymentRow): End | undefined {
    const { rolloutState, rolloutStateReason: message } = this.#fork.view.find(deployments, own.deploymentId) ?? own;
    if (rolloutState !== "FAILED") return undefined;
    const at = this.#fork.now;
    if (primaryOf(this.#fork, service)?.deploymentId === own.deploymentId) return { state: "failed", about: null, at, message };
    return isComplete(this.#fork, service) ? { state: "rolledBack", about: null, at, message } : undefined;
  }

  #said({ serviceArn }: ServiceRow, state: Outcome["state"]): End {
    const { view } = this.#fork;
    return { state, about: null, at: view.now, message: view.where(eventsByService, serviceArn).at(-1)?.message ?? "" };
  }
}

function isComplete(fork: World, service: ServiceRow): boolean {
  const { steady, waitsForRoom } = service;
  return (isBySets(service) || primaryOf(fork, service)?.rolloutState === "COMPLETED") && steady && !waitsForRoom;
}

function primaryOf(fork: World, { serviceArn }: ServiceRow): DeploymentRow | undefined {
  return fork.view.where(deploymentsByService, serviceArn).find(({ status }) => status === "PRIMARY");
}

/** Whether nothing happened to any of the tasks. */
function isSame(now: readonly TaskRow[], before: readonly TaskRow[]): boolean {
  return now.length === before.length && now.every((task, place) => isAsIt(task, before[place]));
}

function isAsIt(task: TaskRow, before: TaskRow | undefined): boolean {
  if (task === before) return true;
  if (task.taskArn !== before?.taskArn || task.lastStatus !== before.lastStatus || task.desiredStatus !== before.desiredStatus) return false;
  return task.healthyAt === before.healthyAt && task.healthStatus === before.healthStatus;
}
