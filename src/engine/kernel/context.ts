import type { Derived } from "./derived.ts";
import type { EventKind } from "./event.ts";
import type { Onlookers } from "./onlookers.ts";
import type { Answer, Outcome } from "./operation.ts";
import type { Index, Table, Tally } from "./table.ts";
import type { Millis, SimTime } from "./time.ts";
import type { Timer } from "./timer.ts";

/** Looking at the world. Free, and changes nothing. */
export interface View {
  readonly now: SimTime;
  /** The row, if there is one. */
  find<Row extends object>(table: Table<Row>, id: string): Row | undefined;
  /** The row that must be there; its absence is a bug. */
  need<Row extends object>(table: Table<Row>, id: string): Row;
  /** All rows, in the order in which they came. */
  all<Row extends object>(table: Table<Row>): readonly Row[];
  /** The rows that an index files under a key, in the order in which they came there. */
  where<Row extends object>(index: Index<Row>, key: string): readonly Row[];
  /** How many rows an index or a tally has under a key, without reading them. */
  count<Row extends object>(index: Index<Row> | Tally<Row>, key: string): number;
  /** Whether an index files nothing at all. It is so with most of what is waited for, and costs no look at a row. */
  isEmpty<Row extends object>(index: Index<Row>): boolean;
  /** Where a row lies in its table, see Hearing; undefined: it is not there. */
  placeOf<Row extends object>(table: Table<Row>, id: string): number | undefined;
  /** How many rows a table holds. */
  size<Row extends object>(table: Table<Row>): number;
  /** Who has read what of a table, for those who remember what they saw of it. */
  onlookers<Row extends object>(table: Table<Row>): Onlookers;
  /** When a timer will fire for a subject, if it is set. */
  waiting(timer: Timer, subject: string): SimTime | undefined;
  /** What is kept ready of the rows; worked out when it is first asked for. */
  derived<State extends object>(derived: Derived<State>): State;
}

/** Acting on the world: seven verbs, and the dice. */
export interface Context extends View {
  insert<Row extends object>(table: Table<Row>, row: Row): Row;
  /** Replaces the named fields; returns the new row, or the old one when nothing differs. */
  update<Row extends object>(table: Table<Row>, id: string, patch: Partial<Row>): Row;
  remove<Row extends object>(table: Table<Row>, id: string): void;
  /** Lets a timer fire for a subject after a delay. Set twice, the sooner time holds. */
  schedule(timer: Timer, subject: string, delay: Millis): void;
  /** Tells what happened. Reactions run when the present step has ended. */
  emit<Payload extends object>(kind: EventKind<Payload>, payload: Payload): void;
  /** Calls an operation of another service, as one service calls another in a real account. */
  call(service: string, operation: string, input: object): Outcome;
  /** The same, for who reads the answer. */
  ask(service: string, operation: string, input: object): Answer;
  /** An integer from 0 to n - 1 from a stream of its own. */
  random(stream: string, n: number): number;
}
