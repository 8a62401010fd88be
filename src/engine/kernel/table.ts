import { assert } from "../../lib/assert.ts";

/** A kind of thing the world holds. Rows are plain frozen objects, known by one field. */
export interface Table<Row extends object> {
  readonly name: string;
  readonly key: keyof Row & string;
  /** More rows than this is a bug: every service refuses earlier, by its own quota. */
  readonly limit: number;
}

/** Another way to find rows: by a text computed from each. Rows without one are left out. */
export interface Index<Row extends object> {
  readonly name: string;
  readonly table: Table<Row>;
  readonly of: (row: Row) => string | undefined;
}

export function table<Row extends object>(name: string, key: keyof Row & string, limit = 1_000_000): Table<Row> {
  return { name, key, limit };
}

export function index<Row extends object>(
  name: string,
  of: { readonly table: Table<Row>; readonly by: (row: Row) => string | undefined },
): Index<Row> {
  return { name, table: of.table, of: of.by };
}

/** What the lists of different services have in common once their row types are forgotten. */
export type AnyTable = Table<never>;
export type AnyIndex = Index<never>;

type Row = Readonly<Record<string, unknown>>;

type Listener = (before: Row | undefined, after: Row | undefined) => void;

/** Ids filed under one key. Whoever does not own it copies it before writing. */
interface Bucket {
  readonly owner: object;
  readonly ids: Set<string>;
}

/**
 * The rows of one table and the buckets of its indexes. Only the kernel sees it. A saved copy shares everything with
 * the table until either writes: saving and putting back cost nothing, and a write copies what it touches, once.
 */
export class Rows {
  readonly name: string;
  readonly key: string;
  /** Place in the list of tables: what the digest calls the table. */
  readonly ordinal: number;
  readonly limit: number;
  #rows: Map<string, Row>;
  #buckets: Map<string, Map<string, Bucket>>;
  /** True while rows and buckets belong to a saved copy as well. */
  #shared = false;
  /** Stands for what was made since the last time it was shared. */
  #owner: object = {};
  /** Who hears of each change, see Derived. */
  #listeners: Listener[] = [];
  readonly #indexes: readonly { readonly name: string; readonly of: (row: Row) => string | undefined }[];

  constructor(table: AnyTable, indexes: readonly AnyIndex[], ordinal: number) {
    this.name = table.name;
    this.key = table.key;
    this.limit = table.limit;
    this.ordinal = ordinal;
    this.#rows = new Map();
    this.#indexes = indexes.map((entry) => ({ name: entry.name, of: entry.of as (row: Row) => string | undefined }));
    this.#buckets = new Map(this.#indexes.map((entry) => [entry.name, new Map()]));
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** In the order in which the rows were inserted. */
  all(): IterableIterator<Row> {
    return this.#rows.values();
  }

  ids(): IterableIterator<string> {
    return this.#rows.keys();
  }

  bucket(indexName: string, key: string): ReadonlySet<string> {
    const buckets = this.#buckets.get(indexName);
    assert(buckets !== undefined, `${this.name} has no index ${indexName}`);
    return buckets.get(key)?.ids ?? NOBODY;
  }

  /** The rows of a bucket, in the order in which they came there. A plain loop: nothing is asked for as often. */
  filed(indexName: string, key: string): readonly Row[] {
    const filed: Row[] = [];
    for (const id of this.bucket(indexName, key)) {
      const row = this.#rows.get(id);
      if (row !== undefined) filed.push(row);
    }
    return filed;
  }

  insert(row: Row): Row {
    const id = row[this.key];
    assert(typeof id === "string" && id !== "", `a row of ${this.name} needs ${this.key}`);
    assert(!this.#rows.has(id), `${this.name} already holds ${id}`);
    assert(this.#rows.size < this.limit, `${this.name} holds ${this.limit} rows and takes no more`);
    this.#ownAll();
    const frozen = Object.freeze(row);
    this.#rows.set(id, frozen);
    for (const { name, of } of this.#indexes) this.#enter(name, of(frozen), id);
    for (const listener of this.#listeners) listener(undefined, frozen);
    return frozen;
  }

  replace(id: string, before: Row, after: Row): Row {
    this.#ownAll();
    const frozen = Object.freeze(after);
    this.#rows.set(id, frozen);
    for (const { name, of } of this.#indexes) {
      const from = of(before);
      const to = of(frozen);
      if (from === to) continue;
      this.#leave(name, from, id);
      this.#enter(name, to, id);
    }
    for (const listener of this.#listeners) listener(before, frozen);
    return frozen;
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    assert(row !== undefined, `${this.name} holds no ${id} to remove`);
    this.#ownAll();
    this.#rows.delete(id);
    for (const { name, of } of this.#indexes) this.#leave(name, of(row), id);
    for (const listener of this.#listeners) listener(row, undefined);
  }

  /** Lets somebody hear of each change from now on, until the table is put back as it was. */
  tell(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Order is state: a restored table must answer `where` in the order the saved one would have. Copies keep it. */
  save(): SavedRows {
    this.#share();
    return { rows: this.#rows, buckets: this.#buckets };
  }

  restore(saved: SavedRows): void {
    this.#listeners = [];
    // Never written to: the first write copies them.
    this.#rows = saved.rows as Map<string, Row>;
    this.#buckets = saved.buckets as Map<string, Map<string, Bucket>>;
    this.#share();
  }

  #share(): void {
    this.#shared = true;
    this.#owner = {};
  }

  #ownAll(): void {
    if (!this.#shared) return;
    this.#shared = false;
    this.#rows = new Map(this.#rows);
    this.#buckets = new Map([...this.#buckets].map(([name, byKey]) => [name, new Map(byKey)]));
  }

  /** The bucket, to be written to. */
  #ownBucket(buckets: Map<string, Bucket>, key: string, bucket: Bucket): Set<string> {
    if (bucket.owner === this.#owner) return bucket.ids;
    const ids = new Set(bucket.ids);
    buckets.set(key, { owner: this.#owner, ids });
    return ids;
  }

  #enter(indexName: string, key: string | undefined, id: string): void {
    if (key === undefined) return;
    const buckets = this.#buckets.get(indexName);
    assert(buckets !== undefined, `${this.name} has no index ${indexName}`);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, { owner: this.#owner, ids: new Set([id]) });
    else this.#ownBucket(buckets, key, bucket).add(id);
  }

  #leave(indexName: string, key: string | undefined, id: string): void {
    if (key === undefined) return;
    const buckets = this.#buckets.get(indexName);
    const bucket = buckets?.get(key);
    if (buckets === undefined || bucket === undefined) return;
    if (bucket.ids.size === 1 && bucket.ids.has(id)) buckets.delete(key);
    else this.#ownBucket(buckets, key, bucket).delete(id);
  }
}

/** A copy of a table: the rows themselves are shared, for they never change. */
export interface SavedRows {
  readonly rows: ReadonlyMap<string, Row>;
  readonly buckets: ReadonlyMap<string, ReadonlyMap<string, { readonly owner: object; readonly ids: ReadonlySet<string> }>>;
}

const NOBODY: ReadonlySet<string> = new Set();
