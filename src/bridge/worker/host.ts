import type { Call } from "../../aws/generated/api.ts";
import { type LivedSession, readLived } from "../../engine/session/lived/livedSession.ts";
import { playScenario } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import type { FromWorker, Journey, SessionFile, SessionStatus, Speed, ToWorker } from "../protocol.ts";
import type { Question, Thought } from "./answers.ts";
import { Outbox } from "./outbox.ts";
import { targetAfter } from "./pace.ts";

/** What the host needs of the thread it lives in. Tests hand in a clock of their own. */
export interface Surroundings {
  readonly post: (message: FromWorker) => void;
  readonly wallMs: () => number;
}

/** Simulation between two looks at the mailbox. */
const SLICE_MS = 8;

/** Timers fired between two looks at the wall clock: with a hundred tasks a slice is hardly longer than it should be. */
const TIMERS_A_LOOK = 20;

/** At most so often the page hears of changes: twenty times a second. */
const DELTA_EVERY_MS = 50;

/** While the account lives ahead, so often: nobody reads days that pass in seconds any faster. */
const DELTA_AHEAD_EVERY_MS = 250;

/** A replay longer than this tells how far it has come. */
const PROGRESS_AFTER_MS = 300;

/** And then again so often. */
const PROGRESS_EVERY_MS = 100;

type Waiting = Exclude<ToWorker, { type: "pace" | "seek" | "stay" }>;

/** A session, and the instant at which it was left. */
interface Opened {
  readonly session: Session;
  readonly clock: number;
}

/**
 * Runs one session for the page: keeps the pace, makes the calls, sends what changed. It never blocks for long:
 * `beat` simulates for a slice and returns how soon it wants to be called again.
 */
