import { expect, test } from "vitest";
import { remainingMs, remainingWords, type Sight, withSight } from "./remaining.ts";

const HOUR = 3_600_000;

/** What is seen four times a second on a way with so many hours of the account a second. */
function seen(seconds: number, hoursASecond: (second: number) => number): readonly Sight[] {
  let at = 0;
  let sights: readonly Sight[] = [{ wallMs: 0, at }];
  for (let wallMs = 250; wallMs <= seconds * 1000; wallMs += 250) {
    at += (hoursASecond(wallMs / 1000) * HOUR) / 4;
    sights = withSight(sights, { wallMs, at });
  }
  return sights;
}

test.each<[string, readonly Sight[], number, number | null]>([
  ["nothing was seen", [], HOUR, null],
  ["too little was seen", seen(0.75, () => 1), HOUR, null],
  ["it did not move", seen(4, () => 0), HOUR, null],
  ["at an even pace", seen(4, () => 2), 18 * HOUR, 5_000],
  ["it is there", seen(4, () => 2), 8 * HOUR, 0],
  ["a slow first hour is forgotten after ten seconds", seen(25, (second) => (second <= 10 ? 0.1 : 2)), 51 * HOUR, 10_000],
])("%s", (_what, sights, to, ms) => {
  const told = remainingMs(sights, to);
  if (ms === null) expect(told).toBeNull();
  else expect(told).toBeCloseTo(ms, -1);
});

test("however long it lasts few sights are kept, and going back begins anew", () => {
  const sights = seen(600, () => 1);
  expect(sights.length).toBeLessThan(45);
  expect(withSight(sights, { wallMs: 600_250, at: 5 })).toEqual([{ wallMs: 600_250, at: 5 }]);
});

test.each([
  [null, ""],
  [0, "a few seconds left"],
  [4_999, "a few seconds left"],
  [5_001, "about 10 s left"],
  [38_000, "about 40 s left"],
  [59_000, "about 1 min left"],
  [61_000, "about 2 min left"],
  [3_700_000, "about 2 h left"],
])("%s ms are told as '%s'", (ms, words) => {
  expect(remainingWords(ms)).toBe(words);
});
