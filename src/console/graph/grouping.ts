import type { Rows, TableName } from "../../bridge/protocol.ts";

const NONE: readonly never[] = Object.freeze([]);

/**
 * Groups a table's rows by a key, once for each new state of the table. A group in which nothing changed keeps its
 * identity, so that a node reading its own group renders only when something in it changed.
 */
export function grouping<T extends TableName>(keyOf: (row: Rows[T]) => string | null) {
  type Row = Rows[T];
  let seen: ReadonlyMap<string, Row> | undefined;
  let groups: ReadonlyMap<string, readonly Row[]> = new Map();

  function refresh(table: ReadonlyMap<string, Row>): void {
    const next = new Map<string, Row[]>();
    for (const row of table.values()) {
      const key = keyOf(row);
      if (key === null) continue;
      const group = next.get(key);
      if (group === undefined) next.set(key, [row]);
      else group.push(row);
    }
    const kept = new Map<string, readonly Row[]>();
    for (const [key, group] of next) {
      const before = groups.get(key);
      kept.set(key, before !== undefined && sameRows(before, group) ? before : group);
    }
    groups = kept;
    seen = table;
  }

  return (table: ReadonlyMap<string, Row>, key: string): readonly Row[] => {
    if (table !== seen) refresh(table);
    return groups.get(key) ?? NONE;
  };
}

function sameRows(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((row, at) => row === b[at]);
}
