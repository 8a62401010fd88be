import { fail } from "../../lib/assert.ts";
import { Hash } from "../../lib/hash.ts";
import type { Context } from "./context.ts";
import type { Derived } from "./derived.ts";
import type { EventKind, LogLine } from "./event.ts";
import { LogBook } from "./logBook.ts";
import type { Onlookers } from "./onlookers.ts";
import { attempt, type Answer, type Operation, type Outcome } from "./operation.ts";
import type { Registry } from "./registry.ts";
import { Streams } from "./rng.ts";
import type { Row, Rows } from "./rows.ts";
import type { AnyTable, Index, Table, Tally } from "./table.ts";
import type { Timer } from "./timer.ts";
import { TimerQueue } from "./timerQueue.ts";

/** More steps than this in one instant means that two rules wake each other for ever. */
export const STEPS_IN_ONE_INSTANT = 500_000;

/** The name under which calls stand in the log. */
export const CALL = "call";

/** What the digest calls each verb. */
const VERB = { write: 0x10, insert: 0x11, update: 0x12, remove: 0x13 } as const;

/**
 * The verbs, and what they act upon. The world moves it; everybody else knows it as a Context. Its methods are those of
 * a class and no closures: these would differ from world to world, and what was compiled for one world would be thrown
 * away with the next.
 */
export class Verbs implements Context {
  readonly registry: Registry;
  readonly tables: ReadonlyMap<string, Rows>;
  /** The same by the serials of the tables. */
  readonly #rows: readonly (Rows | undefined)[];
  readonly queue: TimerQueue;
  readonly log = new LogBook();
  streams: Streams;
  hash = new Hash();
  now = 0;
  /** The line of the log from which follows what is done now. */
  cause = 0;
  /** Events told in the step under way, whose reactions are still to run. */
  told: LogLine[] = [];
  stepsNow = 0;
  steps = 0;
  /** Who looks on as rows come, by table. Not part of the world: a copy has nobody. */
  readonly watchers = new Map<string, (row: never) => void>();
  /** What is kept ready of the rows, by name. Not part of the world either. */
  readonly kept = new Map<string, object>();
  /** Tables that the step under way changed, for the guards. */
  touched: Rows[] = [];
  /** Tables changed since the last `takeChanges`. */
  untold: Rows[] = [];

  constructor(registry: Registry, seed: number) {
    this.registry = registry;
    this.tables = registry.openTables();
    this.#rows = bySerial(this.tables.values());
    this.queue = new TimerQueue(registry.firings.length);
    this.streams = new Streams(seed);
  }

  // The row types are the tables' promise: what was inserted as a row of a table comes out as one.

  find<Own extends object>(table: Table<Own>, id: string): Own | undefined {
    return this.#rowsOf(table).get(id) as never;
  }

