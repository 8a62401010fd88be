import type { Context } from "./context.ts";

/** A fresh id of hexadecimal digits. Every id comes from one stream, so that ids never move decisions. */
export function hexId(ctx: Context, digits: number): string {
  const codes = (blanks[digits] ??= Array.from({ length: digits }, () => 0));
  drawDigits(ctx, codes, { from: 0, to: digits });
  return textOf(codes);
}

/** A fresh id of decimal digits that does not begin with 0. */
export function decimalId(ctx: Context, digits: number): string {
  let id = String(1 + ctx.random("ids", 9));
  while (id.length < digits) id += String(ctx.random("ids", 10));
  return id;
}

/** A fresh id in the form 8-4-4-4-12. */
export function uuid(ctx: Context): string {
  for (const group of UUID_GROUPS) drawDigits(ctx, uuidBlank, group);
  return textOf(uuidBlank);
}

const DASH = 0x2d;

/** Where the digits of an id are written before it becomes a text, by length: each is filled anew and never kept. */
const blanks: number[][] = [];
const uuidBlank = Array.from({ length: 36 }, () => DASH);

const UUID_GROUPS: readonly Stretch[] = [[0, 8], [9, 13], [14, 18], [19, 23], [24, 36]].map(([from = 0, to = 0]) => ({ from, to }));

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Four digits are one draw; what is too much of the last is left out. */
function drawDigits(ctx: Context, codes: number[], { from, to }: Stretch): void {
  let four = 0;
  for (let at = from; at < to; at++) {
    const digit = (at - from) & 3;
    if (digit === 0) four = ctx.random("ids", 0x10000);
    codes[at] = DIGITS[(four >> (12 - 4 * digit)) & 0xf] ?? 0;
  }
}

/** Made in one piece: a text that is put together from others remains a tree of them until it is read. */
function textOf(codes: readonly number[]): string {
  return String.fromCharCode(...codes);
}

/** The codes of the characters 0 to 9 and a to f. */
const DIGITS: readonly number[] = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));
