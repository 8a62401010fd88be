import { complement, ranges, union, type CharacterSet } from "./characterSet.ts";

/** java.util.regex.Pattern without flags: the letters and digits of ASCII alone. */
const DIGIT = ranges("09");
const LOWER = ranges("az");
const UPPER = ranges("AZ");
const ALPHA = union(LOWER, UPPER);
const ALNUM = union(ALPHA, DIGIT);
const PUNCT = ranges("!/", ":@", "[`", "{~");
const GRAPH = union(ALNUM, PUNCT);
const SPACE = ranges("\t\r", "  ");
const HORIZONTAL = ranges("\t\t", "  ", "\u00a0\u00a0", "\u1680\u1680", "\u180e\u180e", "\u2000\u200a", "\u202f\u202f", "\u205f\u205f", "\u3000\u3000");
const VERTICAL = ranges("\n\r", "\u0085\u0085", "\u2028\u2029");

export const WORD: CharacterSet = union(ALNUM, ranges("__"));

/** What a dot stands for: anything but the end of a line. */
export const DOT: CharacterSet = complement(ranges("\n\n", "\r\r", "\u0085\u0085", "\u2028\u2029"));

/** Sets behind a backslash: `\d`, `\D` and their kin. */
export const CLASS_ESCAPES: ReadonlyMap<string, CharacterSet> = new Map(
  (
    [
      ["d", DIGIT],
      ["w", WORD],
      ["s", SPACE],
      ["h", HORIZONTAL],
      ["v", VERTICAL],
    ] as const
  ).flatMap(([letter, set]) => [[letter, set] as const, [letter.toUpperCase(), complement(set)] as const]),
);

/**
 * Sets in `\p{…}`: those of POSIX. Those of Unicode are left out, for its versions differ from browser to browser and
 * nothing that can be asked for here is written in more than ASCII.
 */
export const PROPERTIES: ReadonlyMap<string, CharacterSet> = new Map([
  ["Lower", LOWER],
  ["Upper", UPPER],
  ["ASCII", ranges("\u0000\u007f")],
  ["Alpha", ALPHA],
  ["Digit", DIGIT],
  ["Alnum", ALNUM],
  ["Punct", PUNCT],
  ["Graph", GRAPH],
  ["Print", union(GRAPH, ranges("  "))],
  ["Blank", ranges("  ", "\t\t")],
  ["Cntrl", ranges("\u0000\u001f", "\u007f\u007f")],
  ["XDigit", union(DIGIT, ranges("af", "AF"))],
  ["Space", SPACE],
]);
