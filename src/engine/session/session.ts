import type { Call } from "../../aws/generated/api.ts";
import { newAccount } from "../account.ts";
import type { View } from "../kernel/context.ts";
import type { Answer } from "../kernel/operation.ts";
import type { Checkpoint, World } from "../kernel/world.ts";
import { pasts } from "../services/cloudwatch/past.ts";
import { admit } from "./door.ts";
import { Keyframes } from "./keyframes.ts";
import type { LivedSession } from "./lived/livedSession.ts";
import type { Past } from "./pastGoesOn.ts";
import { ENGINE_VERSION, type JournalEntry, type SessionFile } from "./sessionFile.ts";

/** Calls a session takes. A person makes hundreds; a script that makes more is in a loop. */
export const CALLS_IN_A_SESSION = 10_000;

/** One change of the journal: calls ahead of the clock were dropped and one call was added. */
interface Edit {
  readonly kept: number;
  readonly dropped: readonly JournalEntry[];
  readonly added: JournalEntry;
  /** How far the session had been simulated, to come back to when the edit is undone or done again. */
  readonly endBefore: number;
  readonly endAfter: number;
  readonly nowAfter: number;
}

/**
 * A seed and a list of timed calls, and the world that follows from them, at whatever instant the clock stands.
 * Going back is restoring a keyframe and replaying; undoing is going back and leaving one call out.
 * A call made in the past drops the calls that lay ahead; undoing it brings them back.
 */
export class Session {
  readonly world: World;
  title: string;
  readonly #setup: number;
  #journal: JournalEntry[] = [];
  /** Calls of the journal made by now; the others lie ahead. */
  #made = 0;
  #end = 0;
  #undo: Edit[] = [];
  #redo: Edit[] = [];
  /** Journal entries that this version of the rules refuses, by their place. */
  readonly #refused = new Map<number, Answer>();
  readonly #keyframes = new Keyframes();

