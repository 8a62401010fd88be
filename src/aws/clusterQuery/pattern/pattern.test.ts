import { fc } from "../../../../scripts/properties.ts";
import { RE2JS } from "re2js";
import { expect, test } from "vitest";
import { matcherOf } from "./matchPattern.ts";
import { parsePattern } from "./parsePattern.ts";

const meets = (pattern: string, text: string): boolean => {
  const read = parsePattern(pattern);
  expect(read).toMatchObject({ ok: true });
  return read.ok && matcherOf(read.pattern)(text);
};

test.each([
  ["", "", true],
  ["", "a", false],
  ["t2", "t2.small", false],
  ["t2.*", "t2.small", true],
  ["t2\\..*", "t2xsmall", false],
  ["a|b|", "b", true],
  ["a|b|", "", true],
  ["a|b", "ab", false],
  ["a?", "aa", false],
  ["a+", "", false],
  ["a+", "aaa", true],
  ["a{2}", "a", false],
  ["a{2}", "aa", true],
  ["a{2,}", "a", false],
  ["a{2,}", "aaaa", true],
  ["a{1,2}", "aaa", false],
  ["a{0}b", "b", true],
  ["a*?b", "aab", true],
  ["^a$", "a", true],
  ["a^b", "ab", false],
  ["\\Aa\\z", "a", true],
  ["a\\Z", "a", true],
  ["a\\b-", "a-", true],
  ["a\\Bb", "ab", true],
  ["a\\bb", "ab", false],
  ["[a-c]+", "abc", true],
  ["[^a-c]+", "abd", false],
  ["[]a]+", "]a", true],
  ["[a-]+", "a-", true],
  ["[-a]+", "a-", true],
  ["[\\d-z]+", "5-z", true],
  ["[a-z&&[^bc]]+", "ad", true],
  ["[a-z&&[^bc]]+", "ab", false],
  ["[a-d[m-p]]+", "am", true],
  ["[^a-d[m-p]]", "m", false],
  ["[\\w&&[^_]]", "_", false],
  ["[\\Qa-z\\E]+", "-", true],
  ["[\\Qa-z\\E]+", "b", false],
  ["\\Qa.b\\E", "a.b", true],
  ["\\Qa.b\\E", "axb", false],
  ["\\Qab\\E+", "abb", true],
  ["\\p{Alpha}\\p{Digit}", "x7", true],
  ["\\P{Alpha}", "x", false],
  ["\\p{Punct}+", "-_./:", true],
  ["\\d\\D\\w\\W\\s\\S", "1a_- x", true],
  ["\\h\\H\\v\\V", " a\nb", true],
  ["\\x41\\u0042\\x{43}\\0104\\cA", "ABCD\u0001", true],
  ["\\t\\n\\f\\r\\a\\e", "\t\n\f\r\u0007\u001b", true],
  ["\\.\\-\\/\\_", ".-/_", true],
  ["}]", "}]", true],
  [".", "\n", false],
  [".", "\u{1f600}", true],
  ["[^x]{2}", "\u{1f600}é", true],
])("%j and %j: %s", (pattern, text, met) => {
  expect(meets(pattern, text)).toBe(met);
});

test.each([
  ["*a", 0, "a character before *"],
  ["a|+", 2, "a character before +"],
  ["a**", 2, "a character before *"],
  ["a*+", 1, "no possessive quantifier"],
  ["a{2}+", 1, "no possessive quantifier"],
  ["a{", 1, "a count such as {2} or {1,3}"],
  ["a{,3}", 1, "a count such as {2} or {1,3}"],
  ["{2}", 0, "a character before {"],
  ["a{2}{3}", 4, "a character before {"],
  ["a{3,2}", 1, "counts from 0 to 1000, the lower first"],
  ["a{1001}", 1, "counts from 0 to 1000, the lower first"],
  ["a{1001,}", 1, "counts from 0 to 1000, the lower first"],
  ["(a)", 0, "no parentheses in a comparison"],
  ["[a", 0, "] to end the class"],
  ["x[a-z&&]", 8, "characters on both sides of &&"],
  ["[z-a]", 1, "a range from a lower to a higher character"],
  ["[a-\\d]", 1, "a range from a lower to a higher character"],
  ["a\\", 1, "a character after the backslash"],
  ["a\\1", 1, "no reference to a group: an expression has none"],
  ["\\G", 0, "an escape that can be simulated"],
  ["[\\b]", 1, "an escape that can be simulated"],
  ["\\uD8", 0, "an escape that can be simulated"],
])("%j is refused at %i", (pattern, at, expected) => {
  expect(parsePattern(pattern)).toMatchObject({ ok: false, at, expected });
});

