import { matcherOf } from "../../../aws/clusterQuery/pattern/matchPattern.ts";
import { parsePattern } from "../../../aws/clusterQuery/pattern/parsePattern.ts";
import type { Pattern, Step } from "../../../aws/clusterQuery/pattern/pattern.ts";
import { lined, linesOf } from "./lines.ts";
import { failed } from "./session.ts";
import type { Outcome } from "./session.ts";

/** The lines that match, by a matcher whose time is bounded by text times pattern: grep -ivcnFE. */
export function grep(words: readonly string[], input: string): Outcome {
  const letters = words.filter((word) => /^-[A-Za-z]+$/.test(word)).join("").replaceAll("-", "");
  const strange = Array.from(letters).find((letter) => !"ivcnFEqe".includes(letter));
  if (strange !== undefined) return failed(`grep: invalid option -- '${strange}'`, 2);
  const [pattern, ...files] = words.filter((word) => !/^-[A-Za-z]+$/.test(word) && word !== "-");
  if (pattern === undefined) return failed("Usage: grep [OPTION]... PATTERNS", 2);
  if (files[0] !== undefined) return failed(`grep: ${files[0]}: No such file or directory`, 2);
  const has = (letter: string): boolean => letters.includes(letter);
  const matches = matcher(pattern, { isText: has("F"), isExtended: has("E"), foldsCase: has("i") });
  if (typeof matches === "string") return failed(`grep: ${matches}`, 2);
  const found = [...linesOf(input).entries()].filter(([, line]) => matches(line) !== has("v"));
  const shown = has("q") ? [] : has("c") ? [String(found.length)] : found.map(([at, line]) => (has("n") ? `${at + 1}:${line}` : line));
  return { ...lined(shown), exitCode: found.length > 0 ? 0 : 1 };
}

interface Manner {
  readonly isText: boolean;
  readonly isExtended: boolean;
  readonly foldsCase: boolean;
}

/** Tests a line, or the text of what is wrong with the pattern. */
function matcher(pattern: string, { isText, isExtended, foldsCase }: Manner): ((line: string) => boolean) | string {
  const fold = (line: string): string => (foldsCase ? line.toLowerCase() : line);
  if (isText) return (line) => fold(line).includes(fold(pattern));
  const extended = isExtended ? pattern : fromBasic(pattern);
  const read = parsePattern(foldsCase ? foldedPattern(extended) : extended);
  if (!read.ok) return `this pattern is not known to this terminal: expected ${read.expected}`;
  const isMet = matcherOf(anywhere(read.pattern));
  return (line) => isMet(fold(line));
}

const ANYTHING: Step = { kind: "characters", set: [[0, 0x10ffff]], min: 0, max: Infinity };

const anywhere = (pattern: Pattern): Pattern => pattern.map((steps) => [ANYTHING, ...steps, ANYTHING]);

/** A basic expression, in which + ? | { are plain and become special behind a backslash, as an extended one. */
function fromBasic(pattern: string): string {
  return pattern.replaceAll(/\\?[+?|{}()]/g, (found) => (found.length === 2 ? found.slice(1) : `\\${found}`));
}

/** Letters in lower case, those behind a backslash excepted: \W is no \w. */
const foldedPattern = (pattern: string): string => pattern.replaceAll(/\\?[A-Z]/g, (found) => (found.length === 1 ? found.toLowerCase() : found));
