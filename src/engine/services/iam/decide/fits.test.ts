import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { fits } from "./fits.ts";

test.each([
  ["", "", true],
  ["", "a", false],
  ["*", "", true],
  ["**", "", true],
  ["?", "", false],
  ["?", "ab", false],
  ["a?c", "abc", true],
  ["a?c", "a*c", true],
  ["a*c", "ac", true],
  ["a*c", "acb", false],
  ["*a*b", "aabab", true],
  ["*ab?", "abab", false],
  ["*ab?", "ababc", true],
  ["arn:aws:s3:::shop/*", "arn:aws:s3:::shop/", true],
  ["arn:aws:s3:::shop/*", "arn:aws:s3:::shop", false],
  ["a.c", "abc", false],
])("%j and %j: %s", (pattern, text, expected) => {
  expect(fits(pattern, text)).toBe(expected);
});

/** The same, straight from the definition. */
function fitsPlainly(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const [letter, rest] = [pattern.charAt(0), pattern.slice(1)];
  if (letter === "*") return fitsPlainly(rest, text) || (text !== "" && fitsPlainly(pattern, text.slice(1)));
  return text !== "" && (letter === "?" || letter === text.charAt(0)) && fitsPlainly(rest, text.slice(1));
}

test("any pattern and text are as the definition says", () => {
  const word = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
  fc.assert(fc.property(word("ab?*"), word("ab*"), (pattern, text) => fits(pattern, text) === fitsPlainly(pattern, text)), { numRuns: 2000 });
});

test("no pattern takes for ever", () => {
  expect(fits(`${"*a".repeat(1000)}b`, "a".repeat(2000))).toBe(false);
});
