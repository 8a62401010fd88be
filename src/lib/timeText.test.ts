import { expect, test } from "vitest";
import { clockParts, clockText, fullClockText, spanText } from "./timeText.ts";

test.each([
  [0, "00:00.0"],
  [99, "00:00.0"],
  [871_800, "14:31.8"],
  [3_599_999, "59:59.9"],
  [3_600_000, "1:00:00.0"],
  [90_000_000, "25:00:00.0"],
  [-1, "−00:00.0"],
  [-148_000, "−02:28.0"],
  [-90_000_000, "−1 d 1 h"],
] as const)("%i ms on the clock", (at, text) => {
  expect(clockText(at)).toBe(text);
  if (at < 0) expect(fullClockText(at)).toBe(text);
});

test.each([
  [-5, "0 s"],
  [0, "0 s"],
  [420, "0.4 s"],
  [9_999, "9.9 s"],
  [10_000, "10 s"],
  [59_999, "59 s"],
  [60_000, "1 min"],
  [112_000, "1 min 52 s"],
  [3_600_000, "1 h"],
  [7_500_000, "2 h 5 min"],
  [90_000_000, "1 d 1 h"],
] as const)("a span of %i ms", (span, text) => {
  expect(spanText(span)).toBe(text);
});

test.each([
  [0, "00:00:00", ".0"],
  [872_499, "00:14:32", ".4"],
  [3_600_000 * 125 + 59_950, "125:00:59", ".9"],
])("the large clock at %i", (at, clock, tenth) => {
  expect(clockParts(at)).toEqual([clock, tenth]);
  expect(fullClockText(at)).toBe(clock + tenth);
});
