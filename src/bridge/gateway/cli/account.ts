import type { Answer, Call } from "../../protocol.ts";

/** The simulated account, as a command needs it. */
export interface Account {
  readonly call: (call: Call) => Promise<Answer>;
  /** Lets so many simulated seconds pass. */
  readonly pass: (seconds: number) => Promise<void>;
  readonly region: string;
  /** Characters in a line of the terminal. */
  readonly columns: number;
}
