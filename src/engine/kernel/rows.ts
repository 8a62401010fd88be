import { assert, fail } from "../../lib/assert.ts";
import { hashText } from "../../lib/hash.ts";
import { Recurring } from "../../lib/recurring.ts";
import { withPlace } from "./column.ts";
import { Counting } from "./counting.ts";
import { Filing, type SavedFiling } from "./filing.ts";
import { Marks } from "./marks.ts";
import type { Guard } from "./module.ts";
import { Onlookers } from "./onlookers.ts";
import { Places } from "./places.ts";
import type { AnyIndex, AnyTable } from "./table.ts";

export type Row = Readonly<Record<string, unknown>>;

type KeyOf = (row: Row) => string | undefined;

type Listener = (before: Row | undefined, after: Row | undefined, place: number) => void;

/**
 * The rows of one table, and what its indexes and tallies know of them. Only the kernel sees it. A row keeps the
 * place it was given, and the indexes know it by that, for ids are long texts. A saved copy shares the rows with the
 * table until either writes, and a write copies what it touches, once; the map of ids is made anew when it is asked for.
 */
export class Rows {
  readonly name: string;
  readonly serial: number;
  readonly key: string;
  /** Place in the list of tables: what the digest calls the table. */
  readonly ordinal: number;
  readonly limit: number;
  readonly hashed: boolean;
  readonly #copy: (row: Row) => Record<string, unknown>;
  /** What must hold of each row. */
  readonly guards: readonly Guard[];
  /** Rows that the step under way changed, as they were before it: undefined for those that were not there. */
  readonly touched = new Marks<Row | undefined>();
  /** How the digest takes in rows that come and what is changed of them. */
  readonly inserted = new Recurring();
  readonly patched = new Recurring();
  /** What the digest calls the row at each place: a number for its id, which is a long text; 0: nobody asked yet. */
  #called: Int32Array = new Int32Array(64);
  /** Ids of rows that nobody was told of yet. */
  readonly untold = new Marks<string>();
  /** Who has read what of it; nobody, until they ask for the list to put themselves on. */
  #onlookers: Onlookers | undefined;
  readonly #places = new Places((place) => String(this.#rows[place]?.[this.key]));
  #rows: (Row | undefined)[] = [];
  #free: number[] = [];
  /** All of them in order, until one changes: what seldom does is looked through all the time. */
  #all: readonly Row[] | undefined;
  /** True while these belong to a saved copy as well. */
  #shared = false;
  /** Who hears of each change, see Derived. */
  #listeners: Listener[] = [];
  readonly #filings: ReadonlyMap<string, Filed<Filing>>;
  readonly #countings: ReadonlyMap<string, Filed<Counting>>;
  readonly #allFilings: readonly Filed<Filing>[];
  readonly #allCountings: readonly Filed<Counting>[];
  /** Which of them hang on a field, each a bit, and which on any. */
  readonly #hangingOn: ReadonlyMap<string, number>;
  readonly #hangingOnAny: number;

  constructor(table: AnyTable, { indexes, guards, ordinal }: RowsPlan) {
    this.name = table.name;
    this.serial = table.serial;
    this.key = table.key;
    this.limit = table.limit;
    this.hashed = table.hashed;
    this.#copy = (table.copy as ((row: Row) => Record<string, unknown>) | null) ?? spread;
    this.guards = guards;
    this.ordinal = ordinal;
    assert(indexes.length < 32, `${table.name} has too many indexes for the bits of a number`);
    const filed = <T>(keeps: AnyIndex["keeps"], by: () => T) =>
      new Map(indexes.flatMap((entry, i) => (entry.keeps === keeps ? [[entry.name, { of: entry.of as KeyOf, by: by(), bit: 1 << i }] as const] : [])));
    this.#filings = filed("rows", () => new Filing());
    this.#countings = filed("count", () => new Counting());
    this.#allFilings = [...this.#filings.values()];
    this.#allCountings = [...this.#countings.values()];
    const bitsOf = (hangs: (reads: readonly string[] | undefined) => boolean) => indexes.reduce((bits, { reads }, i) => (hangs(reads) ? bits | (1 << i) : bits), 0);
    this.#hangingOnAny = bitsOf((reads) => reads === undefined);
    this.#hangingOn = new Map(indexes.flatMap(({ reads = [] }) => reads).map((field) => [field, bitsOf((reads) => reads?.includes(field) === true)]));
  }

