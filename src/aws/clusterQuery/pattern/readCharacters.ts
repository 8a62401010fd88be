import { complement, intersection, union, type CharacterSet } from "./characterSet.ts";
import { CLASS_ESCAPES, PROPERTIES } from "./namedSets.ts";
import type { PatternReader } from "./patternReader.ts";

/** Classes inside one another: ours, so that no pattern can exhaust the stack. */
const NESTED_CLASSES = 20;

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["t", 9],
  ["n", 10],
  ["f", 12],
  ["r", 13],
  ["a", 7],
  ["e", 27],
]);

const one = (codePoint: number): CharacterSet => [[codePoint, codePoint]];

/** What a backslash, already stepped over, stands for: one character or a set of them. java.util.regex.Pattern. */
export function readEscape(reader: PatternReader): { readonly set: CharacterSet; readonly codePoint?: number } {
  const from = reader.at - 1;
  if (reader.atEnd) reader.fail("a character after the backslash", from);
  const coded = codedCharacter(reader);
  if (coded !== undefined) return { set: one(coded), codePoint: coded };
  const { text, codePoint } = reader.next();
  if (text === "p" || text === "P") return { set: readProperty(reader, from, text === "P") };
  const set = CLASS_ESCAPES.get(text);
  if (set !== undefined) return { set };
  const control = CONTROLS.get(text);
  if (control !== undefined) return { set: one(control), codePoint: control };
  if (/[1-9k]/.test(text)) reader.fail("no reference to a group: an expression has none", from);
  if (/[A-Za-z0]/.test(text)) reader.fail("an escape that can be simulated", from);
  return { set: one(codePoint), codePoint };
}

/** Characters by number: `\x41`, `\x{41}`, `\u0041`, `\0101`, `\cA`. */
function codedCharacter(reader: PatternReader): number | undefined {
  const hex = reader.takeMatch(/x([0-9A-Fa-f]{2})|x\{(0{0,10}[0-9A-Fa-f]{1,5}|10[0-9A-Fa-f]{4})\}|u([0-9A-Fa-f]{4})/y);
  if (hex !== null) return Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "", 16);
  const octal = reader.takeMatch(/0([0-3]?[0-7]{1,2})/y);
  if (octal !== null) return Number.parseInt(octal[1] ?? "", 8);
  const control = reader.takeMatch(/c([@-_a-z?])/y);
  return control === null ? undefined : (control[1] ?? "").charCodeAt(0) ^ 64;
}

function readProperty(reader: PatternReader, from: number, negated: boolean): CharacterSet {
  const name = reader.takeMatch(/\{([A-Za-z]{1,40})\}/y)?.[1] ?? "";
  const set = PROPERTIES.get(name);
  if (set === undefined) return reader.fail(`one of ${[...PROPERTIES.keys()].map((known) => `\\p{${known}}`).join(", ")}`, from);
  return negated ? complement(set) : set;
}

/** A class in brackets, the opening one already stepped over. Unions, ranges, `&&` and classes in classes, as in Java. */
export function readClass(reader: PatternReader, depth = 1): CharacterSet {
  const from = reader.at - 1;
  if (depth > NESTED_CLASSES) reader.fail(`at most ${NESTED_CLASSES} classes inside one another`, from);
  const negated = reader.take("^");
  let whole: CharacterSet | undefined;
  let parts: CharacterSet[] = [];
  const first = reader.at;
  for (;;) {
    if (reader.atEnd) reader.fail("] to end the class", from);
    if (reader.at > first && reader.take("]")) break;
    if (reader.take("&&")) {
      whole = narrowed(whole, parts, reader);
      parts = [];
    } else {
      parts.push(reader.take("[") ? readClass(reader, depth + 1) : readRange(reader));
    }
  }
  const set = narrowed(whole, parts, reader);
  return negated ? complement(set) : set;
}

function narrowed(whole: CharacterSet | undefined, parts: readonly CharacterSet[], reader: PatternReader): CharacterSet {
  if (parts.length === 0) return reader.fail("characters on both sides of &&");
  const set = union(...parts);
  return whole === undefined ? set : intersection(whole, set);
}

/** One character, a set behind a backslash, or everything from one character to another. */
function readRange(reader: PatternReader): CharacterSet {
  const from = reader.at;
  if (reader.take("\\Q")) return union(...reader.upTo("\\E").map(one));
  const { set, codePoint } = readMember(reader);
  if (codePoint === undefined || !reader.looksAt("-") || reader.looksAt("-]") || reader.looksAt("-[") || reader.looksAt("-&&")) return set;
  reader.take("-");
  if (reader.atEnd) return set;
  const last = readMember(reader).codePoint;
  if (last === undefined || last < codePoint) return reader.fail("a range from a lower to a higher character", from);
  return [[codePoint, last]];
}

function readMember(reader: PatternReader): { readonly set: CharacterSet; readonly codePoint?: number } {
  if (reader.take("\\")) return readEscape(reader);
  const { codePoint } = reader.next();
  return { set: one(codePoint), codePoint };
}
