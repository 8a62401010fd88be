import { assert, fail } from "../../lib/assert.ts";
import { Hash } from "../../lib/hash.ts";
import type { Context, View } from "./context.ts";
import type { Derived } from "./derived.ts";
import type { LogLine } from "./event.ts";
import { guardTouched } from "./guarding.ts";
import { LogBook } from "./logBook.ts";
import type { Module } from "./module.ts";
import { attempt, type Answer, type Operation } from "./operation.ts";
import { Registry } from "./registry.ts";
import { Streams, type StreamState } from "./rng.ts";
import type { Row, Rows, SavedRows } from "./rows.ts";
import type { Table } from "./table.ts";
import { TimerQueue, type SavedTimers } from "./timerQueue.ts";

/** More steps than this in one instant means that two rules wake each other for ever. */
export const STEPS_IN_ONE_INSTANT = 500_000;

/** The name under which calls stand in the log. */
export const CALL = "call";

/** What the digest calls each verb. */
const VERB = { write: 0x10, insert: 0x11, update: 0x12, remove: 0x13 } as const;


/**
 * A world of tables and timers, moved by calls and by the passing of simulated time.
 * It knows no cloud: services are handed in as modules. Same seed and same calls, same history, same digest.
 */
export class World {
  readonly seed: number;
  /** The verbs. Handed to firings, reactions and `apply`; nobody else acts on the world. */
  readonly context: Context;
  readonly #registry: Registry;
  readonly #tables: ReadonlyMap<string, Rows>;
  readonly #queue: TimerQueue;
  readonly #log = new LogBook();
  #streams: Streams;
  #hash = new Hash();
  #now = 0;
  #cause = 0;
  /** Events told in the step under way, whose reactions are still to run. */
  #told: LogLine[] = [];
  #stepsNow = 0;
  #steps = 0;
  /** Who looks on as rows come, by table. Not part of the world: a copy has nobody. */
  readonly #watchers = new Map<string, (row: never) => void>();
  /** What is kept ready of the rows, by name. Not part of the world either. */
  readonly #derived = new Map<string, object>();
  /** Tables that the step under way changed, for the guards. */
  #touched: Rows[] = [];
  /** Tables changed since the last `takeChanges`. */
  #untold: Rows[] = [];

  constructor(modules: readonly Module[], seed: number) {
    this.seed = seed;
    this.#streams = new Streams(seed);
    this.#registry = new Registry(modules);
    this.#tables = this.#registry.openTables();
    this.#queue = new TimerQueue(this.#registry.firings.length);
    this.context = this.#verbs();
  }

  get view(): View {
    return this.context;
  }

  get now(): number {
    return this.#now;
  }

  /** Steps taken so far: how much has happened, whatever the clock says. */
  get steps(): number {
    return this.#steps;
  }

  /** A hash of every change there ever was, with its time. */
  get digest(): string {
    return this.#hash.hex();
  }

  get pendingTimers(): number {
    return this.#queue.size;
  }

  /** When something happens next, or Infinity. */
  get nextAt(): number {
    return this.#queue.nextAt();
  }

  /** The log's lines that are still kept. */
  get log(): readonly LogLine[] {
    return this.#log.lines;
  }

  /** How many lines were ever written to the log. */
  get logged(): number {
    return this.#log.count;
  }

  /** The operation by that name, if the world can carry it out. */
  operation(service: string, name: string): Operation | undefined {
    return this.#registry.operation(service, name);
  }

  /** Lets time pass, up to and including an instant. */
  runUntil(at: number): void {
    while (!this.runSome(at, Infinity));
  }

