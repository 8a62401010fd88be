import type { View } from "./context.ts";
import type { Reaction } from "./event.ts";
import type { Operation } from "./operation.ts";
import type { AnyIndex, AnyTable, Table } from "./table.ts";
import type { Firing } from "./timer.ts";

/** All that one service brings into the world: a list, no logic. */
export interface Module {
  readonly name: string;
  readonly tables: readonly AnyTable[];
  readonly indexes: readonly AnyIndex[];
  readonly operations: readonly Operation[];
  readonly firings: readonly Firing[];
  readonly reactions: readonly Reaction[];
  readonly guards: readonly Guard[];
}

/**
 * What must hold of a row whenever a step ends. Looked at for each row that the step changed. It held before the step
 * as well: what it reads of a row and is still the same need not be looked at again.
 */
export interface Guard {
  readonly table: string;
  /** What is wrong, or undefined when all is well. `before` is the row as the step found it, if it did; `place` see Hearing. */
  readonly check: (view: View, row: never, before: never, place: number) => string | undefined;
}

export function guard<Row extends object>(
  table: Table<Row>,
  check: (view: View, row: Row, before: Row | undefined, place: number) => string | undefined,
): Guard {
  return { table: table.name, check };
}
