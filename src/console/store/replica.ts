import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { PUBLISHED, type Crash, type Delta, type LogLine, type Progress, type Rows, type SessionStatus, type TableChanges, type TableName } from "../../bridge/protocol.ts";
import { remember, type RowChange } from "./following.ts";
import { KeptTable } from "./keptTable.ts";

/** The page's copy of each table. */
export type Tables = { readonly [T in TableName]: ReadonlyMap<string, Rows[T]> };

/** The page's copy of the world. It has one writer: the worker, through `receive`. */
export interface Replica {
  readonly revision: number;
  readonly now: number;
  readonly digest: string;
  readonly tables: Tables;
  readonly log: readonly LogLine[];
  readonly status: SessionStatus;
  readonly crash: Crash | null;
  /** How far a long replay has come; null when none is under way. */
  readonly progress: Progress | null;
}

/** Log lines the page holds; the worker keeps more. */
const LINES_KEPT = 5_000;

/** A world with nothing in it. */
export const NO_TABLES = Object.fromEntries(PUBLISHED.map((name) => [name, new Map()])) as unknown as Tables;

const NOT_STARTED: SessionStatus = {
  title: "",
  seed: 0,
  running: false,
  speed: 1,
  ahead: null,
  end: 0,
  undoDepth: 0,
  redoDepth: 0,
  callCount: 0,
  callsAhead: 0,
  refusedCalls: 0,
  stepCount: 0,
  busyMsPerSecond: 0,
};

export const replica = createStore<Replica>(() => ({
  revision: 0,
  now: 0,
  digest: "",
  tables: NO_TABLES,
  log: [],
  status: NOT_STARTED,
  crash: null,
  progress: null,
}));

/** What a component hears of changes from. */
export type ReplicaSource = Pick<StoreApi<Replica>, "getState" | "getInitialState" | "subscribe">;

/** The replica itself, unless what is around says otherwise. */
export const ReplicaSourceContext = createContext<ReplicaSource>(replica);

/** Takes one delta in and notifies once. False means that deltas were missed: ask for a snapshot. */
export function receive(delta: Delta): boolean {
  const { revision, tables, log } = replica.getState();
  const whole = delta.from === 0;
  if (!whole && delta.from !== revision) return false;
  replica.setState({
    revision: delta.to,
    now: delta.now,
    digest: delta.digest,
    tables: fold(whole ? NO_TABLES : tables, delta.tables),
    log: joined(whole ? [] : log, delta.log),
    status: delta.status,
    crash: null,
    progress: null,
  });
  return true;
}

/** Untouched tables and rows keep their identity, and so do all tables when nothing changed; that is what keeps selectors quiet. */
export function fold(tables: Tables, changes: TableChanges): Tables {
  const changed = Object.entries(changes).filter(([, rows]) => rows.length > 0);
  if (changed.length === 0) return tables;
  const next: Record<string, ReadonlyMap<string, unknown>> = { ...tables };
  for (const [name, rows] of changed) {
    const before = next[name] ?? NO_ROWS;
    const table = (before instanceof KeptTable ? before : KeptTable.of(before)).after(rows);
    // What fills an empty table is read from it as fast.
    if (before.size > 0) remember(before, table, stepsFrom(before, rows));
    next[name] = table;
  }
  return next as Tables;
}

const NO_ROWS: ReadonlyMap<string, unknown> = new Map();

function stepsFrom(table: ReadonlyMap<string, unknown>, rows: readonly (readonly [string, unknown])[]): readonly RowChange<unknown>[] {
  const last = new Map<string, unknown>();
  return rows.map(([id, row]) => {
    const before = last.has(id) ? last.get(id) : table.get(id);
    const after = row ?? undefined;
    last.set(id, after);
    return { id, before, after };
  });
}

function joined(before: readonly LogLine[], after: readonly LogLine[]): readonly LogLine[] {
  if (after.length === 0) return before;
  const all = [...before, ...after];
  return all.length > LINES_KEPT ? all.slice(-LINES_KEPT) : all;
}

/** One row, or undefined once it is gone. */
export function useRow<T extends TableName>(table: T, id: string): Rows[T] | undefined {
  return useReplica((state) => state.tables[table].get(id) as Rows[T] | undefined);
}

/** A whole table; renders again when any of its rows changes. */
export function useTable<T extends TableName>(table: T): ReadonlyMap<string, Rows[T]> {
  return useReplica((state) => state.tables[table] as ReadonlyMap<string, Rows[T]>);
}

/** Anything else of the replica. The selector must return something stable. */
export function useReplica<T>(select: (state: Replica) => T): T {
  return useStore(useContext(ReplicaSourceContext), select);
}

/** The present state, for handlers; components use the hooks. */
export function tablesNow(): Tables {
  return replica.getState().tables;
}