  /** Lets time pass like `runUntil`, but rests after so many timers, with `false` when some are still due. */
  runSome(at: number, timers: number): boolean {
    assert(at >= this.#now, `time runs forward: ${at} is before ${this.#now}`);
    for (let fired = 0; this.#queue.nextAt() <= at; fired++) {
      if (fired === timers) return false;
      this.#fireNext();
    }
    this.#moveTo(at);
    return true;
  }

  /** Carries out one call from outside, and all that follows from it in the same instant. */
  dispatch(operation: Operation, input: unknown): Answer {
    this.#cause = 0;
    const answer = this.#perform(operation, input);
    if (!answer.ok || operation.readOnly) return answer;
    this.#settle();
    this.runUntil(this.#now);
    return answer;
  }

  /** What `check` says of a call, without carrying it out. */
  dryRun(operation: Operation, input: unknown): Answer {
    return attempt(() => operation.check(this.view, input as never));
  }

  /** Ids of the rows changed since the last time, by table. Rows that are gone are among them, and some twice. */
  takeChanges(): ReadonlyMap<string, readonly string[]> {
    const changes = new Map(this.#untold.map((rows) => [rows.name, rows.untold.take().notes]));
    this.#untold = [];
    return changes;
  }

  /** Any row, by the name of its table. */
  row(table: string, id: string): object | undefined {
    return this.#rows(table).get(id);
  }

  /** All rows of a table with their ids, in the order in which they came. */
  rows(table: string): (readonly [string, object])[] {
    const rows = this.#rows(table);
    return rows.all().map((row) => [String(row[rows.key]), row]);
  }

  /** Lets somebody see each row of a table before it is inserted, with the world as it was until then. */
  watchInserts<Row extends object>(table: Table<Row>, see: (row: Row) => void): void {
    this.#watchers.set(table.name, see);
  }

  save(): Checkpoint {
    return {
      now: this.#now,
      tables: new Map([...this.#tables].map(([name, rows]) => [name, rows.save()])),
      timers: this.#queue.save(),
      streams: this.#streams.save(),
      hash: this.#hash.state(),
      logged: this.#log.count,
      steps: this.#steps,
    };
  }

  /** Puts the world back as it was. The log is cut to the lines that were written by then. */
  restore(checkpoint: Checkpoint): void {
    for (const [name, saved] of checkpoint.tables) this.#rows(name).restore(saved);
    this.#derived.clear();
    this.#now = checkpoint.now;
    this.#queue.restore(checkpoint.timers);
    this.#streams = new Streams(this.seed, checkpoint.streams);
    this.#hash = new Hash(...checkpoint.hash);
    this.#log.cutTo(checkpoint.logged);
    this.#steps = checkpoint.steps;
    this.#stepsNow = 0;
    this.#cause = 0;
    this.#told = [];
    this.#touched = [];
    this.#untold = [];
  }

  #rows(table: string): Rows {
    return this.#tables.get(table) ?? fail(`there is no table ${table}`);
  }

  #moveTo(at: number): void {
    if (at === this.#now) return;
    this.#now = at;
    this.#stepsNow = 0;
  }

  #fireNext(): void {
    const due = this.#queue.take();
    this.#moveTo(due.at);
    this.#cause = due.cause;
    this.#step();
    this.#registry.firings[due.kind]?.fire(this.context, due.subject);
    this.#settle();
  }

  #step(): void {
    this.#steps++;
    this.#stepsNow++;
    if (this.#stepsNow <= STEPS_IN_ONE_INSTANT) return;
    fail(`more than ${STEPS_IN_ONE_INSTANT} steps at ${this.#now} ms: rules wake each other for ever`);
  }

  /** Runs the reactions to what was told, and then the guards over every row that changed. */
  #settle(): void {
    for (let line = this.#told.shift(); line !== undefined; line = this.#told.shift()) {
      for (const { react } of this.#registry.reactionsTo(line.name)) {
        this.#cause = line.seq;
        this.#step();
        react(this.context, line.payload as never);
      }
    }
    if (this.#touched.length === 0) return;
    const touched = this.#touched;
    this.#touched = [];
    guardTouched(this.view, touched);
  }

  #perform(operation: Operation, input: unknown): Answer {
    const checked = attempt(() => operation.check(this.view, input as never));
    if (!checked.ok || operation.readOnly) return checked;
    this.#step();
    const cause = this.#cause;
    const { service, name } = operation;
    this.#cause = this.#write(CALL, { service, operation: name, input: input as object }).seq;
    const output = operation.apply(this.context, checked.output as never);
    this.#cause = cause;
    return { ok: true, output };
  }

  #write(name: string, payload: object): LogLine {
    this.#hash.int(VERB.write);
    this.#hash.number(this.#now);
    this.#hash.text(name);
    this.#hash.value(payload);
    return this.#log.write({ at: this.#now, cause: this.#cause, name, payload });
  }

  /** Marks a row for the guards and for whoever draws the world. */
  #mark(rows: Rows, id: string, { place, before }: { readonly place: number; readonly before: Row | undefined }): void {
    if (rows.untold.isEmpty) this.#untold.push(rows);
    rows.untold.mark(place, id);
    if (rows.guards.length === 0) return;
    if (rows.touched.isEmpty) this.#touched.push(rows);
    rows.touched.mark(place, before);
  }

