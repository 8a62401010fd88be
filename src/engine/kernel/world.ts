import { assert } from "../../lib/assert.ts";
import { Hash } from "../../lib/hash.ts";
import type { Context, View } from "./context.ts";
import type { LogLine, Reaction } from "./event.ts";
import type { Guard, Module } from "./module.ts";
import type { Answer, Operation } from "./operation.ts";
import { Refusal } from "./refusal.ts";
import { Streams, type StreamState } from "./rng.ts";
import { Rows, type AnyIndex, type AnyTable, type SavedRows } from "./table.ts";
import { TimerQueue, type SavedTimers } from "./timerQueue.ts";
import type { Firing } from "./timer.ts";

/** More steps than this in one instant means that two rules wake each other for ever. */
export const STEPS_IN_ONE_INSTANT = 500_000;

/** Log lines kept; older ones are forgotten. */
export const LOG_LINES_KEPT = 20_000;

/**
 * A world of tables and timers, moved by calls and by the passing of simulated time.
 * It knows no cloud: services are handed in as modules. Same seed and same calls, same history, same digest.
 */
export class World {
  readonly seed: number;
  readonly context: Context;
  #now = 0;
  #rows = new Map<string, Rows>();
  #queue: TimerQueue;
  #kinds = new Map<string, number>();
  #firings: readonly Firing[];
  #operations = new Map<string, Operation>();
  #reactions = new Map<string, Reaction[]>();
  #guards = new Map<string, Guard[]>();
  #streams: Streams;
  #hash = new Hash();
  #log: LogLine[] = [];
  #lines = 0;
  #cause = 0;
  #told: LogLine[] = [];
  #steps = 0;
  #changes = 0;
  /** Rows changed by the step under way, to be looked at by the guards. */
  #touched = new Map<string, Set<string>>();
  /** Rows changed since the last `takeChanges`. */
  #dirty = new Map<string, Set<string>>();

  constructor(modules: readonly Module[], seed: number) {
    this.seed = seed;
    this.#streams = new Streams(seed);
    this.#firings = modules.flatMap((module) => module.firings);
    this.#firings.forEach(({ timer }, kind) => {
      assert(!this.#kinds.has(timer.name), `timer ${timer.name} is bound twice`);
      this.#kinds.set(timer.name, kind);
    });
    this.#queue = new TimerQueue(this.#firings.length);
    const indexes = modules.flatMap((module) => module.indexes);
    for (const table of modules.flatMap((module) => module.tables)) this.#openTable(table, indexes);
    for (const operation of modules.flatMap((module) => module.operations)) {
      this.#operations.set(`${operation.service}.${operation.name}`, operation);
    }
    for (const reaction of modules.flatMap((module) => module.reactions)) {
      const list = this.#reactions.get(reaction.event);
      if (list === undefined) this.#reactions.set(reaction.event, [reaction]);
      else list.push(reaction);
    }
    for (const guard of modules.flatMap((module) => module.guards)) {
      assert(this.#rows.has(guard.table), `a guard watches ${guard.table}, which is no table`);
      this.#guards.set(guard.table, [...(this.#guards.get(guard.table) ?? []), guard]);
    }
    this.context = this.#verbs();
  }

  get view(): View {
    return this.context;
  }

  get now(): number {
    return this.#now;
  }

