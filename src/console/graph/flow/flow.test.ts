import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { dotsOn, dotSpacing, dotsPerSecond, streamWidth } from "./dots.ts";
import { bracket, curve, distanceFrom, lengthOf, pointAt, polyline, rounded } from "./line.ts";

const coordinate = fc.integer({ min: -500, max: 500 });
const point = fc.record({ x: coordinate, y: coordinate });

test("a line begins and ends where it should, and every point along it is on it", () => {
  fc.assert(
    fc.property(point, point, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, part) => {
      for (const line of [curve(from, to), bracket(from, to), rounded([from, { x: to.x, y: from.y }, to], 7)]) {
        expect(line.points[0]).toEqual(from);
        expect(pointAt(line, lengthOf(line)).x).toBeCloseTo(to.x, 6);
        expect(pointAt(line, lengthOf(line)).y).toBeCloseTo(to.y, 6);
        expect(distanceFrom(line, pointAt(line, lengthOf(line) * part))).toBeLessThan(1e-6);
      }
    }),
  );
});

const ANGLE = polyline([{ x: 0, y: 0 }, { x: 30, y: 0 }, { x: 30, y: 40 }]);

test.each([
  [-5, { x: 0, y: 0 }],
  [0, { x: 0, y: 0 }],
  [29, { x: 29, y: 0 }],
  [30, { x: 30, y: 0 }],
  [50, { x: 30, y: 20 }],
  [70, { x: 30, y: 40 }],
  [71, { x: 30, y: 40 }],
])("%d along a line with a corner is %j", (at, expected) => {
  expect(pointAt(ANGLE, at)).toEqual(expected);
});

test.each([
  [{ x: 10, y: 3 }, 3],
  [{ x: -3, y: -4 }, 5],
  [{ x: 26, y: 20 }, 4],
  [{ x: 30, y: 41 }, 1],
])("%j is %d away from it", (from, expected) => {
  expect(distanceFrom(ANGLE, from)).toBe(expected);
});

test.each([
  [0.1, 40, 1.2],
  [1, 40, 1.2],
  [100, 28, 2.1],
  [10_000, 16, 3],
  [1e9, 16, 3],
])("%d requests a second: a dot each %d pixels, on a line as wide as %d", (rate, spacing, width) => {
  expect(dotSpacing(rate)).toBe(spacing);
  expect(streamWidth(rate)).toBeCloseTo(width, 10);
  expect(dotsPerSecond(rate) * spacing).toBeGreaterThanOrEqual(24);
});

test("dots stand as far apart as their spacing, and none leaves its line", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 16, max: 40 }), fc.double({ min: 0, max: 2000, noNaN: true }), (length, spacing, entered) => {
      const dots = dotsOn({ length, spacing, entered, failing: 0 });
      for (const [at, dot] of dots.entries()) {
        expect(dot.at).toBeGreaterThanOrEqual(0);
        expect(dot.at).toBeLessThanOrEqual(length);
        if (at > 0) expect(dot.at - (dots[at - 1]?.at ?? 0)).toBeCloseTo(spacing, 6);
      }
      // As many as there is room for, once so many have come.
      expect(dots.length).toBeGreaterThanOrEqual(Math.min(Math.floor(entered), Math.floor(length / spacing)));
    }),
  );
});

test("a dot keeps its colour on its way", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 20, max: 2000 }), (failing, entered) => {
      const now = dotsOn({ length: 100, spacing: 10, entered, failing });
      const later = dotsOn({ length: 100, spacing: 10, entered: entered + 3, failing });
      expect(later.slice(3).map(({ fails }) => fails)).toEqual(now.slice(0, later.length - 3).map(({ fails }) => fails));
    }),
  );
});

test.each([
  [0, 0],
  [0.1, 1],
  [0.25, 2.5],
  [1 / 3, 3.3],
  [0.5, 5],
  [1, 10],
])("of the dots %d fail: about %d of ten are red", (failing, expected) => {
  const red = dotsOn({ length: 1000, spacing: 1, entered: 999, failing }).filter(({ fails }) => fails).length;
  expect(red / 100).toBeCloseTo(expected, 0);
  expect(Math.abs(red - expected * 100)).toBeLessThanOrEqual(4);
});
