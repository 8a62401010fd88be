import { expect, test } from "vitest";
import { cpuUnitsFrom, FARGATE_SIZES, memoryMiBFrom } from "./taskSize.ts";

test.each([
  ["256", 256],
  [" 256 ", 256],
  ["1 vCPU", 1024],
  ["1vcpu", 1024],
  [".25 vcpu", 256],
  ["0.5 VCPU", 512],
  ["2. vCPU", 2048],
  [".0001 vcpu", undefined],
  ["vcpu", undefined],
  ["-256", undefined],
  ["1 GB", undefined],
  ["", undefined],
  ["1e3", undefined],
])("%j of CPU", (text, cpuUnits) => {
  expect(cpuUnitsFrom(text)).toBe(cpuUnits);
});

test.each([
  ["512", 512],
  ["1GB", 1024],
  ["1 gb", 1024],
  [".5 gb", 512],
  ["1.5 GB", 1536],
  ["1 MB", undefined],
  ["1 vcpu", undefined],
  [". gb", undefined],
])("%j of memory", (text, memoryMiB) => {
  expect(memoryMiBFrom(text)).toBe(memoryMiB);
});

test("Fargate's table is the one of the guide", () => {
  const rows = FARGATE_SIZES.map(({ cpuUnits, memoryMiB, windows }) => [cpuUnits, memoryMiB[0], memoryMiB.at(-1), memoryMiB.length, windows]);
  expect(rows).toEqual([
    [256, 512, 2048, 3, false],
    [512, 1024, 4096, 4, false],
    [1024, 2048, 8192, 7, true],
    [2048, 4096, 16_384, 13, true],
    [4096, 8192, 30_720, 23, true],
    [8192, 16_384, 61_440, 12, false],
    [16_384, 32_768, 122_880, 12, false],
  ]);
});
