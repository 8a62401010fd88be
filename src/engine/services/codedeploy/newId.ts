import type { Context } from "../../kernel/context.ts";

/** A fresh id of a deployment: `d-1NNWZG91L`. */
export function deploymentIdFor(ctx: Context): string {
  let id = "d-";
  while (id.length < 11) id += LETTERS[ctx.random("ids", LETTERS.length)] ?? "";
  return id;
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
