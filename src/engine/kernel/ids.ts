import type { Context } from "./context.ts";

/** A fresh id of hexadecimal digits. Every id comes from one stream, so that ids never move decisions. */
export function hexId(ctx: Context, digits: number): string {
  const blank = (blanks[digits] ??= new Blank("0".repeat(digits)));
  blank.drawDigits(ctx, { at: 0, digits });
  return blank.text();
}

/** A fresh id of decimal digits that does not begin with 0. */
export function decimalId(ctx: Context, digits: number): string {
  let id = String(1 + ctx.random("ids", 9));
  while (id.length < digits) id += String(ctx.random("ids", 10));
  return id;
}

/** A fresh id in the form 8-4-4-4-12. */
export function uuid(ctx: Context): string {
  uuidBlank.drawUuid(ctx, 0);
  return uuidBlank.text();
}

/** What a UUID looks like before it is drawn. */
export const BLANK_UUID = "00000000-0000-0000-0000-000000000000";

/**
 * A text in which ids are filled in anew for each use, and which is then made in one piece: a text that is put together
 * from others remains a tree of them until it is read.
 */
export class Blank {
  readonly #codes: number[];

  constructor(text: string) {
    this.#codes = Array.from(text, (character) => character.charCodeAt(0));
  }

  /** Fills in fresh hexadecimal digits. Four are one draw; what is too much of the last is left out. */
  drawDigits(ctx: Context, { at, digits }: { readonly at: number; readonly digits: number }): void {
    let four = 0;
    for (let i = 0; i < digits; i++) {
      if ((i & 3) === 0) four = ctx.random("ids", 0x10000);
      this.#codes[at + i] = DIGITS[(four >> (12 - 4 * (i & 3))) & 0xf] ?? 0;
    }
  }

  /** Fills in a fresh UUID where a blank one stands. */
  drawUuid(ctx: Context, at: number): void {
    for (const [from, digits] of UUID_GROUPS) this.drawDigits(ctx, { at: at + from, digits });
  }

  /** Fills in what is known. */
  write(text: string, at: number): void {
    for (let i = 0; i < text.length; i++) this.#codes[at + i] = text.charCodeAt(i);
  }

  text(): string {
    return String.fromCharCode(...this.#codes);
  }
}

/** Where the groups of a UUID begin, and how many digits each has. */
const UUID_GROUPS = [[0, 8], [9, 4], [14, 4], [19, 4], [24, 12]] as const;

/** The codes of the characters 0 to 9 and a to f. */
const DIGITS: readonly number[] = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

/** By the number of digits. */
const blanks: Blank[] = [];
const uuidBlank = new Blank(BLANK_UUID);
