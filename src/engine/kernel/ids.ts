import type { Context } from "./context.ts";

/** A fresh id of hexadecimal digits. Every id comes from one stream, so that ids never move decisions. */
export function hexId(ctx: Context, digits: number): string {
  let id = "";
  while (id.length < digits) {
    const four = ctx.random("ids", 0x10000);
    id += (TWO_DIGITS[four >> 8] ?? "") + (TWO_DIGITS[four & 0xff] ?? "");
  }
  return id.length === digits ? id : id.slice(0, digits);
}

/** A fresh id of decimal digits that does not begin with 0. */
export function decimalId(ctx: Context, digits: number): string {
  let id = String(1 + ctx.random("ids", 9));
  while (id.length < digits) id += String(ctx.random("ids", 10));
  return id;
}

/** A fresh id in the form 8-4-4-4-12. */
export function uuid(ctx: Context): string {
  return `${hexId(ctx, 8)}-${hexId(ctx, 4)}-${hexId(ctx, 4)}-${hexId(ctx, 4)}-${hexId(ctx, 12)}`;
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, "0"));
