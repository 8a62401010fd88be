import { usageFault } from "./fault.ts";

/** The choice itself, or the command line's list of all there are, with those that are spelt alike. */
export function needChoice(argument: string, value: string, choices: readonly string[]): string {
  if (choices.includes(value)) return value;
  const rows: string[] = [];
  for (let at = 0; at < choices.length; at += 2) rows.push(choices.slice(at, at + 2).map((choice) => choice.padEnd(40)).join(" | "));
  const close = closeTo(value, choices);
  const meant = close.length === 0 ? [] : [`\n\nInvalid choice: '${value}', maybe you meant:\n`, ...close.map((choice) => `  * ${choice}`)];
  throw usageFault([`argument ${argument}: Invalid choice, valid choices are:\n`, ...rows, ...meant].join("\n"));
}

/** Python's difflib.get_close_matches with a cutoff of 0.8: the three most alike, the best first. */
function closeTo(value: string, choices: readonly string[]): readonly string[] {
  return choices
    .map((choice) => ({ choice, ratio: likeness(choice, value) }))
    .filter(({ ratio }) => ratio >= 0.8)
    .toSorted((a, b) => b.ratio - a.ratio || (a.choice < b.choice ? 1 : -1))
    .slice(0, 3)
    .map(({ choice }) => choice);
}

/** Ratcliff and Obershelp: twice the characters in common blocks, of all characters. */
function likeness(a: string, b: string): number {
  const length = a.length + b.length;
  const atBest = (2 * Math.min(a.length, b.length)) / length;
  return atBest < 0.8 ? 0 : (2 * inCommon(a, b)) / length;
}

function inCommon(a: string, b: string): number {
  let [length, atA, atB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let same = 0;
      while (i + same < a.length && a[i + same] === b[j + same]) same++;
      if (same > length) [length, atA, atB] = [same, i, j];
    }
  }
  if (length === 0) return 0;
  return length + inCommon(a.slice(0, atA), b.slice(0, atB)) + inCommon(a.slice(atA + length), b.slice(atB + length));
}
