import { expect, test } from "vitest";
import { needsLateElbv2 } from "./late.ts";

const forward = { Type: "forward", TargetGroupArn: "arn" };

test.each([
  ["elbv2", "CreateRule", {}, true],
  ["elbv2", "RegisterTargets", {}, false],
  ["elbv2", "CreateListener", { DefaultActions: [forward] }, false],
  ["elbv2", "CreateListener", { DefaultActions: [forward, forward] }, true],
  ["elbv2", "CreateListener", { DefaultActions: [{ ...forward, ForwardConfig: {} }] }, true],
  ["elbv2", "CreateListener", { DefaultActions: [{ Type: "redirect" }] }, true],
  ["elbv2", "CreateListener", { DefaultActions: [] }, true],
  ["elbv2", "CreateListener", { DefaultActions: "forward" }, true],
  ["elbv2", "CreateListener", null, false],
  ["elbv2", "ModifyListener", { Port: 81 }, false],
  ["elbv2", "ModifyListener", { DefaultActions: [null] }, true],
  ["physics", "PutTraffic", { targetGroupArn: "arn" }, true],
  ["physics", "ListTraffic", {}, false],
  ["ecs", "CreateRule", {}, false],
])("%s %s with %j needs the late code: %s", (service, operation, input, needs) => {
  expect(needsLateElbv2({ service, operation, input })).toBe(needs);
});
