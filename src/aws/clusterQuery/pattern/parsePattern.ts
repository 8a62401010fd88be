import type { CharacterSet } from "./characterSet.ts";
import { DOT } from "./namedSets.ts";
import type { Assertion, Pattern, PatternFault, Step } from "./pattern.ts";
import { PatternFailure, PatternReader } from "./patternReader.ts";
import { readClass, readEscape } from "./readCharacters.ts";

/** What a pattern may come to when its counted repetitions are written out: matching takes time in proportion. */
const CHARACTERS_WRITTEN_OUT = 2000;

/** The same limit that RE2 has. */
const REPETITIONS = 1000;

const ASSERTIONS: readonly (readonly [written: string, assertion: Assertion])[] = [
  ["^", "start"],
  ["\\A", "start"],
  ["$", "end"],
  ["\\Z", "end"],
  ["\\z", "end"],
  ["\\b", "wordBoundary"],
  ["\\B", "noWordBoundary"],
];

/**
 * Reads a regular expression in Java's dialect (java.util.regex.Pattern), as far as it can be matched in linear time
 * and without groups, which the query language bars. So there are no back references and no looking around; possessive
 * quantifiers are refused as well.
 */
export function parsePattern(text: string): { readonly ok: true; readonly pattern: Pattern } | ({ readonly ok: false } & PatternFault) {
  try {
    return { ok: true, pattern: readPattern(new PatternReader(text)) };
  } catch (failure) {
    if (failure instanceof PatternFailure) return { ok: false, ...failure.fault };
    throw failure;
  }
}

function readPattern(reader: PatternReader): Pattern {
  const alternatives: Step[][] = [[]];
  let writtenOut = 0;
  while (!reader.atEnd) {
    const from = reader.at;
    if (reader.take("|")) {
      alternatives.push([]);
      continue;
    }
    for (const step of readSteps(reader)) {
      alternatives.at(-1)?.push(step);
      if (step.kind === "characters") writtenOut += step.max === Infinity ? step.min + 1 : step.max;
    }
    if (writtenOut > CHARACTERS_WRITTEN_OUT) reader.fail(`at most ${CHARACTERS_WRITTEN_OUT} characters with repetitions written out`, from);
  }
  return alternatives;
}

/** One character or place with its quantifier; or all that stands between \Q and \E, of which the last is repeated. */
function readSteps(reader: PatternReader): readonly Step[] {
  if (reader.take("\\Q")) {
    const quoted = reader.upTo("\\E").map((codePoint): CharacterSet => [[codePoint, codePoint]]);
    const last = quoted.pop();
    return last === undefined ? [] : [...quoted.map((set) => once(set)), repeated(reader, last)];
  }
  for (const [written, assertion] of ASSERTIONS) {
    if (!reader.take(written)) continue;
    const { min } = readQuantifier(reader);
    return min === 0 ? [] : [{ kind: "assertion", assertion }];
  }
  return [repeated(reader, readAtom(reader))];
}

function readAtom(reader: PatternReader): CharacterSet {
  if (reader.take("\\")) return readEscape(reader).set;
  if (reader.take("[")) return readClass(reader);
  if (reader.take(".")) return DOT;
  const from = reader.at;
  const { text, codePoint } = reader.next();
  if (text === "(" || text === ")") reader.fail("no parentheses in a comparison", from);
  if ("*+?{".includes(text)) reader.fail(`a character before ${text}`, from);
  return [[codePoint, codePoint]];
}

const once = (set: CharacterSet): Step => ({ kind: "characters", set, min: 1, max: 1 });

const repeated = (reader: PatternReader, set: CharacterSet): Step => ({ kind: "characters", set, ...readQuantifier(reader) });

/** How often, once when nothing is said. Whether it is reluctant makes no difference to a match of the whole text. */
function readQuantifier(reader: PatternReader): { readonly min: number; readonly max: number } {
  const from = reader.at;
  const amount = readAmount(reader);
  if (amount === undefined) return { min: 1, max: 1 };
  if (reader.take("+")) reader.fail("no possessive quantifier", from);
  reader.take("?");
  return amount;
}

function readAmount(reader: PatternReader): { readonly min: number; readonly max: number } | undefined {
  if (reader.take("*")) return { min: 0, max: Infinity };
  if (reader.take("+")) return { min: 1, max: Infinity };
  if (reader.take("?")) return { min: 0, max: 1 };
  if (!reader.looksAt("{")) return undefined;
  const counted = reader.takeMatch(/\{([0-9]{1,9})(?:(,)([0-9]{1,9})?)?\}/y);
  if (counted === null) return reader.fail("a count such as {2} or {1,3}");
  const from = reader.at - counted[0].length;
  const min = Number(counted[1]);
  const max = counted[2] === undefined ? min : counted[3] === undefined ? Infinity : Number(counted[3]);
  if (max < min || min > REPETITIONS || (max !== Infinity && max > REPETITIONS)) {
    return reader.fail(`counts from 0 to ${REPETITIONS}, the lower first`, from);
  }
  return { min, max };
}