export class Host {
  readonly #around: Surroundings;
  #session: Session | undefined;
  readonly #outbox = new Outbox();
  #running = false;
  #speed: Speed = 1;
  #lastBeat = 0;
  #lastDelta = -Infinity;
  /** Where a seek, an undoing or an opening is going; calls wait until it is there. It tells from an instant of the wall. */
  #goal: (Journey & { readonly tellFrom: number }) | null = null;
  /** Where the account is living to; calls are made on the way. */
  #ahead: Journey | null = null;
  #waiting: Waiting[] = [];
  /** Questions that take longer than a moment, the newest last: it is what somebody waits for. */
  #thoughts: { readonly id: number; readonly thought: Thought }[] = [];
  /** Those whose code is on its way. */
  readonly #asked = new Set<number>();
  #busy = { since: 0, ms: 0, shown: 0 };
  #broken = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#lastBeat = around.wallMs();
  }

  /** The calls of the session that is open: what it may need code for. */
  calls(): readonly Call[] {
    return this.#session?.journal.map(({ call }) => call) ?? [];
  }

  receive(message: ToWorker): void {
    if (message.type === "pace") this.#pace(message.running, message.speed);
    else if (message.type === "seek") this.#guarded(() => this.#seek(message.to));
    else if (message.type === "stay") this.#guarded(() => this.#stay());
    else if (this.#goal !== null && !opens(message)) this.#waiting.push(message);
    else this.#guarded(() => this.#handle(message));
    this.#tell();
  }

  /** Simulates for a slice. Returns the milliseconds until it wants to be called again. */
  beat(): number {
    const start = this.#around.wallMs();
    const passed = start - this.#lastBeat;
    this.#lastBeat = start;
    this.#guarded(() => this.#advance(passed, start));
    const next = this.#thoughts.pop();
    if (next !== undefined) this.#guarded(() => this.#think(next.id, next.thought));
    const end = this.#around.wallMs();
    this.#countBusy(end - start, end);
    if (end - this.#lastDelta >= (this.#ahead === null ? DELTA_EVERY_MS : DELTA_AHEAD_EVERY_MS)) this.#tell();
    if (this.#goal !== null || this.#ahead !== null || this.#thoughts.length > 0 || (this.#running && this.#speed === "max")) return 0;
    return this.#running ? 16 : 50;
  }

  #advance(wallMs: number, start: number): void {
    const session = this.#session;
    if (session === undefined) return;
    const goal = this.#goal;
    if (goal !== null) {
      const { from, to, tellFrom } = goal;
      if (this.#runFor(session, to, start)) this.#arrive();
      else if (start > tellFrom) {
        this.#goal = { from, to, tellFrom: start + PROGRESS_EVERY_MS };
        this.#around.post({ type: "progress", from, to, at: session.now });
      }
      return;
    }
    if (this.#ahead !== null) {
      if (this.#runFor(session, this.#ahead.to, start)) this.#stand();
      return;
    }
    if (this.#running) this.#runFor(session, targetAfter(session.now, wallMs, this.#speed), start);
  }

  /** Runs towards an instant until it is reached or the slice is over. */
  #runFor(session: Session, to: number, start: number): boolean {
    while (!session.runSome(to, TIMERS_A_LOOK)) {
      if (this.#around.wallMs() - start > SLICE_MS) return false;
    }
    return true;
  }

  #pace(running: boolean, speed: Speed): void {
    if (!running && !this.#broken) this.#guarded(() => this.#stand());
    this.#running = running && !this.#broken;
    this.#speed = speed;
    this.#lastBeat = this.#around.wallMs();
  }

  #seek(to: number): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#broken = false;
    this.#leaveAhead();
    const target = Math.max(0, Math.min(Math.round(to), session.end));
    session.rewindFor(target);
    this.#outbox.startOver();
    this.#travel(session.now, target);
  }

  /** Sets out from one instant for another, and is there at once when that takes no longer than a slice. */
  #travel(from: number, to: number): void {
    const now = this.#around.wallMs();
    this.#goal = { from, to, tellFrom: now + PROGRESS_AFTER_MS };
    this.#advance(0, now);
  }

  /** While it lives ahead the clock runs; whoever stops that stops the clock. */
  #liveAhead(session: Session, to: number): void {
    if (this.#broken) return;
    this.#ahead = { from: session.now, to: Math.max(session.now, Math.round(to)) };
    this.#running = true;
  }

  #stand(): void {
    this.#ahead = null;
    this.#running = false;
    this.#endInstant();
  }

  /** A slice may end in the midst of an instant: where the clock is to stand, what else is due in it still happens. */
  #endInstant(): void {
    this.#session?.runUntil(this.#session.now);
  }

  /** The journey ahead, if there is one, is over. */
  #leaveAhead(): void {
    if (this.#ahead !== null) this.#stand();
  }

  #stay(): void {
    this.#leaveAhead();
    if (this.#goal === null) return;
    this.#endInstant();
    this.#arrive();
  }

  /** Who waits hears of all that is there before they are answered. */
  #arrive(): void {
    this.#goal = null;
    this.#tell();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.receive(message);
  }

  #handle(message: Waiting): void {
    if (message.type === "open") return this.#open(message.id, () => opened(message.file));
    if (message.type === "openScenario") return this.#open(message.id, () => opened(playScenario(message.scenario)));
    if (message.type === "openLived") return this.#openLived(message.id, message.text);
    const session = this.#session;
    if (session === undefined) return;
    switch (message.type) {
      case "call":
        return this.#answer(message.id, session.call(message.call));
      case "dryRun":
        return this.#answer(message.id, session.dryRun(message.call));
      case "rehearse":
      case "plan":
      case "explain":
      case "explainStop":
      case "deliver":
      case "explainRights":
      case "headroom":
      case "walk":
      case "waysOut":
      case "resolve":
      case "lens":
      case "bill":
      case "scaling":
        return this.#ponder(session, message);
      case "forget":
        this.#asked.delete(message.id);
        this.#thoughts = this.#thoughts.filter(({ id }) => id !== message.id);
        return;
      case "export":
        return this.#around.post({ type: "exported", id: message.id, file: session.toFile() });
      case "step":
        this.#leaveAhead();
        return session.step();
      case "ahead":
        return this.#liveAhead(session, message.to);
      case "rename":
        session.title = message.title.slice(0, 200);
        return;
      case "snapshot":
        return this.#outbox.startOver();
      default:
        this.#broken = false;
        this.#leaveAhead();
        return this.#goBack(session, message.type === "undo" ? session.beginUndo() : session.beginRedo());
    }
  }

  /** Undoing and redoing have changed the journal, and lead to an instant unless there was nothing to change. */
  #goBack(session: Session, to: number | null): void {
    if (to === null) return;
    this.#outbox.startOver();
    this.#travel(session.now, to);
  }

  /** What answers questions is fetched with the first of them: until then a session lives without it. */
  #ponder(session: Session, question: Question): void {
    const { id } = question;
    this.#asked.add(id);
    void import("./answers.ts").then(({ think }) => {
      if (this.#asked.delete(id)) this.#guarded(() => this.#think(id, think(session, question, this.#around.post)));
    });
  }

  #think(id: number, thought: Thought): void {
    const answer = thought();
    if (answer === null) this.#thoughts.push({ id, thought });
    else this.#around.post(answer);
  }

  /** It stands still until it is set going: it may go on by code that only its calls would have fetched. */
  #openLived(id: number, text: string): void {
    this.#open(id, () => {
      const lived = readLived(text);
      const next = opened(lived.file, lived);
      this.#running = false;
      return next;
    });
  }

  /** A file that cannot even begin leaves the present session as it is. */
  #open(id: number, begin: () => Opened): void {
    let next: Opened;
    try {
      next = begin();
    } catch (thrown) {
      return this.#answer(id, { ok: false, code: "SimulationFault", message: messageOf(thrown) });
    }
    this.#session = next.session;
    this.#broken = false;
    this.#leaveAhead();
    this.#dismiss("Another session was opened before the call was made.");
    this.#outbox.startOver();
    this.#answer(id, { ok: true, output: {} });
    this.#travel(0, next.clock);
  }

  /** Calls that wait for what is not reached any more: whoever made them waits for an answer. What is saved is the session that is open then. */
  #dismiss(message: string): void {
    for (const { id } of this.#waiting.filter(isCall)) this.#answer(id, { ok: false, code: "SimulationFault", message });
    this.#waiting = this.#waiting.filter(({ type }) => type === "export");
  }

  #answer(id: number, answer: Extract<FromWorker, { type: "answer" }>["answer"]): void {
    this.#around.post({ type: "answer", id, answer });
  }

  /** A bug stops the clock and is told with the session that shows it again; going back is still possible. */
  #guarded(work: () => void): void {
    if (this.#broken) this.#running = false;
    try {
      work();
    } catch (thrown) {
      this.#running = false;
      this.#broken = true;
      this.#ahead = null;
      const session = this.#session;
      if (session === undefined) throw thrown;
      this.#around.post({ type: "crash", message: messageOf(thrown), at: session.now, file: session.toFile() });
      this.#dismiss("The session stopped at a fault before the call was made.");
      this.#arrive();
    }
  }

  #tell(): void {
    const session = this.#session;
    if (session === undefined || this.#goal !== null || this.#broken) return;
    this.#lastDelta = this.#around.wallMs();
    const delta = this.#outbox.next(session, this.#status(session));
    if (delta !== undefined) this.#around.post(delta);
  }

  #status(session: Session): SessionStatus {
    return {
      title: session.title,
      seed: session.world.seed,
      running: this.#running,
      speed: this.#speed,
      ahead: this.#ahead,
      end: session.end,
      undoDepth: session.undoDepth,
      redoDepth: session.redoDepth,
      callCount: session.callCount,
      callsAhead: session.callsAhead,
      refusedCalls: session.refusedCalls,
      stepCount: session.world.steps,
      busyMsPerSecond: this.#busy.shown,
    };
  }

  #countBusy(ms: number, now: number): void {
    this.#busy.ms += ms;
    const passed = now - this.#busy.since;
    if (passed < 1000) return;
    this.#busy = { since: now, ms: 0, shown: Math.round((this.#busy.ms * 1000) / passed) };
  }
}

function opened(file: SessionFile, lived?: LivedSession): Opened {
  return { session: new Session(file, lived), clock: file.clock };
}

const isCall = (message: Waiting): message is Extract<Waiting, { type: "call" | "dryRun" }> => message.type === "call" || message.type === "dryRun";

function opens({ type }: Waiting): boolean {
  return type === "open" || type === "openScenario" || type === "openLived";
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
