import { fc } from "../../scripts/properties.ts";
import { expect, test } from "vitest";
import { EPOCH_SECONDS } from "./region.ts";
import { utcTime } from "./utcTime.ts";

test("the session begins on a Monday at nine", () => {
  expect(utcTime(0)).toBe("2026-01-05T09:00:00Z");
});

test("the calendar is the one of Date, over the next hundred years", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_200_000_000_000 }), (at) => {
      expect(utcTime(at)).toBe(`${new Date(EPOCH_SECONDS * 1000 + at).toISOString().slice(0, 19)}Z`);
    }),
  );
});
