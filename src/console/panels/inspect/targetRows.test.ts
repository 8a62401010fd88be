import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { groupArn, tablesOf, targetGroup } from "../../graph/fixture.ts";
import { probesOf, targetLines, targetsAsText } from "./targetRows.ts";

const GROUP = targetGroup("web-tg", { healthyThresholdCount: 5, unhealthyThresholdCount: 2 });

function target(targetId: string, more: Partial<Rows["elbv2.targets"]> = {}): Rows["elbv2.targets"] {
  return {
    targetKey: `${groupArn("web-tg")}|${targetId}|80`,
    targetGroupArn: groupArn("web-tg"),
    targetId,
    port: 80,
    availabilityZone: "us-east-1a",
    state: "healthy",
    reason: null,
    description: null,
    passedInARow: 0,
    failedInARow: 0,
    registeredAt: 0,
    stateSince: 0,
    probesFrom: 0,
    slowStartFrom: null,
    drainsUntil: null,
    ...more,
  };
}

test.each([
  [0, 0, null],
  [3, 0, { count: 3, of: 5, towards: "healthy" }],
  [0, 1, { count: 1, of: 2, towards: "unhealthy" }],
])("%i passed and %i failed probes in a row", (passedInARow, failedInARow, probes) => {
  expect(probesOf(target("i-1", { passedInARow, failedInARow }), GROUP)).toEqual(probes);
});

test("the sick ones come first, and the copy has AWS's words in its cells", () => {
  const sick = target("10.0.0.7", { state: "unhealthy", reason: "Target.Timeout", description: "Request timed out" });
  const lines = targetLines(GROUP, tablesOf({ "elbv2.targets": [target("10.0.0.6"), sick] }));
  expect(lines.map((line) => line.target.targetId)).toEqual(["10.0.0.7", "10.0.0.6"]);
  expect(targetsAsText(lines).split("\n")).toEqual([
    "Target id\tPort\tZone\tState\tReason\tDescription\tTask",
    "10.0.0.7\t80\tus-east-1a\tunhealthy\tTarget.Timeout\tRequest timed out\t",
    "10.0.0.6\t80\tus-east-1a\thealthy\t\t\t",
  ]);
});
