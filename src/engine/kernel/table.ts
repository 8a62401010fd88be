/** A kind of thing the world holds. Rows are plain objects that never change, known by one field. */
export interface Table<Row extends object> {
  readonly name: string;
  /** Which one of all it is, for the kernel, which finds a number sooner than a name. */
  readonly serial: number;
  readonly key: keyof Row & string;
  /** More rows than this is a bug: every service refuses earlier, by its own quota. */
  readonly limit: number;
  /** Makes another row of the same fields; null: a spread will do. It is for rows of many fields that often change. */
  readonly copy: ((row: never) => object) | null;
  /** Whether the digest takes in what becomes of its rows. */
  readonly hashed: boolean;
}

/** Another way to find rows: by a text computed from each. Rows without one are left out. */
export interface Index<Row extends object> extends Grouping<Row> {
  readonly keeps: "rows";
}

/** How many rows there are with the same text. It costs less than an index, and cannot say which ones they are. */
export interface Tally<Row extends object> extends Grouping<Row> {
  readonly keeps: "count";
}

interface Grouping<Row extends object> {
  readonly name: string;
  readonly table: Table<Row>;
  readonly of: KeyOf<Row>;
  /** The fields that it hangs on, so that a change of others need not ask it; undefined: any may be. */
  readonly reads: readonly string[] | undefined;
}

/** The text by which a row is grouped, if it is. */
type KeyOf<Row> = (row: Row) => string | undefined;

let made = 0;

export function table<Row extends object>(name: string, key: keyof Row & string, limit = 1_000_000): Table<Row> {
  return { name, serial: made++, key, limit, copy: null, hashed: true };
}

/** A table whose rows are copied by a function of their own. */
export function copiedBy<Row extends object>(copy: (row: Row) => Row, table: Table<Row>): Table<Row> {
  return { ...table, copy };
}

/** A table of what follows from changes that the digest has taken in already, so that it need not take them in twice. */
export function unhashed<Row extends object>(table: Table<Row>): Table<Row> {
  return { ...table, hashed: false };
}

/** Which rows are grouped, and how: by no other fields than those that are named, if any are. */
interface Grouped<Row extends object, Field extends keyof Row & string> {
  readonly table: Table<Row>;
  readonly reads?: readonly Field[];
  readonly by: KeyOf<Pick<Row, Field>>;
}

export function index<Row extends object, Field extends keyof Row & string>(name: string, { table: ofTable, reads, by }: Grouped<Row, Field>): Index<Row> {
  return { name, table: ofTable, of: by, reads, keeps: "rows" };
}

export function tally<Row extends object, Field extends keyof Row & string>(name: string, { table: ofTable, reads, by }: Grouped<Row, Field>): Tally<Row> {
  return { name, table: ofTable, of: by, reads, keeps: "count" };
}

/** What the lists of different services have in common once their row types are forgotten. */
export type AnyTable = Table<never>;
export type AnyIndex = Index<never> | Tally<never>;
