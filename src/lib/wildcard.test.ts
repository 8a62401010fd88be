import { fc } from "../../scripts/properties.ts";
import { expect, test } from "vitest";
import { matchesWildcard } from "./wildcard.ts";

test.each([
  ["web:2", "web:2", true],
  ["web:2", "web:22", false],
  ["*", "", true],
  ["web:*", "web:", true],
  ["*web", "web", true],
  ["a*a", "a", false],
  ["ab*ba", "aba", false],
  ["a*b*c", "abc", true],
  ["a*b*c", "acb", false],
  ["a*bc*c", "abc", false],
  ["web.:1", "webx:1", false],
])("the pattern %s against %s: %s", (pattern, text, fits) => {
  expect(matchesWildcard(pattern, text)).toBe(fits);
});

test("a pattern matches what the regular expression of the same meaning matches", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", ":", "*"), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (pattern, subject) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
      expect(matchesWildcard(pattern, subject)).toBe(expression.test(subject));
    }),
  );
});

test("a hostile pattern takes no noticeable time", () => {
  for (let i = 0; i < 1000; i++) expect(matchesWildcard(`${"a*".repeat(127)}c`, `${"a".repeat(254)}b`)).toBe(false);
});
