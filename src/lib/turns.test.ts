import { expect, test } from "vitest";
import { isTurn, nextTurn } from "./turns.ts";

test.each([
  [90, false, 100],
  [100, true, 130],
  [101, false, 130],
  [129, false, 130],
  [130, true, 160],
])("of what comes at 100 and then each 30, at %i: it comes: %s, and next at %i", (at, comes, next) => {
  expect(isTurn(100, 30, at)).toBe(comes);
  expect(nextTurn(100, 30, at)).toBe(next);
});
