import { isBySets } from "../../../aws/rules/bySets.ts";
import { withAnswers } from "../../../aws/template/answered.ts";
import type { Call } from "../../../aws/generated/api.ts";
import type { InTurns } from "../../../lib/throughout.ts";
import type { Answer } from "../../kernel/operation.ts";
import { minutes, seconds, type SimTime } from "../../kernel/time.ts";
import type { World } from "../../kernel/world.ts";
import { openServiceDeployments } from "../../services/ecs/serviceDeployments/table.ts";
import { deploymentsByService, liveTasksByService, services } from "../../services/ecs/tables.ts";
import { admit } from "../door.ts";
import type { JournalEntry } from "../sessionFile.ts";
import { deploymentSince, endOf, takeBack } from "./deployment.ts";
import type { Rehearsal, RehearsalRequest } from "./rehearsal.ts";
import { Users } from "./users.ts";

/** Users are looked at so often: often enough for a rollback that takes seconds. */
const LOOK = seconds(5);

/** How long what must stand before may take to come to rest. */
const RESTS_WITHIN = minutes(30);

/** Timers between two rests: some milliseconds. */
const TIMERS_A_TURN = 300;

/**
 * Carries out a deployment on a copy of the world, looks at what its users see, and lets a person take it back who
 * notices. In turns, and the copy is nobody else's afterwards.
 */
export function* rehearse(fork: World, request: RehearsalRequest): InTurns<Rehearsal> {
  const { serviceArn } = request;
  const made = new Made(fork);
  fork.runUntil(fork.now);
  const unready = made.all(request.before);
  if (unready !== null) return refusedRehearsal(unready, fork.now);
  if (request.before.length > 0) yield* untilAtRest(fork, serviceArn);
  const former = fork.view.find(services, serviceArn)?.taskDefinitionArn ?? "";
  const users = new Users(fork, serviceArn);
  const from = fork.now;
  const refused = made.all(request.deploy);
  if (refused !== null) return refusedRehearsal(refused, from);
  let takenBackAt: SimTime | null = null;
  const notices = request.noticedAfterSeconds === null ? Infinity : seconds(request.noticedAfterSeconds);
  for (let at = from + LOOK; at <= from + minutes(request.minutes); at += LOOK) {
    yield* until(fork, at);
    yield;
    users.look(from);
    const { failingAt } = users;
    if (takenBackAt !== null || failingAt === null || fork.now - failingAt < notices) continue;
    const calls = takeBack(fork.view, serviceArn, former);
    if (calls.length > 0) takenBackAt = fork.now;
    made.all(calls);
  }
  const sinceStart = (at: SimTime | null) => (at === null ? null : (at - from) / 1000);
  return {
    refused: null,
    startedAt: from,
    ...users.seen(sinceStart),
    deployment: endOf(deploymentSince(fork.view, serviceArn, from), sinceStart),
    takenBackAtSeconds: sinceStart(takenBackAt),
    calls: made.calls,
  };
}

interface Refused {
  readonly operation: string;
  readonly code: string;
  readonly message: string;
}

function refusedRehearsal(refused: Refused, startedAt: SimTime): Rehearsal {
  const nothing = { samples: [], requestCount: 0, failedCount: 0, deployment: null, calls: [] };
  const never = { failingAtSeconds: null, recoveredAtSeconds: null, takenBackAtSeconds: null };
  return { refused, startedAt, ...nothing, ...never, leastHealthyTasks: 0, mostTasks: 0 };
}

/** Makes calls on a copy of the world, and keeps them as a session would. */
class Made {
  readonly calls: JournalEntry[] = [];
  readonly #fork: World;
  readonly #answers = new Map<string, unknown>();

  constructor(fork: World) {
    this.#fork = fork;
  }

  /** Up to the first that is refused; null: none was. */
  all(calls: readonly Call[]): Refused | null {
    for (const call of calls) {
      const answer = this.one(call);
      if (!answer.ok) return { operation: call.operation, code: answer.code, message: answer.message };
    }
    return null;
  }

  one(call: Call): Answer {
    const complete: Call = { ...call, input: withAnswers(call.input, this.#answers) };
    const admission = admit(this.#fork, complete);
    if ("refused" in admission) return admission.refused;
    const at = this.#fork.now;
    const answer = this.#fork.dispatch(admission.operation, admission.input);
    if (!answer.ok) return answer;
    this.calls.push({ at, call: complete });
    this.#answers.set(call.operation, answer.output);
    return answer;
  }
}

function* untilAtRest(fork: World, serviceArn: string): InTurns<undefined> {
  const end = fork.now + RESTS_WITHIN;
  do yield* until(fork, Math.min(end, fork.now + LOOK));
  while (fork.now < end && !isAtRest(fork, serviceArn));
  return undefined;
}

/** Nothing is being deployed, and all tasks that are wanted run. */
function isAtRest({ view }: World, serviceArn: string): boolean {
  const service = view.find(services, serviceArn);
  if (service === undefined) return true;
  const live = view.where(liveTasksByService, serviceArn);
  const isDeployed = view.count(openServiceDeployments, serviceArn) === 0 && (isBySets(service) || view.count(deploymentsByService, serviceArn) === 1);
  return isDeployed && live.length === service.desiredCount && live.every(({ lastStatus }) => lastStatus === "RUNNING");
}

function* until(fork: World, at: SimTime): InTurns<undefined> {
  while (!fork.runSome(at, TIMERS_A_TURN)) yield undefined;
  return undefined;
}
