import { expect, test } from "vitest";
import { LONGEST_MATCHED, matches } from "./pattern.ts";

test.each([
  ["web", "[a-z]+", true],
  ["web2", "[a-z]+", false],
  ["a\nb", "^[^\\s]+$", false],
  ["", "([\\p{L}_]*)", true],
  ["äß", "([\\p{L}_]*)", true],
  ["a|b", "a|b", false],
  ["b", "a|b", true],
  ["x".repeat(LONGEST_MATCHED), "x*", true],
  ["x".repeat(LONGEST_MATCHED + 1), "x*", false],
])("%j against %s is %s", (text, pattern, expected) => {
  expect(matches(text, pattern)).toBe(expected);
});
