import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { courseOf } from "./course.ts";

const BOUNDS = { desiredCount: 4, floor: 2, ceiling: 6 };

/** `0:4 10:1` is four healthy tasks at 0 and one from 10 on. */
const counts = (text: string) =>
  text.split(" ").map((part) => {
    const [at = 0, healthy = 0] = part.split(":").map(Number);
    return { at, healthy };
  });

test.each([
  ["nothing happens", "0:4", {}, { least: 4, belowMillis: 0, noneMillis: 0, endsBelow: false }],
  ["down to what is kept", "0:4 10:2 30:4", {}, { least: 2, belowMillis: 0, noneMillis: 0, endsBelow: false }],
  ["one fewer than is kept", "0:4 10:1 30:4", {}, { least: 1, belowMillis: 20, noneMillis: 0, endsBelow: false }],
  ["none for a while", "0:4 10:0 30:1 40:4", {}, { least: 0, belowMillis: 30, noneMillis: 20, endsBelow: false }],
  ["none, where none need be kept", "0:4 10:0 30:4", { floor: 0 }, { least: 0, belowMillis: 0, noneMillis: 20, endsBelow: false }],
  ["none to the end", "0:4 10:0", { floor: 0 }, { least: 0, belowMillis: 0, noneMillis: 90, endsBelow: true }],
  ["below to the end", "0:4 10:1", {}, { least: 1, belowMillis: 90, noneMillis: 0, endsBelow: true }],
  ["fewer than are kept from the beginning", "0:1 10:4", {}, { least: 1, belowMillis: 0, noneMillis: 0, endsBelow: false }],
  ["none there was before", "0:0 10:4", {}, { least: 0, belowMillis: 0, noneMillis: 0, endsBelow: false }],
  ["none is wanted any more", "0:4 10:0", { desiredCount: 0, floor: 0, ceiling: 0 }, { least: 0, belowMillis: 0, noneMillis: 0, endsBelow: false }],
  ["a moment without length", "0:4 10:0 10:4", {}, { least: 4, belowMillis: 0, noneMillis: 0, endsBelow: false }],
])("%s", (_, text, bounds, course) => {
  expect(courseOf(counts(text), { ...BOUNDS, ...bounds }, 100)).toMatchObject(course);
});

test("no stretch is longer than the update, and where none is healthy there are fewer than are kept", () => {
  const steps = fc.array(fc.record({ after: fc.nat(20), healthy: fc.nat(5) }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(steps, (list) => {
      let at = 0;
      const counts = list.map(({ after, healthy }) => ({ at: (at += after), healthy }));
      const course = courseOf(counts, BOUNDS, at + 5);
      expect(course.noneMillis).toBeLessThanOrEqual(course.belowMillis);
      expect(course.belowMillis).toBeLessThanOrEqual(at + 5 - (counts[0]?.at ?? 0));
      expect(course.least).toBeLessThanOrEqual(course.healthyBefore);
    }),
  );
});
