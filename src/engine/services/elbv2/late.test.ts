import { expect, test } from "vitest";
import { needsLateElbv2 } from "./late.ts";

test.each([
  ["elbv2", "CreateRule", true],
  ["elbv2", "CreateListener", true],
  ["elbv2", "ModifyListener", true],
  ["elbv2", "RegisterTargets", false],
  ["physics", "PutTraffic", true],
  ["physics", "ListTraffic", false],
  ["ecs", "CreateRule", false],
])("%s %s needs the late code: %s", (service, operation, needs) => {
  expect(needsLateElbv2({ service, operation })).toBe(needs);
});