  /**
   * Opens a session without moving its clock: `runSome` towards `file.clock` brings it to where it was left. One that
   * is handed over as it was lived is there at once.
   */
  constructor(file: SessionFile, lived?: LivedSession) {
    this.world = newAccount(file.seed);
    this.title = file.title;
    pasts.set(this.world.view, (at) => this.before(at));
    this.#setup = Math.min(file.setup, file.calls.length);
    this.#journal = [...file.calls];
    this.#keyframes.offer(this.world, 0);
    this.#undo = file.calls.slice(this.#setup).map((added, place) => {
      const next = file.calls[this.#setup + place + 1]?.at ?? file.clock;
      const kept = this.#setup + place;
      return { kept, dropped: [], added, endBefore: added.at, endAfter: next, nowAfter: next };
    });
    if (lived === undefined) this.#makeDue();
    else this.#takeOver(lived);
  }

  get now(): number {
    return this.world.now;
  }

  /** The furthest instant simulated. */
  get end(): number {
    return this.#end;
  }

  get undoDepth(): number {
    return this.#undo.length;
  }

  get redoDepth(): number {
    return this.#redo.length;
  }

  get callCount(): number {
    return this.#journal.length;
  }

  get callsAhead(): number {
    return this.#journal.length - this.#made;
  }

  get journal(): readonly JournalEntry[] {
    return this.#journal;
  }

  /** Calls that were accepted once and that this version of the rules refuses; they were passed over. */
  get refusedCalls(): number {
    return this.#refused.size;
  }

  /** Makes copies of the world as it is now, to try things on. */
  forks(): () => World {
    const checkpoint = this.world.save();
    return () => this.#copy(checkpoint);
  }

  /** The world from before an instant, and what was called from there on. */
  before(at: number): Past {
    const frame = this.#keyframes.before(Math.max(0, at - 1), this.#made);
    if (frame === undefined) throw new Error("the first keyframe is missing");
    return { world: this.#copy(frame.checkpoint), calls: this.#journal.slice(frame.callsMade, this.#made) };
  }

  /** Looks at the world without going through an operation, for what has no API. */
  read<T>(look: (view: View) => T): T {
    return look(this.world.view);
  }

  /** Makes a call now. Refused calls and calls that only read leave no trace. */
  call(call: Call): Answer {
    // What is due in this instant comes first, as it will when the session is replayed.
    this.runUntil(this.now);
    const admission = admit(this.world, call);
    if ("refused" in admission) return admission.refused;
    if (admission.operation.readOnly) return this.world.dispatch(admission.operation, admission.input);
    if (this.#made >= CALLS_IN_A_SESSION) return tooManyCalls();
    const answer = this.world.dispatch(admission.operation, admission.input);
    if (answer.ok) this.#write({ at: this.now, call });
    return answer;
  }

  /** What a call would be answered, as far as its check can say. Changes nothing. */
  dryRun(call: Call): Answer {
    const admission = admit(this.world, call);
    return "refused" in admission ? admission.refused : this.world.dryRun(admission.operation, admission.input);
  }

  /** Lets time pass up to an instant, making the calls that lie ahead when their time comes. */
  runUntil(at: number): void {
    while (!this.runSome(at, 10_000));
  }

  /** The same, resting after so many timers; false: not there yet. */
  runSome(at: number, timers: number): boolean {
    const next = this.#journal[this.#made];
    const stop = next !== undefined && next.at <= at ? next.at : at;
    const isThere = this.world.runSome(stop, timers);
    if (isThere) this.#makeDue();
    this.#keyframes.offer(this.world, this.#made);
    this.#end = Math.max(this.#end, this.now);
    return isThere && stop === at;
  }

  /** To the next instant at which anything happens. */
  step(): void {
    const next = Math.min(this.world.nextAt, this.#journal[this.#made]?.at ?? Infinity);
    if (next !== Infinity) this.runUntil(Math.max(next, this.now));
  }

  /** To any instant, past or future. */
  seek(to: number): void {
    this.rewindFor(to);
    this.runUntil(to);
  }

  /** Goes back as far as reaching an instant asks for, and no further: what remains is running forward. */
  rewindFor(to: number): void {
    if (to >= this.now) return;
    this.#restore(to, this.#journal.length);
  }

  /** Leaves the last call of the person out, and goes back to when it was made. */
  undo(): boolean {
    return this.#goTo(this.beginUndo());
  }

  /** Makes the call again that was undone, and returns to where the undoing began. */
  redo(): boolean {
    return this.#goTo(this.beginRedo());
  }

  /** The same without the way, which may be long: the instant to run to from here; null when nothing is undone. */
  beginUndo(): number | null {
    const edit = this.#undo.pop();
    if (edit === undefined) return null;
    this.#redo.push({ ...edit, endAfter: this.#end, nowAfter: this.now });
    this.#replay(edit, [...edit.dropped], edit.endBefore);
    return edit.added.at;
  }

  beginRedo(): number | null {
    const edit = this.#redo.pop();
    if (edit === undefined) return null;
    this.#undo.push(edit);
    this.#replay(edit, [edit.added], edit.endAfter);
    return edit.nowAfter;
  }

  /** The session as plain data: what is saved, shared and sent with a report. */
  toFile(): SessionFile {
    return {
      format: "ecs-playground",
      version: 1,
      engine: ENGINE_VERSION,
      title: this.title,
      seed: this.world.seed,
      clock: this.now,
      setup: this.#setup,
      calls: [...this.#journal],
    };
  }

  #goTo(at: number | null): boolean {
    if (at !== null) this.runUntil(at);
    return at !== null;
  }

  #takeOver({ checkpoint, log }: LivedSession): void {
    this.world.takeOver(checkpoint, log);
    this.#made = this.#journal.length;
    this.#end = this.now;
    this.#keyframes.keep(this.world, this.#made);
  }

  #copy(checkpoint: Checkpoint): World {
    const copy = newAccount(this.world.seed);
    copy.restore(checkpoint);
    return copy;
  }

  #write(entry: JournalEntry): void {
    const dropped = this.#journal.slice(this.#made);
    const endBefore = this.#end;
    this.#journal = [...this.#journal.slice(0, this.#made), entry];
    this.#keyframes.forget(this.#made, entry.at);
    this.#undo.push({ kept: this.#made, dropped, added: entry, endBefore, endAfter: entry.at, nowAfter: entry.at });
    this.#redo = [];
    this.#made++;
    this.#end = this.now;
  }

  /** Puts other calls after the ones an edit kept, and goes back to before them. */
  #replay(edit: Edit, after: readonly JournalEntry[], end: number): void {
    this.#journal = [...this.#journal.slice(0, edit.kept), ...after];
    this.#keyframes.forget(edit.kept, edit.added.at);
    this.#restore(edit.added.at, edit.kept);
    this.#end = Math.max(end, edit.added.at);
  }

  #restore(at: number, callsMade: number): void {
    const frame = this.#keyframes.before(at, callsMade);
    if (frame === undefined) throw new Error("the first keyframe is missing");
    this.world.restore(frame.checkpoint);
    this.#made = frame.callsMade;
  }

  /** Makes the calls whose time has come. They were accepted once; only under other rules can they be refused. */
  #makeDue(): void {
    for (let next = this.#journal[this.#made]; next !== undefined && next.at <= this.now; next = this.#journal[this.#made]) {
      const admission = admit(this.world, next.call);
      const answer = "refused" in admission ? admission.refused : this.world.dispatch(admission.operation, admission.input);
      if (answer.ok) this.#refused.delete(this.#made);
      else this.#refused.set(this.#made, answer);
      this.#made++;
    }
  }
}

function tooManyCalls(): Answer {
  const message = `A session takes ${CALLS_IN_A_SESSION} calls. Save it and go on in a new one.`;
  return { ok: false, code: "LimitExceededException", message };
}
