import { expect, test } from "vitest";
import { heatOf } from "./heat.ts";

const row = (cpuUnitsFree: number, memoryMiBFree: number) => ({ cpuUnits: 1000, cpuUnitsFree, memoryMiB: 2000, memoryMiBFree });

test.each([
  [1000, 0],
  [901, 1],
  [906, 0],
  [900, 1],
  [400, 4],
  [100, 6],
  [0, 6],
])("%i of 1,000 CPU units free is step %i", (free, step) => {
  expect(heatOf(row(free, 2000), "cpu")).toBe(step);
});

test("each measure reads its own", () => {
  expect([heatOf(row(1000, 0), "cpu"), heatOf(row(1000, 0), "memory")]).toEqual([0, 6]);
});
