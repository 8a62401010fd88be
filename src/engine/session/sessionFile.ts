import type { Call } from "../../aws/generated/api.ts";

/** A call from outside and the instant at which it was made. */
export interface JournalEntry {
  readonly at: number;
  readonly call: Call;
}

/** A whole session: everything else follows from it. */
export interface SessionFile {
  readonly format: "ecs-playground";
  readonly version: 1;
  /** The rules the session was made with; see ENGINE_VERSION. */
  readonly engine: number;
  readonly title: string;
  readonly seed: number;
  /** The instant at which the clock stands. */
  readonly clock: number;
  /** How many of the calls came with the scenario and are not the person's to undo. */
  readonly setup: number;
  readonly calls: readonly JournalEntry[];
}

/** Goes up when the same calls lead to another history than before. */
export const ENGINE_VERSION = 7;
