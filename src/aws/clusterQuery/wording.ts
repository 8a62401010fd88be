/** What is wrong with an expression: where (characters from the beginning, counted from 0), and what was expected. */
export interface QueryProblem {
  readonly at: number;
  readonly length: number;
  readonly expected: string;
  readonly message: string;
}

/** AWS's text for an expression that it cannot read is not known: assumed, in this one place. */
export function queryProblem(at: number, length: number, expected: string): QueryProblem {
  return { at, length, expected, message: `Invalid expression: expected ${expected} at character ${at + 1}.` };
}
