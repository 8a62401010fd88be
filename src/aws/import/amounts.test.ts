import { expect, test } from "vitest";
import { cpuUnitsOf, memoryMiBOf, secondsOf } from "./amounts.ts";

test.each([
  ["256", 256],
  [".25 vcpu", 256],
  ["1 vCPU", 1024],
  ["0.25", 256],
  ["1.5", 1536],
  ["512 units", 512],
  ["500m", 512],
  ["2 cores", 2048],
  ["1.001", undefined],
  ["vcpu", undefined],
  ["-1", undefined],
  ["", undefined],
  ["1e3", undefined],
])("%j is %s CPU units", (text, units) => expect(cpuUnitsOf(text)).toBe(units));

test.each([
  ["512", 512],
  [".5 gb", 512],
  ["1GB", 1024],
  ["512 MB", 512],
  ["512MiB", 512],
  ["512m", 512],
  ["2g", 2048],
  ["0.5Gi", 512],
  ["512 KB", undefined],
  ["0.0001 GB", undefined],
  ["GB", undefined],
])("%j is %s MiB", (text, memoryMiB) => expect(memoryMiBOf(text)).toBe(memoryMiB));

test.each([
  ["30", 30],
  ["30s", 30],
  ["2 minutes", 120],
  ["1m30s", undefined],
  ["soon", undefined],
])("%j is %s seconds", (text, seconds) => expect(secondsOf(text)).toBe(seconds));
