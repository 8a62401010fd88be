import { byCodeUnit } from "../../../lib/compare.ts";
import { grep } from "./grep.ts";
import { lined, linesOf } from "./lines.ts";
import { failed, succeeded } from "./session.ts";
import type { Outcome } from "./session.ts";

/** A command that reads what the one before it printed. */
export type Filter = (options: readonly string[], input: string) => Outcome;

/** The filters of this terminal, by name. */
export const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ["grep", grep],
  ["head", head],
  ["tail", tail],
  ["wc", wc],
  ["sort", sort],
  ["uniq", (_options, input) => lined(linesOf(input).filter((line, at, all) => line !== all[at - 1]))],
  ["cat", (_options, input) => succeeded(input)],
]);

function cut(name: string, options: readonly string[], input: string, keep: (lines: readonly string[], count: number) => readonly string[]): Outcome {
  const [, number] = /^(?:-n? ?|--lines=)?([+-]?\d+)$/.exec(options.join(" ")) ?? [];
  if (number === undefined && options.length > 0) return failed(`${name}: invalid option -- '${options.join(" ")}'`);
  return lined(keep(linesOf(input), number === undefined ? 10 : Number(number)));
}

/** `head -n 3` and `head -3` have the first three lines, `head -n -3` all but the last three. */
function head(options: readonly string[], input: string): Outcome {
  const isShort = /^-\d+$/.test(options[0] ?? "");
  return cut("head", options, input, (lines, count) => lines.slice(0, isShort ? Math.abs(count) : count));
}

/** `tail -n 3` has the last three lines, `tail -n +3` all from the third. */
function tail(options: readonly string[], input: string): Outcome {
  const isFrom = options.some((option) => option.includes("+"));
  return cut("tail", options, input, (lines, count) => (isFrom ? lines.slice(Math.max(0, count - 1)) : lines.slice(Math.max(0, lines.length - Math.abs(count)))));
}

function wc(options: readonly string[], input: string): Outcome {
  const counts: Readonly<Record<string, () => number>> = {
    l: () => input.split("\n").length - 1,
    w: () => input.split(/\s+/).filter((word) => word !== "").length,
    c: () => new TextEncoder().encode(input).length,
    m: () => Array.from(input).length,
  };
  const letters = options.join("").replaceAll("-", "") || "lwc";
  const strange = Array.from(letters).find((letter) => !Object.hasOwn(counts, letter));
  if (strange !== undefined) return failed(`wc: invalid option -- '${strange}'`);
  const shown = Array.from(letters, (letter) => String(counts[letter]?.() ?? 0));
  return lined([shown.length === 1 ? shown.join("") : shown.map((count) => count.padStart(7)).join(" ")]);
}

function sort(options: readonly string[], input: string): Outcome {
  const letters = options.join("").replaceAll("-", "");
  const strange = Array.from(letters).find((letter) => !"rnu".includes(letter));
  if (strange !== undefined) return failed(`sort: invalid option -- '${strange}'`);
  const compare = letters.includes("n") ? (a: string, b: string) => (Number.parseFloat(a) || 0) - (Number.parseFloat(b) || 0) || byCodeUnit(a, b) : byCodeUnit;
  const lines = letters.includes("u") ? [...new Set(linesOf(input))] : linesOf(input);
  const ordered = lines.toSorted(compare);
  return lined(letters.includes("r") ? ordered.toReversed() : ordered);
}
