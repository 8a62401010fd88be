import type { Call } from "../../aws/generated/api.ts";
import type { Answer } from "../kernel/operation.ts";
import { seconds } from "../kernel/time.ts";
import { Session } from "./session.ts";
import { ENGINE_VERSION, type SessionFile } from "./sessionFile.ts";

/** One call of a scenario. Its input may speak of earlier answers: `${group.TargetGroups[0].TargetGroupArn}`. */
export interface ScenarioStep {
  readonly atSeconds?: number;
  /** A name under which later steps find the answer. */
  readonly as?: string;
  readonly call: Call;
}

/** A prepared account, as data: what to call and when, and at which instant to open it. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly seed: number;
  readonly openAtSeconds: number;
  readonly steps: readonly ScenarioStep[];
}

/** Plays a scenario into a session whose calls are plain and complete. A step that is refused is a bug of the scenario. */
export function playScenario(scenario: Scenario): SessionFile {
  const session = new Session(emptyFile(scenario.title, scenario.seed));
  const answers = new Map<string, unknown>();
  for (const { atSeconds = 0, as, call } of scenario.steps) {
    session.runUntil(Math.max(session.now, seconds(atSeconds)));
    const answer = session.call({ ...call, input: filledIn(call.input, answers) });
    if (!answer.ok) throw new Error(refusedStep(scenario, call, answer));
    if (as !== undefined) answers.set(as, answer.output);
  }
  const file = session.toFile();
  return { ...file, clock: Math.max(session.now, seconds(scenario.openAtSeconds)), setup: file.calls.length };
}

/** A session in which nothing has been called yet. */
export function emptyFile(title: string, seed: number): SessionFile {
  return { format: "ecs-playground", version: 1, engine: ENGINE_VERSION, title, seed, clock: 0, setup: 0, calls: [] };
}

function refusedStep(scenario: Scenario, call: Call, answer: Extract<Answer, { ok: false }>): string {
  return `scenario ${scenario.id}: ${call.service} ${call.operation} was refused: ${answer.code}: ${answer.message}`;
}

/** A step's input with what it says of earlier answers put in. Throws when no answer holds it. */
export function filledIn(input: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof input === "string") return input.startsWith("${") ? lookedUp(input.slice(2, -1), answers) : input;
  if (Array.isArray(input)) return input.map((item) => filledIn(item, answers));
  if (typeof input !== "object" || input === null) return input;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, filledIn(value, answers)]));
}

function lookedUp(path: string, answers: ReadonlyMap<string, unknown>): unknown {
  const [name = "", ...keys] = path.split(/[.[\]]+/).filter((key) => key !== "");
  let found = answers.get(name);
  for (const key of keys) found = (found as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (found === undefined) throw new Error(`a scenario speaks of ${path}, which no answer holds`);
  return found;
}