  #digest(rows: Rows, verb: number, { id, fields }: { readonly id: string; readonly fields: object }): void {
    this.#hash.int(verb);
    this.#hash.int(rows.ordinal);
    this.#hash.number(this.#now);
    // A row that is inserted says itself which one it is, and rows of one table all have the same fields.
    if (verb === VERB.insert) return this.#hash.fields(fields);
    this.#hash.text(id);
    this.#hash.value(fields);
  }

  #insert(rows: Rows, row: Row): Row {
    this.#watchers.get(rows.name)?.(row as never);
    const place = rows.insert(row);
    const id = String(row[rows.key]);
    this.#digest(rows, VERB.insert, { id, fields: row });
    this.#mark(rows, id, { place, before: undefined });
    return row;
  }

  #update(rows: Rows, id: string, patch: Row): Row {
    const place = rows.placeOf(id);
    const before = rows.at(place) ?? fail(`${rows.name} holds no ${id}`);
    if (!differs(before, patch)) return before;
    if (rows.key in patch && patch[rows.key] !== id) fail(`${rows.name} ${id}: the key of a row never changes`);
    const after = rows.change(place, before, patch);
    this.#digest(rows, VERB.update, { id, fields: patch });
    this.#mark(rows, id, { place, before });
    return after;
  }

  #remove(rows: Rows, id: string): void {
    const place = rows.placeOf(id);
    const before = rows.at(place);
    rows.remove(id, place);
    this.#digest(rows, VERB.remove, { id, fields: {} });
    this.#mark(rows, id, { place, before });
    rows.touched.part(place);
    rows.untold.part(place);
  }

  #derive<State extends object>(derived: Derived<State>): State {
    const kept = this.#derived.get(derived.name);
    if (kept !== undefined) return kept as State;
    const state = derived.build(this.view);
    this.#derived.set(derived.name, state);
    for (const { table, hear } of derived.hears) {
      this.#rows(table.name).tell((before, after, place) => hear(state, before as never, after as never, place));
    }
    return state;
  }

  #need(rows: Rows, id: string): Row {
    return rows.get(id) ?? fail(`${rows.name} holds no ${id}`);
  }

  #schedule(timer: Parameters<Context["schedule"]>[0], subject: string, delay: number): void {
    if (!Number.isInteger(delay) || delay < 0) fail(`${timer.name} cannot wait ${delay} ms`);
    const { priority } = timer;
    const kind = this.#registry.kindOf(timer);
    this.#queue.add({ at: this.#now + delay, priority, kind, subject, cause: this.#cause });
  }

  #call(service: string, name: string, input: object): Answer {
    return this.#perform(this.operation(service, name) ?? fail(`${service} has no operation ${name}`), input);
  }

  #random(stream: string, n: number): number {
    if (!(n >= 1 && n <= 2 ** 32)) fail(`a draw from ${n} possibilities`);
    return Math.floor((this.#streams.draw(stream) / 2 ** 32) * n);
  }

  /** The row types are the tables' promise: what was inserted as a Row comes out as one. */
  #verbs(): Context {
    const now = () => this.#now;
    return {
      get now() {
        return now();
      },
      find: (table, id) => this.#rows(table.name).get(id) as never,
      need: (table, id) => this.#need(this.#rows(table.name), id) as never,
      all: (table) => this.#rows(table.name).all() as never,
      where: (index, key) => this.#rows(index.table.name).filed(index.name, key) as never,
      count: (index, key) => this.#rows(index.table.name).count(index.name, key),
      size: (table) => this.#rows(table.name).size,
      derived: (derived) => this.#derive(derived),
      waiting: (timer, subject) => this.#queue.waitingFor(this.#registry.kindOf(timer), subject),
      insert: (table, row) => this.#insert(this.#rows(table.name), row as never) as never,
      update: (table, id, patch) => this.#update(this.#rows(table.name), id, patch as never) as never,
      remove: (table, id) => this.#remove(this.#rows(table.name), id),
      schedule: (timer, subject, delay) => this.#schedule(timer, subject, delay),
      emit: (kind, payload) => void this.#told.push(this.#write(kind.name, payload)),
      call: (service, name, input) => this.#call(service, name, input),
      random: (stream, n) => this.#random(stream, n),
    };
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

/** Whether a patch would change anything. for-in, because it is asked for with each change and makes no list of keys. */
function differs(before: Row, patch: Row): boolean {
  for (const key in patch) if (!Object.is(patch[key], before[key])) return true;
  return false;
}
