import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import type { View } from "../../../kernel/context.ts";
import { POINTS_KEPT_FOR } from "../limits.ts";
import { MINUTE, newestOf, pointsFrom, withPoint } from "./points.ts";
import type { Point, Sheets } from "./tables.ts";

const pointAt = (minute: number): Point => ({ at: minute * MINUTE, unit: "Count", sampleCount: 1, sum: minute, minimum: minute, maximum: minute });
const viewAt = (minute: number): View => ({ now: minute * MINUTE }) as View;

const written = (minutes: readonly number[], now = 0): Sheets => minutes.reduce<Sheets>((sheets, minute) => withPoint(viewAt(now), sheets, pointAt(minute)), []);

test("points stand in the order of their minutes, however they came, and what is from an instant on is what a list would have", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(300), { maxLength: 150 }), fc.nat(300), (minutes, from) => {
      const sheets = written(minutes);
      const sorted = minutes.toSorted((a, b) => a - b);
      expect(sheets.flat().map(({ sum }) => sum)).toEqual(sorted);
      expect(newestOf(sheets)?.sum).toBe(sorted.at(-1));
      expect(pointsFrom(sheets, from * MINUTE).map(({ sum }) => sum)).toEqual(sorted.filter((minute) => minute >= from));
    }),
    { numRuns: 50 },
  );
});

test("one more minute leaves the sheets that are full as they were", () => {
  const hours = written(Array.from({ length: 130 }, (_, minute) => minute));
  const more = withPoint(viewAt(0), hours, pointAt(130));
  expect(hours.map((sheet) => sheet.length)).toEqual([60, 60, 10]);
  expect([more[0] === hours[0], more[1] === hours[1], more[2]?.length]).toEqual([true, true, 11]);
});

test("two points of one minute and unit are one", () => {
  expect(written([1, 2, 1]).flat()).toEqual([{ ...pointAt(1), sampleCount: 2, sum: 2 }, pointAt(2)]);
});

test("what is too old goes", () => {
  const kept = POINTS_KEPT_FOR / MINUTE;
  const sheets = written(Array.from({ length: 120 }, (_, minute) => minute));
  expect(withPoint(viewAt(kept + 58), sheets, pointAt(120)).map((sheet) => sheet[0]?.sum)).toEqual([59, 60, 120]);
  expect(withPoint(viewAt(kept + 59), sheets, pointAt(120)).map((sheet) => sheet[0]?.sum)).toEqual([60, 120]);
  expect(withPoint(viewAt(kept + 120), [], pointAt(120))).toEqual([]);
});
