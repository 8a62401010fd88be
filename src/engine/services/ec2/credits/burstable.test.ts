import { expect, test } from "vitest";
import { creditModeOf } from "../../../../aws/rules/load/credits.ts";
import { instanceTypes } from "../instanceTypes.ts";
import { burstableOf } from "./burstable.ts";

test.each([
  ["t2.micro", 10, "standard"],
  ["t2.small", 20, "standard"],
  ["t2.medium", 20, "standard"],
  ["t2.large", 30, "standard"],
  ["t3.nano", 5, "unlimited"],
  ["t3.micro", 10, "unlimited"],
  ["t3a.medium", 20, "unlimited"],
  ["t4g.small", 20, "unlimited"],
  ["t3.large", 30, "unlimited"],
  ["t3.xlarge", 40, "unlimited"],
  ["t3.2xlarge", 40, "unlimited"],
])("the baseline of %s is %i %% of each vCPU, and its mode %s", (instanceType, percent, mode) => {
  const { baselineUnits = 0, vcpus = 1 } = burstableOf(instanceType) ?? {};
  expect((100 * baselineUnits) / 1024 / vcpus).toBeCloseTo(percent, 9);
  expect(creditModeOf({ instanceType })).toBe(mode);
});

test("all types of T families are burstable, and no others", () => {
  for (const type of instanceTypes.keys()) expect(burstableOf(type) !== undefined).toBe(type.startsWith("t"));
});
