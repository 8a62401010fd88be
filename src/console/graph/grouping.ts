import type { Rows, TableName } from "../../bridge/protocol.ts";
import { groupBy } from "../../lib/groupBy.ts";
import { following, type RowChange } from "../store/following.ts";

const NONE: readonly never[] = Object.freeze([]);

/**
 * Groups a table's rows by a key, each group in the order of the table. A group in which nothing changed keeps its
 * identity, so that a node reading its own group renders only when something in it changed.
 */
export function grouping<T extends TableName>(keyOf: (row: Rows[T]) => string | null): (table: ReadonlyMap<string, Rows[T]>, key: string) => readonly Rows[T][] {
  const groups = following<Rows[T], Map<string, readonly Rows[T][]>>({
    build: (table, before) => {
      const kept = new Map<string, readonly Rows[T][]>();
      for (const [key, group] of groupBy(table.values(), keyOf)) {
        if (key === null) continue;
        const old = before?.get(key);
        kept.set(key, old !== undefined && sameRows(old, group) ? old : group);
      }
      return kept;
    },
    follow: (state, changes) => {
      const edits = editsOf(changes, keyOf);
      if (edits === undefined) return undefined;
      for (const [key, edit] of edits) {
        const group = edited(state.get(key) ?? NONE, edit);
        if (group.length === 0) state.delete(key);
        else state.set(key, group);
      }
      return state;
    },
  });
  return (table, key) => groups(table).get(key) ?? NONE;
}

/** What becomes of a group: rows that are replaced, or leave it (null), and those that come after them. */
interface Edit<Row> {
  readonly replaced: Map<Row, Row | null>;
  readonly added: Row[];
}

/** Undefined where a row that had been there enters a group: only the table tells at which place. */
function editsOf<Row>(changes: readonly RowChange<Row>[], keyOf: (row: Row) => string | null): ReadonlyMap<string, Edit<Row>> | undefined {
  const edits = new Map<string, Edit<Row>>();
  const editOf = (key: string): Edit<Row> => {
    const edit = edits.get(key) ?? { replaced: new Map(), added: [] };
    edits.set(key, edit);
    return edit;
  };
  for (const { before, after } of changes) {
    const from = before === undefined ? null : keyOf(before);
    const to = after === undefined ? null : keyOf(after);
    if (before !== undefined && from !== null) editOf(from).replaced.set(before, to === from ? (after ?? null) : null);
    if (after === undefined || to === null || to === from) continue;
    if (before !== undefined) return undefined;
    editOf(to).added.push(after);
  }
  return edits;
}

function edited<Row>(group: readonly Row[], { replaced, added }: Edit<Row>): readonly Row[] {
  const next: Row[] = [];
  for (const row of group) {
    const instead = replaced.get(row);
    if (instead !== null) next.push(instead ?? row);
  }
  next.push(...added);
  return next;
}

function sameRows(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((row, at) => row === b[at]);
}
