import type { Account } from "../cli/account.ts";

/** What lives as long as a terminal does. */
export interface Session {
  readonly account: Account;
  readonly variables: Map<string, string>;
  /** Whether the person has had enough; asked between commands, and before each wait. */
  readonly isCancelled: () => boolean;
}

/** What one command was handed and what came of it. */
export interface Outcome {
  readonly out: string;
  readonly error: string;
  readonly exitCode: number;
}

export const succeeded = (out: string): Outcome => ({ out, error: "", exitCode: 0 });

export const failed = (error: string, exitCode = 1): Outcome => ({ out: "", error: `${error}\n`, exitCode });