  need<Own extends object>(table: Table<Own>, id: string): Own {
    return (this.#rowsOf(table).get(id) ?? fail(`${table.name} holds no ${id}`)) as never;
  }

  all<Own extends object>(table: Table<Own>): readonly Own[] {
    return this.#rowsOf(table).all() as never;
  }

  where<Own extends object>(index: Index<Own>, key: string): readonly Own[] {
    return this.#rowsOf(index.table).filed(index.name, key) as never;
  }

  count<Own extends object>(index: Index<Own> | Tally<Own>, key: string): number {
    return this.#rowsOf(index.table).count(index.name, key);
  }

  isEmpty<Own extends object>(index: Index<Own>): boolean {
    return this.#rowsOf(index.table).filesNothing(index.name);
  }

  placeOf<Own extends object>(table: Table<Own>, id: string): number | undefined {
    return this.#rowsOf(table).findPlace(id);
  }

  size<Own extends object>(table: Table<Own>): number {
    return this.#rowsOf(table).size;
  }

  onlookers<Own extends object>(table: Table<Own>): Onlookers {
    return this.#rowsOf(table).onlookers;
  }

  derived<State extends object>(derived: Derived<State>): State {
    const kept = this.kept.get(derived.name);
    if (kept !== undefined) return kept as State;
    const state = derived.build(this);
    this.kept.set(derived.name, state);
    for (const { table, hear } of derived.hears) {
      this.#rowsOf(table).tell((before, after, place) => hear(state, before as never, after as never, place));
    }
    return state;
  }

  waiting(timer: Timer, subject: string): number | undefined {
    return this.queue.waitingFor(this.registry.kindOf(timer), subject);
  }

  insert<Own extends object>(table: Table<Own>, row: Own): Own {
    return this.#insert(this.#rowsOf(table), row as never) as never;
  }

  update<Own extends object>(table: Table<Own>, id: string, patch: Partial<Own>): Own {
    return this.#update(this.#rowsOf(table), id, patch as never) as never;
  }

  remove<Own extends object>(table: Table<Own>, id: string): void {
    const rows = this.#rowsOf(table);
    const place = rows.placeOf(id);
    const before = rows.at(place);
    if (rows.hashed) {
      this.#digest(rows, VERB.remove);
      this.hash.int(rows.calledAt(place, id));
    }
    rows.remove(id, place);
    this.#mark(rows, place, before);
    this.#tell(rows, place, id);
    rows.touched.part(place);
    rows.untold.part(place);
  }

  schedule(timer: Timer, subject: string, delay: number): void {
    if (!Number.isInteger(delay) || delay < 0) fail(`${timer.name} cannot wait ${delay} ms`);
    const { priority, isBeat } = timer;
    const kind = this.registry.kindOf(timer);
    this.queue.add({ at: this.now + delay, priority, isBeat, kind, subject, cause: this.cause });
  }

  emit<Payload extends object>(kind: EventKind<Payload>, payload: Payload): void {
    this.told.push(this.#write(kind.name, payload));
  }

  call(service: string, name: string, input: object): Outcome {
    return this.#carryOut(this.#operation(service, name), input);
  }

  ask(service: string, name: string, input: object): Answer {
    return this.perform(this.#operation(service, name), input);
  }

  random(stream: string, n: number): number {
    if (!(n >= 1 && n <= 2 ** 32)) fail(`a draw from ${n} possibilities`);
    return Math.floor((this.streams.draw(stream) / 2 ** 32) * n);
  }

  rows(table: string): Rows {
    return this.tables.get(table) ?? fail(`there is no table ${table}`);
  }

  #rowsOf({ serial, name }: Pick<AnyTable, "serial" | "name">): Rows {
    return this.#rows[serial] ?? fail(`there is no table ${name}`);
  }

  /** Counts a step. */
  step(): void {
    this.steps++;
    this.stepsNow++;
    if (this.stepsNow <= STEPS_IN_ONE_INSTANT) return;
    fail(`more than ${STEPS_IN_ONE_INSTANT} steps at ${this.now} ms: rules wake each other for ever`);
  }

  /** Carries out a call, but not what follows from it, and describes what was done. */
  perform(operation: Operation, input: unknown): Answer {
    const done = this.#carryOut(operation, input);
    return done.ok ? { ok: true, output: operation.answer(this, done.output as never) } : done;
  }

  #operation(service: string, name: string): Operation {
    return this.registry.operation(service, name) ?? fail(`${service} has no operation ${name}`);
  }

  #carryOut(operation: Operation, input: unknown): Answer {
    const checked = attempt(() => operation.check(this, input as never));
    if (!checked.ok || operation.readOnly) return checked;
    this.step();
    const cause = this.cause;
    const { service, name } = operation;
    this.cause = this.#write(CALL, { service, operation: name, input: input as object }).seq;
    const output = operation.apply(this, checked.output as never);
    this.cause = cause;
    return { ok: true, output };
  }

  #write(name: string, payload: object): LogLine {
    this.hash.int(VERB.write);
    this.hash.number(this.now);
    this.hash.text(name);
    // What events say follows from rows, which the digest takes in as they change.
    if (name === CALL) this.hash.value(payload);
    const line = { seq: this.log.count + 1, at: this.now, cause: this.cause, name, payload };
    this.log.write(line);
    return line;
  }

  /** Marks a row for the guards. */
  #mark(rows: Rows, place: number, before: Row | undefined): void {
    if (rows.guards.length === 0) return;
    if (rows.touched.isEmpty) this.touched.push(rows);
    rows.touched.mark(place, before);
  }

  /** Marks a row for whoever draws the world. */
  #tell(rows: Rows, place: number, id: string): void {
    if (rows.untold.isEmpty) this.untold.push(rows);
    rows.untold.mark(place, id);
  }

  /** What was done to a row, of which table and when. A row that is inserted says itself which one it is. */
  #digest(rows: Rows, verb: number): void {
    this.hash.int(verb);
    this.hash.int(rows.ordinal);
    this.hash.number(this.now);
  }

  #insert(rows: Rows, row: Row): Row {
    this.watchers.get(rows.name)?.(row as never);
    const place = rows.insert(row);
    const id = String(row[rows.key]);
    if (rows.hashed) {
      this.#digest(rows, VERB.insert);
      rows.inserted.into(this.hash, row);
    }
    this.#mark(rows, place, undefined);
    this.#tell(rows, place, id);
    return row;
  }

  #update(rows: Rows, id: string, patch: Row): Row {
    const place = rows.placeOf(id);
    const before = rows.at(place) ?? fail(`${rows.name} holds no ${id}`);
    if (!differs(before, patch)) return before;
    const after = rows.change(id, place, { before, patch });
    if (rows.hashed) {
      this.#digest(rows, VERB.update);
      this.hash.int(rows.calledAt(place, id));
      rows.patched.into(this.hash, patch);
    }
    this.#mark(rows, place, before);
    this.#tell(rows, place, id);
    return after;
  }
}

function bySerial(tables: Iterable<Rows>): readonly (Rows | undefined)[] {
  const all: (Rows | undefined)[] = [];
  for (const rows of tables) all[rows.serial] = rows;
  return all;
}

/** Whether a patch would change anything. for-in, because it is asked for with each change and makes no list of keys. */
function differs(before: Row, patch: Row): boolean {
  for (const key in patch) if (!Object.is(patch[key], before[key])) return true;
  return false;
}
