import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { rangeOf } from "./range.ts";
import { isBlocked, rangeArithmetic, rangeVerdict } from "./rangeWords.ts";

const BLOCKED = "ECS may neither start nor stop a task, so no deployment can begin. Lower the minimum or raise the maximum.";

test.each([
  [5, 50, 150, "ceil(5 × 50 %) = 3 stay, floor(5 × 150 %) = 7 at most.", null],
  [6, 50, 150, "ceil(6 × 50 %) = 3 stay, floor(6 × 150 %) = 9 at most.", null],
  [1, 50, 200, "ceil(1 × 50 %) = 1 stays, floor(1 × 200 %) = 2 at most.", null],
  [4, 0, 100, "ceil(4 × 0 %) = 0 stay, floor(4 × 100 %) = 4 at most.", "All may stop before others start."],
  [4, 50, 100, "ceil(4 × 50 %) = 2 stay, floor(4 × 100 %) = 4 at most.", "Old ones stop before new ones start."],
  [3, 100, 125, "ceil(3 × 100 %) = 3 stay, floor(3 × 125 %) = 3 at most.", BLOCKED],
  [3, 100, 134, "ceil(3 × 100 %) = 3 stay, floor(3 × 134 %) = 4 at most.", null],
  [3, 67, 100, "ceil(3 × 67 %) = 3 stay, floor(3 × 100 %) = 3 at most.", BLOCKED],
  [3, 66, 100, "ceil(3 × 66 %) = 2 stay, floor(3 × 100 %) = 3 at most.", "Old ones stop before new ones start."],
  [1, 100, 199, "ceil(1 × 100 %) = 1 stays, floor(1 × 199 %) = 1 at most.", BLOCKED],
  [0, 100, 200, "ceil(0 × 100 %) = 0 stay, floor(0 × 200 %) = 0 at most.", "No tasks are wanted."],
])("%i tasks between %i and %i percent", (desiredCount, minimumHealthyPercent, maximumPercent, arithmetic, verdict) => {
  const settings = { desiredCount, minimumHealthyPercent, maximumPercent };
  expect(rangeArithmetic(settings)).toBe(arithmetic);
  expect(rangeVerdict(settings)).toBe(verdict);
});

test("whole numbers, and with 100 and 200 every service can be rolled out", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(100), fc.nat(1000), (desiredCount, minimumHealthyPercent, maximumPercent) => {
      const { floor, ceiling } = rangeOf({ desiredCount, minimumHealthyPercent, maximumPercent });
      expect(Number.isInteger(floor) && Number.isInteger(ceiling)).toBe(true);
      expect(floor).toBeLessThanOrEqual(desiredCount);
      expect(isBlocked({ desiredCount, minimumHealthyPercent, maximumPercent: 200 })).toBe(false);
    }),
  );
});
