import { tooMuch } from "../../aws/measure.ts";
import type { SessionFile } from "../protocol.ts";

/** What is wrong with a file that should be a session. */
export interface SessionFileProblem {
  /** Foreign: not a session at all. Newer: this page is too old for it. Damaged: it should have been one. */
  readonly kind: "foreign" | "newer" | "damaged";
  /** Where it is, for example `calls[3].at`; empty for the whole. */
  readonly path: string;
  /** A sentence. */
  readonly message: string;
}

/** The newest format and rules that this page can open. A test holds them to the engine's own. */
export const FORMAT_VERSION = 1;
export const ENGINE_RULES = 7;

export const CALLS_AT_MOST = 10_000;
/** Ten years. A clock beyond it is no session that somebody watched. */
export const CLOCK_AT_MOST = 10 * 366 * 24 * 3_600_000;
const TITLE_CHARACTERS = 200;
const NAME_CHARACTERS = 100;
/** More than this and one has seen enough. */
const PROBLEMS_AT_MOST = 20;

/** Why a value cannot be opened as a session; empty when it can. Looks at anything, however hostile, in linear time. */
export function sessionFileProblems(value: unknown): readonly SessionFileProblem[] {
  if (!isObject(value)) return [foreign("This is not a session: it holds no JSON object.")];
  if (value["format"] !== "ecs-playground") return [foreign("This is not a session of ECS Playground.")];
  const newer = newerProblem(value);
  if (newer !== null) return [newer];
  return [...headProblems(value), ...callsProblems(value["calls"])].slice(0, PROBLEMS_AT_MOST);
}

/** Whether a value can be opened as a session. */
export function isSessionFile(value: unknown): value is SessionFile {
  return sessionFileProblems(value).length === 0;
}

function newerProblem({ version, engine }: Fields): SessionFileProblem | null {
  if (isCount(version) && version > FORMAT_VERSION) {
    return newer("version", `It was saved in format ${version}, and this page reads format ${FORMAT_VERSION}. Reload the page to get a newer one.`);
  }
  if (isCount(engine) && engine > ENGINE_RULES) {
    return newer("engine", `It was made with rules ${engine}, and this page knows rules ${ENGINE_RULES}. Reload the page to get newer ones.`);
  }
  return null;
}

function headProblems({ version, engine, title, seed, clock, setup, calls }: Fields): readonly SessionFileProblem[] {
  const count = Array.isArray(calls) ? calls.length : 0;
  return [
    expect(isCount(version) && version >= 1, "version", "must be a whole number from 1 on"),
    expect(isCount(engine) && engine >= 1, "engine", "must be a whole number from 1 on"),
    expect(typeof title === "string" && title.length <= TITLE_CHARACTERS, "title", `must be text of at most ${TITLE_CHARACTERS} characters`),
    expect(isCount(seed), "seed", "must be a whole number from 0 on"),
    expect(isInstant(clock), "clock", "must be milliseconds, a whole number from 0 to ten years"),
    expect(isCount(setup) && setup <= count, "setup", `must be a whole number from 0 to ${count}, the number of calls`),
  ].filter((problem) => problem !== null);
}

function callsProblems(calls: unknown): readonly SessionFileProblem[] {
  if (!Array.isArray(calls)) return [damaged("calls", "must be a list")];
  if (calls.length > CALLS_AT_MOST) {
    return [damaged("calls", `has ${calls.length} calls, and a session takes ${CALLS_AT_MOST}`)];
  }
  const problems: SessionFileProblem[] = [];
  let before = 0;
  for (const [place, entry] of (calls as readonly unknown[]).entries()) {
    if (problems.length >= PROBLEMS_AT_MOST) break;
    problems.push(...entryProblems(`calls[${place}]`, entry, before));
    if (isObject(entry) && isInstant(entry["at"])) before = entry["at"];
  }
  return problems;
}

function entryProblems(path: string, entry: unknown, before: number): readonly SessionFileProblem[] {
  if (!isObject(entry)) return [damaged(path, "must be an object")];
  const { at, call } = entry;
  if (!isInstant(at)) return [damaged(`${path}.at`, "must be milliseconds, a whole number from 0 to ten years")];
  if (at < before) return [damaged(`${path}.at`, "is earlier than the call before it")];
  if (!isObject(call)) return [damaged(`${path}.call`, "must be an object")];
  const { service, operation, input } = call;
  const much = tooMuch(input);
  return [
    expect(isName(service), `${path}.call.service`, "must be the name of a service"),
    expect(isName(operation), `${path}.call.operation`, "must be the name of an operation"),
    expect(isObject(input), `${path}.call.input`, "must be an object"),
    expect(much !== "size", `${path}.call.input`, "is too large"),
    expect(much !== "depth", `${path}.call.input`, "is nested too deeply"),
  ].filter((problem) => problem !== null);
}

type Fields = Readonly<Record<string, unknown>>;


function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isInstant(value: unknown): value is number {
  return isCount(value) && value <= CLOCK_AT_MOST;
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value.length > 0 && value.length <= NAME_CHARACTERS;
}

function expect(holds: boolean, path: string, rule: string): SessionFileProblem | null {
  return holds ? null : damaged(path, rule);
}

function damaged(path: string, rule: string): SessionFileProblem {
  return { kind: "damaged", path, message: `${path} ${rule}.` };
}

function foreign(message: string): SessionFileProblem {
  return { kind: "foreign", path: "", message };
}

function newer(path: string, message: string): SessionFileProblem {
  return { kind: "newer", path, message };
}