  get size(): number {
    return this.#places.size;
  }

  get(id: string): Row | undefined {
    const place = this.#places.find(id);
    return place === undefined ? undefined : this.#rows[place];
  }

  /** Where the row lies, if there is one. */
  findPlace(id: string): number | undefined {
    return this.#places.find(id);
  }

  /** Where the row lies that must be there. */
  placeOf(id: string): number {
    return this.#places.find(id) ?? fail(`${this.name} holds no ${id}`);
  }

  /** What the digest calls the row at a place, which has this id. */
  calledAt(place: number, id: string): number {
    const called = this.#called[place] ?? 0;
    return called === 0 ? this.#callAt(place, hashText(id)) : called;
  }

  /** The row at a place, if there is one. */
  at(place: number): Row | undefined {
    return this.#rows[place];
  }

  /** In the order in which the rows were inserted. */
  all(): readonly Row[] {
    return (this.#all ??= this.#inOrder());
  }

  /** The rows that an index files under a key, in the order in which they came there. */
  filed(indexName: string, key: string): readonly Row[] {
    return this.#at(this.#filing(indexName).at(key));
  }

  /** Whether an index has no row under any key. */
  filesNothing(indexName: string): boolean {
    return this.#filing(indexName).isEmpty;
  }

  /** How many rows an index or a tally has under a key. */
  count(indexName: string, key: string): number {
    return (this.#countings.get(indexName)?.by ?? this.#filing(indexName)).count(key);
  }

  /** Answers its place. */
  insert(row: Row): number {
    const id = row[this.key];
    if (typeof id !== "string" || id === "") fail(`a row of ${this.name} needs ${this.key}`);
    if (this.#places.size >= this.limit) fail(`${this.name} holds ${this.limit} rows and takes no more`);
    this.#own();
    const place = this.#free.pop() ?? this.#rows.length;
    if (!this.#places.add(id, place)) fail(`${this.name} already holds ${id}`);
    this.#put(place, keep(row));
    this.#refile(id, place, { before: undefined, after: row, concerned: ALL });
    return place;
  }

  /** Replaces some fields of the row at a place, but never its key; answers the new row. */
  change(id: string, place: number, { before, patch }: { readonly before: Row; readonly patch: Row }): Row {
    this.#own();
    const after = this.#copy(before);
    let concerned = this.#hangingOnAny;
    for (const field in patch) {
      if (field === this.key && patch[field] !== id) fail(`${this.name} ${id}: the key of a row never changes`);
      after[field] = patch[field];
      concerned |= this.#hangingOn.get(field) ?? 0;
    }
    this.#put(place, keep(after));
    this.#refile(id, place, { before, after, concerned });
    return after;
  }

  /** Takes a row out. Its place is for others now. */
  remove(id: string, place: number): void {
    this.#own();
    const row = this.#rows[place];
    this.#places.remove(id);
    this.#free.push(place);
    this.#rows[place] = undefined;
    this.#callAt(place, 0);
    this.#all = undefined;
    this.#refile(id, place, { before: row, after: undefined, concerned: ALL });
  }

  #callAt(place: number, called: number): number {
    this.#called = withPlace(this.#called, place);
    this.#called[place] = called;
    return called;
  }

  #put(place: number, row: Row): void {
    this.#rows[place] = row;
    this.#all = undefined;
  }

  /** Until the table is put back as it was. */
  get onlookers(): Onlookers {
    return (this.#onlookers ??= new Onlookers());
  }

  /** Lets somebody hear of each change from now on, until the table is put back as it was. */
  tell(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Order is state: a restored table must answer `where` in the order the saved one would have. Copies keep it. */
  save(): SavedRows {
    this.#shared = true;
    return {
      order: this.#places.inOrder(),
      rows: this.#rows,
      free: this.#free,
      filings: new Map([...this.#filings].map(([name, { by }]) => [name, by.save()])),
      countings: new Map([...this.#countings].map(([name, { by }]) => [name, by.save()])),
    };
  }

  restore(saved: SavedRows): void {
    this.#listeners = [];
    this.#onlookers = undefined;
    this.#called.fill(0);
    this.touched.take();
    this.untold.take();
    this.#all = undefined;
    this.#places.restore(saved.order);
    // Never written to: the first write copies them.
    this.#rows = saved.rows as (Row | undefined)[];
    this.#free = saved.free as number[];
    this.#shared = true;
    for (const [name, filing] of saved.filings) this.#filing(name).restore(filing);
    for (const [name, counting] of saved.countings) this.#countings.get(name)?.by.restore(counting);
  }

  #own(): void {
    if (!this.#shared) return;
    this.#shared = false;
    this.#rows = this.#rows.slice();
    this.#free = this.#free.slice();
  }

  #inOrder(): readonly Row[] {
    const rows: Row[] = [];
    for (const place of this.#places.inOrder()) rows.push(this.#rows[place] ?? fail(`${this.name} has lost a row`));
    return rows;
  }

  /** The rows that lie there. A plain loop: nothing is asked for as often. */
  #at(places: readonly number[]): Row[] {
    const found: Row[] = [];
    for (const place of places) {
      const row = place < 0 ? undefined : this.#rows[place];
      if (row !== undefined) found.push(row);
    }
    return found;
  }

  #filing(name: string): Filing {
    return this.#filings.get(name)?.by ?? fail(`${this.name} has no index ${name}`);
  }

  #refile(id: string, place: number, { before, after, concerned }: Change): void {
    if (concerned !== 0) {
      for (const { of, by, bit } of this.#allFilings) if ((concerned & bit) !== 0) by.move(place, keyOf(of, before), keyOf(of, after));
      for (const { of, by, bit } of this.#allCountings) if ((concerned & bit) !== 0) by.move(keyOf(of, before), keyOf(of, after));
    }
    for (const listener of this.#listeners) listener(before, after, place);
    this.#onlookers?.changed(id, before, after);
  }
}

const spread = (row: Row): Record<string, unknown> => ({ ...row });

let keep = (row: Row): Row => row;

/**
 * Freezes every row from now on, so that whoever writes to one is found. Tests do it; elsewhere the types must do, for
 * a frozen object is copied six times slower.
 */
export function freezeRows(): void {
  keep = Object.freeze;
}

/** What a table has around it. */
interface RowsPlan {
  readonly indexes: readonly AnyIndex[];
  readonly guards: readonly Guard[];
  readonly ordinal: number;
}

/** How rows are grouped, and by whom. */
interface Filed<T> {
  readonly of: KeyOf;
  readonly by: T;
  readonly bit: number;
}

/** What becomes of a row, and of which groupings the bits are that it may concern. */
interface Change {
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  readonly concerned: number;
}

const ALL = -1;

function keyOf(of: KeyOf, row: Row | undefined): string | undefined {
  return row === undefined ? undefined : of(row);
}

/** A copy of a table: the rows themselves are shared, for they never change. */
export interface SavedRows {
  /** The places of all rows, in the order in which these came. */
  readonly order: Int32Array;
  readonly rows: readonly (Row | undefined)[];
  readonly free: readonly number[];
  readonly filings: ReadonlyMap<string, SavedFiling>;
  readonly countings: ReadonlyMap<string, ReadonlyMap<string, number>>;
}
