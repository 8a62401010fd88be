import { assert } from "../../lib/assert.ts";
import { Hash } from "../../lib/hash.ts";
import type { Context, View } from "./context.ts";
import type { LogLine } from "./event.ts";
import { guardTouched } from "./guarding.ts";
import type { Module } from "./module.ts";
import { attempt, type Answer, type Operation } from "./operation.ts";
import { Registry } from "./registry.ts";
import { Streams, type StreamState } from "./rng.ts";
import type { SavedRows } from "./rows.ts";
import type { Table } from "./table.ts";
import type { SavedTimers } from "./timerQueue.ts";
import { Verbs } from "./verbs.ts";

/**
 * A world of tables and timers, moved by calls and by the passing of simulated time.
 * It knows no cloud: services are handed in as modules. Same seed and same calls, same history, same digest.
 */
export class World {
  readonly seed: number;
  readonly #verbs: Verbs;

  constructor(modules: readonly Module[], seed: number) {
    this.seed = seed;
    this.#verbs = new Verbs(new Registry(modules), seed);
  }

  /** The verbs. Handed to firings, reactions and `apply`; nobody else acts on the world. */
  get context(): Context {
    return this.#verbs;
  }

  get view(): View {
    return this.#verbs;
  }

  get now(): number {
    return this.#verbs.now;
  }

  /** Steps taken so far: how much has happened, whatever the clock says. */
  get steps(): number {
    return this.#verbs.steps;
  }

  /** A hash of every call and every change there ever was, with its time, and of the names of what was told. */
  get digest(): string {
    return this.#verbs.hash.hex();
  }

  get pendingTimers(): number {
    return this.#verbs.queue.size;
  }

  /** When something happens next, or Infinity. */
  get nextAt(): number {
    return this.#verbs.queue.nextAt();
  }

  /** The log's lines that are still kept. */
  get log(): readonly LogLine[] {
    return this.#verbs.log.lines;
  }

  /** How many lines were ever written to the log. */
  get logged(): number {
    return this.#verbs.log.count;
  }

