import type { Context } from "./context.ts";

/** A fresh id of hexadecimal digits. Every id comes from one stream, so that ids never move decisions. */
export function hexId(ctx: Context, digits: number): string {
  const codes: number[] = [];
  drawDigits(ctx, codes, digits);
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
  const codes: number[] = [];
  for (const digits of UUID_GROUPS) {
    if (codes.length > 0) codes.push(DASH);
    drawDigits(ctx, codes, digits);
  }
  return textOf(codes);
}

const UUID_GROUPS = [8, 4, 4, 4, 12];
const DASH = 0x2d;

/** Four digits are one draw; what is too much of the last is left out. */
function drawDigits(ctx: Context, codes: number[], digits: number): void {
  for (let left = digits; left > 0; left -= 4) {
    const four = ctx.random("ids", 0x10000);
    for (let i = 0; i < 4 && i < left; i++) codes.push(DIGITS[(four >> (12 - 4 * i)) & 0xf] ?? 0);
  }
}

/** Made in one piece: a text that is put together from others remains a tree of them until it is read. */
function textOf(codes: readonly number[]): string {
  return String.fromCharCode(...codes);
}

/** The codes of the characters 0 to 9 and a to f. */
const DIGITS: readonly number[] = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));
