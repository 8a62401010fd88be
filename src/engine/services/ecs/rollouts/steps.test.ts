import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { minutes } from "../../../kernel/time.ts";
import { type Shift, stepsOf } from "./steps.ts";

const linear = (stepPercent: number): Shift => ({ type: "linear", stepPercent, waitMinutes: 6 });
const canary = (percent: number): Shift => ({ type: "canary", percent, waitMinutes: 10 });

test.each<readonly [Shift, readonly number[], readonly number[]]>([
  [{ type: "allAtOnce" }, [100], [0]],
  [linear(10), [10, 20, 30, 40, 50, 60, 70, 80, 90, 100], [6, 6, 6, 6, 6, 6, 6, 6, 6, 0]],
  [linear(30), [30, 60, 90, 100], [6, 6, 6, 0]],
  [linear(50), [50, 100], [6, 0]],
  [linear(99.9), [99.9, 100], [6, 0]],
  [linear(100), [100], [0]],
  [linear(33.3), [33.3, 66.6, 99.9, 100], [6, 6, 6, 0]],
  [canary(5), [5, 100], [10, 0]],
  [canary(0.1), [0.1, 100], [10, 0]],
  [canary(100), [100], [0]],
])("%o goes by %o", (shift, percents, waits) => {
  const steps = stepsOf(shift);
  expect(steps.map(({ percent }) => percent)).toEqual(percents);
  expect(steps.map(({ waitMillis }) => waitMillis)).toEqual(waits.map(minutes));
});

test("equal steps of whole tenths, the last at most as large, up to exactly 100", () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 1000 }), (tenths) => {
      const percents = stepsOf(linear(tenths / 10)).map(({ percent }) => Math.round(percent * 10));
      const parts = percents.map((percent, i) => percent - (percents[i - 1] ?? 0));
      expect(percents.at(-1)).toBe(1000);
      expect(parts.slice(0, -1).every((part) => part === tenths)).toBe(true);
      expect(parts.at(-1)).toBeLessThanOrEqual(tenths);
    }),
  );
});
