import { expect, test } from "vitest";
import { ago } from "./ago.ts";

const NOON = new Date(2026, 4, 20, 12, 0).getTime();
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

test.each([
  [NOON - 59_000, "just now"],
  [NOON - 60_000, "1 minute ago"],
  [NOON - 12 * 60_000, "12 minutes ago"],
  [NOON - 60 * 60_000, "1 hour ago"],
  [at(2026, 4, 20, 0, 1), "11 hours ago"],
  [at(2026, 4, 19, 23, 59), "yesterday"],
  [at(2026, 4, 18, 1, 0), "Monday"],
  [at(2026, 4, 13, 12, 0), "May 13, 2026"],
  [NOON + 5_000, "just now"],
])("%i is %s", (then, words) => {
  expect(ago(then, NOON)).toBe(words);
});
