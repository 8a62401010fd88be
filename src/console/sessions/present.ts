import { createStore } from "zustand/vanilla";
import { ENGINE_RULES, FORMAT_VERSION, type SessionFileProblem, sessionFileProblems } from "../../bridge/client/sessionFileProblems.ts";
import type { Answer, Call, SessionFile, Speed } from "../../bridge/protocol.ts";
import { forgetCalls } from "../store/calls.ts";
import { firstDrag } from "../store/firstDrag.ts";
import { engine } from "../store/engine.ts";
import { keepsPace } from "../store/keepsPace.ts";
import { replica } from "../store/replica.ts";
import { select } from "../store/selection.ts";
import { playOrTakeUp, type ScenarioToOpen } from "./playOrTakeUp.ts";
import { reportProblem } from "./problem.ts";
import { takeTurn, type Turn } from "./turn.ts";

/** The session that is open in this tab. */
export interface Present {
  /** Under which it is kept in this browser; empty until one is open. */
  readonly id: string;
  /** Where the clock stood when it was opened first, to reset to; null: where it is once it has arrived. */
  readonly openedAt: number | null;
}

/** How a session goes on once it is open. */
export interface Going {
  readonly running: boolean;
  readonly speed: Speed;
}

const FIRST_PACE: Going = { running: true, speed: 10 };

export const present = createStore<Present>(() => ({ id: "", openedAt: null }));

/** A prepared account, running. False: it was not opened, as none of these may be, whose turn has passed. */
export async function openScenario(scenario: ScenarioToOpen, turn: Turn = takeTurn()): Promise<boolean> {
  const answer = await playOrTakeUp(engine(), scenario, turn);
  if (answer === null) return false;
  const next = { id: freshId(), openedAt: scenario.openAtSeconds * 1000 };
  if (!settle(answer, next)) return false;
  // Its clock may need code that nobody is to wait for who only wants to see it.
  await firstDrag();
  goOn(next, FIRST_PACE);
  return true;
}

export interface Opening {
  /** What it is called where it comes from: a file's name, "The link". */
  readonly from: string;
  /** The id of a kept session that goes on; absent: it is new to this browser. */
  readonly id?: string;
  readonly openedAt?: number;
  readonly going?: Going;
  readonly turn?: Turn;
}

/** A session from outside. What cannot be opened is told, offered for download, and changes nothing. */
export async function openFile(value: unknown, { from, id, openedAt, going = FIRST_PACE, turn = takeTurn() }: Opening): Promise<boolean> {
  const problems = sessionFileProblems(value);
  if (problems.length > 0) {
    reportProblem({ ...told(problems, from), text: JSON.stringify(value, null, 2) ?? null });
    return false;
  }
  if (!turn.lasts()) return false;
  const file = value as SessionFile;
  const next = { id: id ?? freshId(), openedAt: openedAt ?? file.clock };
  if (!settle(await engine().open(file), next, file)) return false;
  goOn(next, going);
  return true;
}

/** A new account with a cluster in it. */
export function openEmptyCluster(): Promise<boolean> {
  return openNew([{ service: "ecs", operation: "CreateCluster", input: { clusterName: "prod" } }]);
}

/** A new account with these calls made. */
export function openNew(made: readonly Call[]): Promise<boolean> {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
  const head = { format: "ecs-playground", version: FORMAT_VERSION, engine: ENGINE_RULES } as const;
  const file: SessionFile = { ...head, title: "New cluster", seed, clock: 0, setup: made.length, calls: made.map((call) => ({ at: 0, call })) };
  return openFile(file, { from: "New cluster", going: { running: true, speed: 1 } });
}

/** The present session as it was opened: what the person did since is left out. It becomes a session of its own. */
export async function resetSession(): Promise<boolean> {
  const file = await engine().exportFile();
  const { openedAt } = present.getState();
  const calls = file.calls.slice(0, file.setup);
  const fresh: SessionFile = { ...file, calls, clock: openedAt ?? calls.at(-1)?.at ?? 0 };
  const { status } = replica.getState();
  return openFile(fresh, { from: file.title, going: { running: keepsPace(status), speed: status.speed } });
}

/** At once with its answer: the last that the worker opened is the one that is open. */
function settle(answer: Answer, next: Present, file?: SessionFile): boolean {
  if (!answer.ok) {
    const message = `The simulation could not begin it: ${answer.message}`;
    reportProblem({ title: "The session was not opened", message, places: [], text: file === undefined ? null : JSON.stringify(file, null, 2) });
    return false;
  }
  select(null);
  forgetCalls();
  present.setState(next);
  return true;
}

function goOn({ id }: Present, { running, speed }: Going): void {
  if (present.getState().id === id) engine().pace(running, speed);
}

function told(problems: readonly SessionFileProblem[], from: string) {
  const [first] = problems;
  if (first?.kind === "newer") return { title: `${from} is newer than this page`, message: first.message, places: [] };
  if (first?.kind === "foreign") return { title: `${from} was not opened`, message: first.message, places: [] };
  return {
    title: `${from} is damaged`,
    message: "It should be a session, but some of it is not as it must be. Your present session is as it was.",
    places: problems.map((problem) => problem.message),
  };
}

function freshId(): string {
  return crypto.randomUUID();
}
