import type { CharacterSet } from "./characterSet.ts";

/** A place in the text, without a character of its own. */
export type Assertion = "start" | "end" | "wordBoundary" | "noWordBoundary";

export type Step =
  | { readonly kind: "characters"; readonly set: CharacterSet; readonly min: number; readonly max: number }
  | { readonly kind: "assertion"; readonly assertion: Assertion };

/** A regular expression without groups: alternatives, each a row of steps. */
export type Pattern = readonly (readonly Step[])[];

/** What is wrong with a regular expression, at an offset of its own text. */
export interface PatternFault {
  readonly at: number;
  readonly length: number;
  readonly expected: string;
}
