import type { Context } from "../../kernel/context.ts";

/** IAM user guide, "Unique identifiers": what the id of each kind of thing begins with. */
type Prefix = "AROA" | "AIPA" | "ANPA";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A fresh id. They come from a stream of their own: an account with more roles gives other things no other ids. */
export function iamId(ctx: Context, prefix: Prefix): string {
  let id: string = prefix;
  while (id.length < 21) id += LETTERS.charAt(ctx.random("iam", LETTERS.length));
  return id;
}