  /** Steps taken so far: how much has happened, whatever the clock says. */
  get changes(): number {
    return this.#changes;
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

  get log(): readonly LogLine[] {
    return this.#log;
  }

  /** How many lines were ever written, kept or not. */
  get lines(): number {
    return this.#lines;
  }

  /** The operation by that name, if the world can carry it out. */
  operation(service: string, name: string): Operation | undefined {
    return this.#operations.get(`${service}.${name}`);
  }

  /** Lets time pass, up to and including an instant. */
  runUntil(at: number): void {
    assert(at >= this.#now, `time runs forward: ${at} is before ${this.#now}`);
    while (this.#queue.nextAt() <= at) this.#fireNext();
    this.#moveTo(at);
  }

  /** Lets time pass like `runUntil`, but returns after so many timers, with `false` when some are still due. */
  runSome(at: number, timers: number): boolean {
    for (let i = 0; i < timers; i++) {
      if (this.#queue.nextAt() > at) {
        this.#moveTo(at);
        return true;
      }
      this.#fireNext();
    }
    return false;
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

  /** Ids of the rows changed since the last time, by table. Rows that are gone are among them. */
  takeChanges(): ReadonlyMap<string, ReadonlySet<string>> {
    const changes = this.#dirty;
    this.#dirty = new Map();
    return changes;
  }

  /** Any row, by the names the page knows. */
  row(tableName: string, id: string): object | undefined {
    return this.#table(tableName).get(id);
  }

  rowsOf(tableName: string): Iterable<readonly [string, object]> {
    const rows = this.#table(tableName);
    return [...rows.all()].map((row) => [String(row[rows.key]), row] as const);
  }

  save(): Checkpoint {
    return {
      now: this.#now,
      rows: new Map([...this.#rows].map(([name, rows]) => [name, rows.save()])),
      timers: this.#queue.save(),
      streams: this.#streams.save(),
      hash: this.#hash.state(),
      lines: this.#lines,
      changes: this.#changes,
    };
  }

  /** Puts the world back as it was. The log is cut to the lines that were written by then. */
  restore(checkpoint: Checkpoint): void {
    this.#now = checkpoint.now;
    for (const [name, saved] of checkpoint.rows) this.#table(name).restore(saved);
    this.#queue.restore(checkpoint.timers);
    this.#streams = new Streams(this.seed, checkpoint.streams);
    this.#hash = new Hash(...checkpoint.hash);
    this.#log = this.#log.filter((line) => line.seq <= checkpoint.lines);
    this.#lines = checkpoint.lines;
    this.#changes = checkpoint.changes;
    this.#cause = 0;
    this.#steps = 0;
    this.#dirty = new Map();
    this.#touched = new Map();
  }

  #openTable(table: AnyTable, indexes: readonly AnyIndex[]): void {
    assert(!this.#rows.has(table.name), `table ${table.name} is listed twice`);
    const own = indexes.filter((index) => (index.table as AnyTable) === table);
    this.#rows.set(table.name, new Rows(table, own, this.#rows.size));
  }

  #table(name: string): Rows {
    const rows = this.#rows.get(name);
    assert(rows !== undefined, `there is no table ${name}`);
    return rows;
  }

  #moveTo(at: number): void {
    if (at === this.#now) return;
    this.#now = at;
    this.#steps = 0;
  }

  #fireNext(): void {
    const due = this.#queue.take();
    this.#moveTo(due.at);
    this.#cause = due.cause;
    this.#step();
    const firing = this.#firings[due.kind];
    assert(firing !== undefined, `nobody serves timer ${due.kind}`);
    firing.fire(this.context, due.subject);
    this.#settle();
  }

  #step(): void {
    this.#changes++;
    this.#steps++;
    assert(
      this.#steps <= STEPS_IN_ONE_INSTANT,
      `more than ${STEPS_IN_ONE_INSTANT} steps at ${this.#now} ms: rules wake each other for ever`,
    );
  }

  /** Runs the reactions to what was told, and then the guards over every row that changed. */
  #settle(): void {
    for (let i = 0; i < this.#told.length; i++) {
      const line = this.#told[i];
      if (line === undefined) break;
      this.#cause = line.seq;
      for (const { react } of this.#reactions.get(line.name) ?? []) {
        this.#step();
        react(this.context, line.payload as never);
      }
    }
    this.#told.length = 0;
    this.#guardTouched();
  }

  #guardTouched(): void {
    if (this.#touched.size === 0) return;
    const touched = this.#touched;
    this.#touched = new Map();
    for (const [name, ids] of touched) {
      const rows = this.#table(name);
      for (const { check } of this.#guards.get(name) ?? []) {
        for (const id of ids) {
          const row = rows.get(id);
          const wrong = row === undefined ? undefined : check(this.view, row as never);
          assert(wrong === undefined, `${name} ${id}: ${wrong ?? ""}`);
        }
      }
    }
  }

  #perform(operation: Operation, input: unknown): Answer {
    const checked = attempt(() => operation.check(this.view, input as never));
    if (!checked.ok || operation.readOnly) return checked;
    this.#step();
    const cause = this.#cause;
    this.#cause = this.#write(CALL, { service: operation.service, operation: operation.name, input: input as object });
    const output = operation.apply(this.context, checked.output as never);
    this.#cause = cause;
    return { ok: true, output };
  }

  #write(name: string, payload: object): number {
    const seq = ++this.#lines;
    this.#hash.int(0x10);
    this.#hash.number(this.#now);
    this.#hash.text(name);
    this.#hash.value(payload);
    this.#log.push({ seq, at: this.#now, cause: this.#cause, name, payload });
    if (this.#log.length >= 2 * LOG_LINES_KEPT) this.#log = this.#log.slice(-LOG_LINES_KEPT);
    return seq;
  }

  #changed(rows: Rows, id: string, verb: number, fields: object): void {
    this.#hash.int(verb);
    this.#hash.int(rows.ordinal);
    this.#hash.number(this.#now);
    this.#hash.text(id);
    this.#hash.value(fields);
    mark(this.#dirty, rows.name, id);
    if (this.#guards.has(rows.name)) mark(this.#touched, rows.name, id);
  }

  #verbs(): Context {
    const world = this;
    const rows = (table: { readonly name: string }) => this.#table(table.name);
    const list = <Row>(ids: Iterable<string>, from: Rows) => Array.from(ids, (id) => from.get(id) as Row);
    return {
      get now() {
        return world.#now;
      },
      find: (table, id) => rows(table).get(id) as never,
      need: (table, id) => {
        const row = rows(table).get(id);
        assert(row !== undefined, `${table.name} holds no ${id}`);
        return row as never;
      },
      all: (table) => [...rows(table).all()] as never,
      where: (index, key) => list(rows(index.table).bucket(index.name, key), rows(index.table)),
      count: (index, key) => rows(index.table).bucket(index.name, key).size,
      size: (table) => rows(table).size,
      waiting: (timer, subject) => this.#queue.waitingFor(this.#kind(timer.name), subject),
      insert: (table, row) => {
        const inserted = rows(table).insert(row as never);
        this.#changed(rows(table), String(inserted[table.key]), 0x11, inserted);
        return inserted as never;
      },
      update: (table, id, patch) => this.#update(rows(table), id, patch as never) as never,
      remove: (table, id) => {
        rows(table).remove(id);
        this.#changed(rows(table), id, 0x13, {});
      },
      schedule: (timer, subject, delay) => {
        assert(Number.isInteger(delay) && delay >= 0, `${timer.name} cannot wait ${delay} ms`);
        const { priority } = timer;
        const at = this.#now + delay;
        this.#queue.add({ at, priority, kind: this.#kind(timer.name), subject, cause: this.#cause });
      },
      emit: (kind, payload) => {
        const seq = this.#write(kind.name, payload);
        this.#told.push({ seq, at: this.#now, cause: this.#cause, name: kind.name, payload });
      },
      call: (service, name, input) => {
        const operation = this.operation(service, name);
        assert(operation !== undefined, `${service} has no operation ${name}`);
        return this.#perform(operation, input);
      },
      random: (stream, n) => {
        assert(n >= 1 && n <= 2 ** 32, `a draw from ${n} possibilities`);
        return Math.floor((this.#streams.draw(stream) / 2 ** 32) * n);
      },
    };
  }

  #update(rows: Rows, id: string, patch: Readonly<Record<string, unknown>>): object {
    const before = rows.get(id);
    assert(before !== undefined, `${rows.name} holds no ${id} to update`);
    const differs = Object.keys(patch).some((key) => !Object.is(patch[key], before[key]));
    if (!differs) return before;
    assert(!(rows.key in patch) || patch[rows.key] === id, `${rows.name} ${id}: the key of a row never changes`);
    const after = rows.replace(id, before, { ...before, ...patch });
    this.#changed(rows, id, 0x12, patch);
    return after;
  }

  #kind(name: string): number {
    const kind = this.#kinds.get(name);
    assert(kind !== undefined, `nobody serves timer ${name}`);
    return kind;
  }
}

/** The name under which calls stand in the log. */
export const CALL = "call";

/** All that there is to a world at one instant. Rows are shared with the world: they never change. */
export interface Checkpoint {
  readonly now: number;
  readonly rows: ReadonlyMap<string, SavedRows>;
  readonly timers: SavedTimers;
  readonly streams: ReadonlyMap<string, StreamState>;
  readonly hash: readonly [number, number];
  readonly lines: number;
  readonly changes: number;
}

function attempt(check: () => unknown): Answer {
  try {
    return { ok: true, output: check() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, code: thrown.code, message: thrown.message };
    throw thrown;
  }
}

function mark(marks: Map<string, Set<string>>, table: string, id: string): void {
  const ids = marks.get(table);
  if (ids === undefined) marks.set(table, new Set([id]));
  else ids.add(id);
}
