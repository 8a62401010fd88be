import type { View } from "./context.ts";
import type { AnyTable, Table } from "./table.ts";

/**
 * Something worked out from rows and kept as they change, so that it need not be worked out anew each time it is
 * asked for. It is no part of the world: neither hashed nor saved, dropped when the world is put back, and built
 * from the rows when it is next asked for. What it answers may depend on the rows alone, not on how they came about.
 */
export interface Derived<State extends object> {
  readonly name: string;
  /** Works it out from the rows as they are. */
  readonly build: (view: View) => State;
  /** The tables it hears of. */
  readonly hears: readonly Hearing<State>[];
}

/**
 * How a derived thing follows one table. A row that was inserted has no `before`, one that was removed no `after`. As
 * long as it is in the table a row keeps its `place`, a small integer, which another row may get after it.
 */
export interface Hearing<State extends object> {
  readonly table: AnyTable;
  readonly hear: (state: State, before: never, after: never, place: number) => void;
}

/** A row before and after a change. */
export type Heard<Row extends object> = Readonly<Row> | undefined;

export function hearing<State extends object, Row extends object>(
  table: Table<Row>,
  hear: (state: State, before: Heard<Row>, after: Heard<Row>, place: number) => void,
): Hearing<State> {
  return { table, hear } as Hearing<State>;
}
