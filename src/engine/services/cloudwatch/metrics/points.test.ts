import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import type { View } from "../../../kernel/context.ts";
import { POINTS_KEPT_FOR } from "../limits.ts";
import { MINUTE, newestOf, NO_POINTS, pointBack, pointsFrom, withPoint } from "./points.ts";
import type { Point, Points } from "./tables.ts";

const pointAt = (minute: number): Point => ({ at: minute * MINUTE, unit: "Count", sampleCount: 1, sum: minute, minimum: minute, maximum: minute });
const viewAt = (minute: number): View => ({ now: minute * MINUTE }) as View;

const written = (minutes: readonly number[], now = 0): Points => minutes.reduce((points, minute) => withPoint(viewAt(now), points, pointAt(minute)), NO_POINTS);

const all = (points: Points): readonly Point[] => pointsFrom(points, -Infinity);

test("points stand in the order of their minutes, however they came, and what is from an instant on is what a list would have", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(300), { maxLength: 150 }), fc.nat(300), (minutes, from) => {
      const points = written(minutes);
      const sorted = minutes.toSorted((a, b) => a - b);
      expect(all(points).map(({ sum }) => sum)).toEqual(sorted);
      expect(newestOf(points)?.sum).toBe(sorted.at(-1));
      expect(sorted.map((_, back) => pointBack(points, back)?.sum)).toEqual(sorted.toReversed());
      expect(pointBack(points, sorted.length)).toBeUndefined();
      expect(pointsFrom(points, from * MINUTE).map(({ sum }) => sum)).toEqual(sorted.filter((minute) => minute >= from));
    }),
    { numRuns: 50 },
  );
});

test("one more minute leaves the sheets that are full as they were", () => {
  const before = written(Array.from({ length: 40 }, (_, minute) => minute));
  const more = withPoint(viewAt(0), before, pointAt(40));
  expect([...before.full, before.last].map((sheet) => sheet.length)).toEqual([15, 15, 10]);
  expect([more.full === before.full, more.last.length]).toEqual([true, 11]);
});

test("two points of one minute and unit are one", () => {
  expect(all(written([1, 2, 1]))).toEqual([{ ...pointAt(1), sampleCount: 2, sum: 2 }, pointAt(2)]);
});

test("what is too old goes", () => {
  const kept = POINTS_KEPT_FOR / MINUTE;
  const points = written(Array.from({ length: 45 }, (_, minute) => minute));
  const oldest = (now: number) => {
    const { full, last, oldestAt } = withPoint(viewAt(now), points, pointAt(45));
    return [oldestAt / MINUTE, ...[...full, last].map((sheet) => sheet[0]?.sum)];
  };
  expect(oldest(kept - 1)).toEqual([0, 0, 15, 30, 45]);
  expect(oldest(kept + 13)).toEqual([14, 14, 15, 30, 45]);
  expect(oldest(kept + 14)).toEqual([15, 15, 30, 45]);
  expect(withPoint(viewAt(kept + 45), NO_POINTS, pointAt(45))).toEqual(NO_POINTS);
});