  /**
   * Puts into a fresh world what every world of these modules begins with. It follows from the seed and is no change,
   * so the digest does not hear of it: histories keep theirs when more is there at the beginning.
   */
  begin(fill: (ctx: Context) => void): void {
    assert(this.#verbs.steps === 0 && this.#verbs.now === 0, "a world begins once");
    const before = this.#verbs.hash.state();
    fill(this.#verbs);
    this.#verbs.hash = new Hash(...before);
  }

  /** The operation by that name, if the world can carry it out. */
  operation(service: string, name: string): Operation | undefined {
    return this.#verbs.registry.operation(service, name);
  }

  /** Lets time pass, up to and including an instant. */
  runUntil(at: number): void {
    while (!this.runSome(at, Infinity));
  }

  /** Lets time pass like `runUntil`, but rests after so many timers, with `false` when some are still due. */
  runSome(at: number, timers: number): boolean {
    assert(at >= this.#verbs.now, `time runs forward: ${at} is before ${this.#verbs.now}`);
    for (let fired = 0; this.#verbs.queue.nextAt() <= at; fired++) {
      if (fired === timers) return false;
      this.#fireNext();
    }
    this.#moveTo(at);
    return true;
  }

  /** Carries out one call from outside, and all that follows from it in the same instant. */
  dispatch(operation: Operation, input: unknown): Answer {
    this.#verbs.cause = 0;
    const answer = this.#verbs.perform(operation, input);
    if (!answer.ok || operation.readOnly) return answer;
    this.#settle();
    this.runUntil(this.#verbs.now);
    return answer;
  }

  /** What `check` says of a call, without carrying it out. */
  dryRun(operation: Operation, input: unknown): Answer {
    return attempt(() => operation.check(this.view, input as never));
  }

  /** Ids of the rows changed since the last time, by table. Rows that are gone are among them, and some twice. */
  takeChanges(): ReadonlyMap<string, readonly string[]> {
    const changes = new Map(this.#verbs.untold.map((rows) => [rows.name, rows.untold.take().notes]));
    this.#verbs.untold = [];
    return changes;
  }

  /** Any row, by the name of its table. */
  row(table: string, id: string): object | undefined {
    return this.#verbs.rows(table).get(id);
  }

  /** All rows of a table with their ids, in the order in which they came. */
  rows(table: string): (readonly [string, object])[] {
    const rows = this.#verbs.rows(table);
    return rows.all().map((row) => [String(row[rows.key]), row]);
  }

  /** Lets somebody see each row of a table before it is inserted, with the world as it was until then. */
  watchInserts<Row extends object>(table: Table<Row>, see: (row: Row) => void): void {
    this.#verbs.watchers.set(table.name, see);
  }

  /** Lets somebody see each line of the log as it is written, with the world as it is then. */
  watchLog(see: (line: LogLine) => void): void {
    this.#verbs.log.watcher = see;
  }

  save(): Checkpoint {
    return {
      now: this.#verbs.now,
      tables: new Map([...this.#verbs.tables].map(([name, rows]) => [name, rows.save()])),
      timers: this.#verbs.queue.save(),
      streams: this.#verbs.streams.save(),
      hash: this.#verbs.hash.state(),
      logged: this.#verbs.log.count,
      steps: this.#verbs.steps,
    };
  }

  /** Puts the world back as it was. The log is cut to the lines that were written by then. */
  restore(checkpoint: Checkpoint): void {
    for (const [name, saved] of checkpoint.tables) this.#verbs.rows(name).restore(saved);
    this.#verbs.kept.clear();
    this.#verbs.now = checkpoint.now;
    this.#verbs.queue.restore(checkpoint.timers);
    this.#verbs.streams = new Streams(this.seed, checkpoint.streams);
    this.#verbs.hash = new Hash(...checkpoint.hash);
    this.#verbs.log.cutTo(checkpoint.logged);
    this.#verbs.steps = checkpoint.steps;
    this.#verbs.stepsNow = 0;
    this.#verbs.cause = 0;
    this.#verbs.told = [];
    this.#verbs.touched = [];
    this.#verbs.untold = [];
  }

  /** Puts into a fresh world what another of the same modules and seed has come to, with its log. */
  takeOver(checkpoint: Checkpoint, log: readonly LogLine[]): void {
    this.#verbs.log.takeOver(log);
    this.restore(checkpoint);
  }

  #moveTo(at: number): void {
    if (at === this.#verbs.now) return;
    this.#verbs.now = at;
    this.#verbs.stepsNow = 0;
  }

  #fireNext(): void {
    const due = this.#verbs.queue.take();
    this.#moveTo(due.at);
    this.#verbs.cause = due.cause;
    this.#verbs.step();
    this.#verbs.registry.firings[due.kind]?.fire(this.#verbs, due.subject);
    this.#settle();
  }

  /** Runs the reactions to what was told, and then the guards over every row that changed. */
  #settle(): void {
    const { told } = this.#verbs;
    // What reactions tell comes to the end of the same list. It is dropped whole: to take lines off its front is dear.
    for (const line of told) {
      for (const { react } of this.#verbs.registry.reactionsTo(line.name)) {
        this.#verbs.cause = line.seq;
        this.#verbs.step();
        react(this.#verbs, line.payload as never);
      }
    }
    if (told.length > 0) this.#verbs.told = [];
    if (this.#verbs.touched.length === 0) return;
    const touched = this.#verbs.touched;
    this.#verbs.touched = [];
    guardTouched(this.#verbs, touched);
  }
}

/** All that there is to a world at one instant. Rows are shared with the world: they never change. */
export interface Checkpoint {
  readonly now: number;
  readonly tables: ReadonlyMap<string, SavedRows>;
  readonly timers: SavedTimers;
  readonly streams: ReadonlyMap<string, StreamState>;
  readonly hash: readonly [number, number];
  readonly logged: number;
  readonly steps: number;
}
