import { assert } from "../../../../lib/assert.ts";
import type { View } from "../../../kernel/context.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { pasts, type Past } from "../past.ts";

/** Lets the past happen again, and somebody look at it at some instants, the earliest first. */
export type Relive = (past: Past, instants: readonly SimTime[], see: (view: View) => void) => void;

let relive: Relive | undefined;

/** Hands in how that is done: by making the calls anew, of which services know nothing. */
export function provideRelive(how: Relive): void {
  relive = how;
}

/** Looks at what a world was like at some instants; false: nobody can bring that back. */
export function lookBack(view: View, instants: readonly SimTime[], see: (view: View) => void): boolean {
  const before = pasts.get(view);
  const [first] = instants;
  if (before === undefined || first === undefined) return false;
  assert(relive !== undefined, "how the past is lived again was not handed in");
  relive(before(first), instants, see);
  return true;
}
