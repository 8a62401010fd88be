import { expect, test } from "vitest";
import { MINUTE } from "../../../../lib/minute.ts";
import { hoursPathOf, isBelow, pathOf, roundTop, valueAt, zoomedTo } from "./chartGeometry.ts";

const values = [0, 1, 3].map((minute) => ({ at: minute * MINUTE, value: minute * 10 }));

test("a line has a gap where a minute is missing", () => {
  expect(pathOf(values, { from: 0, to: 10 * MINUTE, top: 100 })).toBe("M0 100h0L100 90M300 70h0");
});

test.each([
  [0, 0],
  [MINUTE - 1, 0],
  [MINUTE, 10],
  [2 * MINUTE, undefined],
  [3 * MINUTE, 30],
  [4 * MINUTE, undefined],
])("at %i the minute's value is %s", (at, value) => expect(valueAt(values, at)?.value).toBe(value));

test.each([[1, 1], [3, 4], [60, 100], [100, 100], [101, 200]])("above %i the axis ends with %i", (most, top) => expect(roundTop(most)).toBe(top));

test("a stretch is drawn in either direction, stays inside, and is five minutes long at least", () => {
  const hour = { from: 0, to: 60 * MINUTE };
  expect(zoomedTo(30 * MINUTE, 10 * MINUTE, hour)).toEqual({ from: 10 * MINUTE, to: 30 * MINUTE });
  expect(zoomedTo(-MINUTE, 70 * MINUTE, hour)).toEqual(hour);
  expect(zoomedTo(10 * MINUTE, 12 * MINUTE, hour)).toEqual({ from: 8.5 * MINUTE, to: 13.5 * MINUTE });
  expect(zoomedTo(10 * MINUTE, 10.5 * MINUTE, hour)).toBeNull();
});

test("hours are steps, with a gap where one is missing", () => {
  const hour = 3_600_000;
  const frame = { from: 0, to: 4 * hour, top: 10 };
  const values = [[0, 5], [1, 10], [3, 0]].map(([at = 0, value = 0]) => ({ at: at * hour, value }));
  expect(hoursPathOf(values, frame)).toBe("M0 50L250 50L250 0L500 0M750 100L1000 100");
});

test.each([
  ["alone", 50, [50], false],
  ["far from the next one up", 20, [20, 80], false],
  ["close to the next one up", 45, [45, 50], true],
  ["the upper one of two", 50, [45, 50], false],
  ["at the foot, where there is no room", 5, [5, 10], false],
] as const)("the words at a threshold %s", (_, threshold, all, below) => expect(isBelow(threshold, all, { top: 100 })).toBe(below));
