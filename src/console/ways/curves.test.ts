import { expect, test } from "vitest";
import { labelsOf } from "./curveLabels.ts";
import { type Curve, instantText, pathOf, percentAt, ticksOf } from "./curves.ts";
import type { WayId } from "./ways.ts";

const curve = (id: WayId, title: string, ...percents: readonly number[]): Curve => ({ id, title, points: percents.map((percent, i) => ({ seconds: (i + 1) * 10, percent })) });

const ROLLING = curve("rolling", "Rolling", 0, 100, 100, 0);
const BREAKER = curve("breaker", "Breaker", 0, 100, 100, 0);
const CANARY = curve("canary", "Canary", 0, 0, 10, 0);
const SAFE = curve("blueGreen", "Blue/green", 0, 0, 0, 0);

test("a point tells of the seconds up to it: so does the path, and so does who reads it off", () => {
  expect(pathOf(ROLLING, 40)).toBe("M0 100H25V0H75V100H100");
  expect([0, 10, 10.1, 30, 31, 99].map((at) => percentAt(ROLLING, at))).toEqual([0, 0, 100, 100, 0, 0]);
  expect(pathOf(curve("rolling", "", ), 40)).toBe("");
});

test.each<readonly [string, readonly Curve[], readonly string[]]>([
  ["the same curve has one name", [ROLLING, BREAKER], ["Rolling = Breaker"]],
  ["each its own, at its height", [ROLLING, CANARY], ["Rolling", "Canary"]],
  ["who never fails says so", [SAFE], ["Blue/green: no request fails"]],
])("%s", (_what, curves, names) => {
  expect(labelsOf(curves, 40).map(({ text }) => text)).toEqual(names);
});

test("names do not lie on each other, nor outside", () => {
  const later = curve("blueGreen", "Blue/green", 0, 0, 100, 0);
  const labels = labelsOf([ROLLING, later, CANARY, curve("breaker", "Breaker", 0, 0, 0, 0)], 400);
  for (const one of labels) for (const other of labels) if (one !== other) expect(Math.abs(one.y - other.y) >= 10 || Math.abs(one.x - other.x) > 20).toBe(true);
  expect(labels.every(({ x, y }) => x >= 0 && x < 100 && y >= 0 && y <= 90)).toBe(true);
});

test.each([
  [60, [0, 15, 30, 45, 60]],
  [295, [0, 60, 120, 180, 240]],
  [3600, [0, 600, 1200, 1800, 2400, 3000, 3600]],
])("an axis of %s seconds", (seconds, ticks) => {
  expect(ticksOf(seconds)).toEqual(ticks);
});

test.each([
  [0, "0:00"],
  [130, "2:10"],
  [3600, "1:00:00"],
])("%s seconds are %s", (seconds, text) => {
  expect(instantText(seconds)).toBe(text);
});
