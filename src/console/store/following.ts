import type { Rows, TableName } from "../../bridge/protocol.ts";

/** What became of a row: undefined before it came, and once it is gone. */
export interface RowChange<Row> {
  readonly id: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

type Table<Row> = ReadonlyMap<string, Row>;

/** Steps of a table that are remembered: some seconds of deltas. Who has not looked for longer reads it anew. */
const KEPT = 64;

/** Tables that became of one another, and how. */
interface Line {
  /** The place of the table that the first of the steps led away from. */
  first: number;
  readonly steps: (readonly RowChange<unknown>[])[];
}

const places = new WeakMap<Table<unknown>, { readonly line: Line; readonly at: number }>();

/** Remembers that a table became of another by these changes, in their order. */
export function remember<Row>(before: Table<Row>, after: Table<Row>, changes: readonly RowChange<Row>[]): void {
  const { line, at } = places.get(before) ?? { line: { first: 0, steps: [] }, at: 0 };
  // What becomes of an older table, beside what became of it before, is a line of its own.
  if (at !== line.first + line.steps.length) return;
  places.set(before, { line, at });
  line.steps.push(changes);
  places.set(after, { line, at: at + 1 });
  if (line.steps.length <= KEPT) return;
  line.steps.shift();
  line.first += 1;
}

/**
 * What became of each row from one table to another, in the order in which new ones stand in the table. Undefined
 * where that is not known, or would not tell at which place a row stands because it went and came back.
 */
export function changesBetween<Row>(from: Table<Row>, to: Table<Row>): readonly RowChange<Row>[] | undefined {
  if (from === to) return [];
  const [start, end] = [places.get(from), places.get(to)];
  if (start === undefined || end === undefined || start.line !== end.line || start.at > end.at || start.at < start.line.first) return undefined;
  const { first, steps } = start.line;
  const net = new Map<string, RowChange<Row>>();
  for (const step of steps.slice(start.at - first, end.at - first)) {
    // A line is made of tables with rows of one type.
    for (const change of step as readonly RowChange<Row>[]) {
      const known = net.get(change.id);
      if (change.before === undefined && known?.before !== undefined) return undefined;
      // One that came and went and came again stands where it came last.
      if (change.before === undefined) net.delete(change.id);
      net.set(change.id, known === undefined ? change : { ...change, before: known.before });
    }
  }
  return [...net.values()].filter(({ before, after }) => before !== undefined || after !== undefined);
}

/** Whether a table became of another, at whatever distance. */
function becameOf(table: Table<unknown>, older: Table<unknown>): boolean {
  const [now, then] = [places.get(table), places.get(older)];
  return now !== undefined && now.line === then?.line && then.at < now.at;
}

/** How state is derived from a table: read from all of it, or kept up by what changed, which may write to the state before. */
export interface Derivation<Row, State> {
  readonly build: (table: Table<Row>, before: State | undefined) => State;
  /** Undefined where these changes are better read from the whole table. */
  readonly follow: (state: State, changes: readonly RowChange<Row>[]) => State | undefined;
}

/**
 * State derived from a table that follows its deltas: nobody walks over fifteen thousand tasks for the few that
 * changed. What comes out depends on the table alone.
 */
export function following<Row, State>({ build, follow }: Derivation<Row, State>): (table: Table<Row>) => State {
  let seen: Table<Row> | undefined;
  let state: State | undefined;
  return (table) => {
    if (seen === table && state !== undefined) return state;
    // Whoever still draws an older table does not take the state away from those that have the newest.
    if (seen !== undefined && becameOf(seen, table)) return build(table, undefined);
    const changes = seen === undefined ? undefined : changesBetween(seen, table);
    const followed = changes === undefined || state === undefined ? undefined : follow(state, changes);
    state = followed ?? build(table, state);
    seen = table;
    return state;
  };
}

/** Counts the rows of a table by a key; a row whose key is null does not count. */
export function tally<T extends TableName>(keyOf: (row: Rows[T]) => string | null): (table: Table<Rows[T]>, key: string) => number {
  const counts = following<Rows[T], Map<string, number>>({
    build: (table) => {
      const built = new Map<string, number>();
      for (const row of table.values()) add(built, keyOf(row), 1);
      return built;
    },
    follow: (state, changes) => {
      for (const { before, after } of changes) {
        if (before !== undefined) add(state, keyOf(before), -1);
        if (after !== undefined) add(state, keyOf(after), 1);
      }
      return state;
    },
  });
  return (table, key) => counts(table).get(key) ?? 0;
}

function add(counts: Map<string, number>, key: string | null, by: number): void {
  if (key === null) return;
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
