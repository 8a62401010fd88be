import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { matchesPattern } from "./wildcard.ts";

test.each([
  ["/web-app*", "/web-app", true],
  ["/web-app*", "/web-app/x", true],
  ["/web-app*", "/web-apple", true],
  ["/img/*", "/img", false],
  ["/img/*", "/img/", true],
  ["/img/*/pics", "/img/a/b/pics", true],
  ["/img/*/pics", "/img/pics", false],
  ["/IMG/*", "/img/x", false],
  ["/a?c", "/abc", true],
  ["/a?c", "/ac", false],
  ["*.example.com", "www.example.com", true],
  ["*.example.com", "example.com", false],
  ["", "", true],
  ["*", "", true],
  ["?", "", false],
])("the pattern %s on %s: %s", (pattern, text, passes) => {
  expect(matchesPattern(pattern, text)).toBe(passes);
});

test("with escapes a star can stand for itself", () => {
  expect(matchesPattern("a\\*b", "a*b", true)).toBe(true);
  expect(matchesPattern("a\\*b", "axb", true)).toBe(false);
  expect(matchesPattern("a\\*b", "a\\xb")).toBe(true);
});

test("it says what a regular expression says", () => {
  const small = fc.array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 8 }).map((parts) => parts.join(""));
  const text = fc.array(fc.constantFrom("a", "b", "*"), { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(small, text, (pattern, on) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`);
      expect(matchesPattern(pattern, on)).toBe(expression.test(on));
    }),
  );
});

test("a hostile pattern on a long text is done soon", () => {
  expect(matchesPattern(`${"*a".repeat(63)}*b`, "a".repeat(100_000))).toBe(false);
});