test("a class of Unicode names those that there are", () => {
  expect(parsePattern("a\\p{IsLatin}")).toMatchObject({ ok: false, at: 1, expected: expect.stringContaining("\\p{Alpha}") });
});

test("classes and repetitions have their limits", () => {
  expect(parsePattern(`${"[a".repeat(20)}${"]".repeat(20)}`)).toMatchObject({ ok: true });
  expect(parsePattern(`${"[a".repeat(21)}${"]".repeat(21)}`)).toMatchObject({ ok: false, at: 40 });
  expect(parsePattern("a{1000}b{1000}")).toMatchObject({ ok: true });
  expect(parsePattern("a{1000}b{1000}c")).toMatchObject({ ok: false, at: 14 });
});

test("a pattern made to explode takes no longer than another", () => {
  expect(meets(`${"a?".repeat(500)}${"a".repeat(500)}`, "a".repeat(500))).toBe(true);
  expect(meets(`${"a*".repeat(900)}b`, "a".repeat(2000))).toBe(false);
});

test("what is remembered of one text does not mislead the next, and has an end", () => {
  const read = parsePattern("[ab]*a[^x]{3}|\\d+é?");
  const isMet = read.ok ? matcherOf(read.pattern) : () => false;
  for (let round = 0; round < 3; round++) {
    // Characters that have not been seen yet are new steps: more of them than are remembered.
    for (let i = 0; i < 6000; i++) expect(isMet(`ba${String.fromCodePoint(0x400 + round * 6000 + i)}bb`)).toBe(true);
    expect(["babcd", "babxd", "abc", "7é", "7", "é", ""].map(isMet)).toEqual([true, false, false, true, true, false, false]);
  }
});

const piece = fc.constantFrom("a", "b", "-", ".", "\\.", "\\d", "\\w", "\\S", "[ab]", "[^a]", "[a-c0-9]", "[]-]", "\\b", "^", "$", "|", "\\x61", "\\Qa.\\E", "[[a]", "\\", "é");
const amount = fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{1,2}", "{1,}", "??", "*?", "**", "+*", "{", "{2,1}", "{2}{2}");
const patterns = fc.array(fc.tuple(piece, amount), { maxLength: 8 }).map((parts) => parts.flat().join(""));
const texts = fc.string({ unit: fc.constantFrom("a", "b", "c", "-", ".", "1", "_", "é"), maxLength: 8 });

/** RE2, another engine of linear time, as it reads the pattern; undefined when it refuses it. Ten times the size of ours, so tests have it alone. */
function compiled(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

test("what is taken is met by the texts that RE2 says meet it", () => {
  let compared = 0;
  fc.assert(
    fc.property(patterns, fc.array(texts, { minLength: 1, maxLength: 6 }), (pattern, all) => {
      const read = parsePattern(pattern);
      // Java has classes inside classes, and repeats a place in the text; RE2 reads the one otherwise and refuses the other.
      const theirs = compiled(pattern);
      if (!read.ok || pattern.includes("[[") || theirs === undefined) return;
      const ours = matcherOf(read.pattern);
      for (const text of all) {
        expect(`${text}: ${ours(text)}`).toBe(`${text}: ${theirs.matches(text)}`);
        compared++;
      }
    }),
    { numRuns: 3000 },
  );
  expect(compared).toBeGreaterThan(2000);
});

test("what RE2 takes is taken", () => {
  fc.assert(
    fc.property(patterns, (pattern) => {
      // A brace that counts nothing is a letter to RE2 and a mistake to Java, and so is a class that holds another.
      if (/\{(?![0-9])|\[\[/.test(pattern)) return;
      const read = parsePattern(pattern);
      if (!read.ok && compiled(pattern) !== undefined) expect(`${pattern}: ${read.expected}`).toBe(`${pattern} is taken`);
    }),
    { numRuns: 3000 },
  );
});

test("any text is answered, with a place inside it", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab\\Qpx{}[]^$-&|*+?.,0127E()Pdu\u{1f600}"), maxLength: 60 }), (pattern) => {
      const read = parsePattern(pattern);
      if (read.ok) matcherOf(read.pattern)("ab-\u{1f600}");
      else expect(read.at >= 0 && read.at <= pattern.length && read.length > 0).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
