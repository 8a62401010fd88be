import { fc } from "../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { usualHealthCheck } from "../healthCheckSettings.ts";
import type { TargetGroupRow, TargetRow, TargetState } from "../tables.ts";
import { afterProbe, type Verdict } from "./healthCheck.ts";

const GROUP: TargetGroupRow = {
  ...usualHealthCheck("HTTP", undefined),
  targetGroupArn: "tg",
  targetGroupName: "tg",
  protocol: "HTTP",
  port: 80,
  vpcId: "vpc-1",
  targetType: "instance",
  attributes: {},
  deregistrationDelaySeconds: 300,
  loadBalancerArn: "lb",
  tags: [],
  createdTime: 0,
};
const FAIL: Verdict = { state: "unhealthy", reason: "Target.Timeout", description: "Request timed out" };

test.each([
  ["initial", 0, 0, null, "healthy", 0, 0],
  ["initial", 0, 1, null, "healthy", 0, 0],
  ["initial", 0, 0, FAIL, "initial", 0, 1],
  ["initial", 0, 1, FAIL, "unhealthy", 0, 0],
  ["healthy", 0, 0, null, "healthy", 0, 0],
  ["healthy", 0, 1, null, "healthy", 0, 0],
  ["healthy", 0, 0, FAIL, "healthy", 0, 1],
  ["healthy", 0, 1, FAIL, "unhealthy", 0, 0],
  ["unhealthy", 0, 0, null, "unhealthy", 1, 0],
  ["unhealthy", 3, 0, null, "unhealthy", 4, 0],
  ["unhealthy", 4, 0, null, "healthy", 0, 0],
  ["unhealthy", 4, 0, FAIL, "unhealthy", 0, 0],
] as const)("%s with %i passed and %i failed, probed: %j", (state, passed, failed, verdict, next, passedNext, failedNext) => {
  const after = afterProbe(targetIn(state, passed, failed), GROUP, verdict);
  expect([after.standing.state, after.passedInARow, after.failedInARow]).toEqual([next, passedNext, failedNext]);
});

test("the thresholds are those of the group", () => {
  const thresholds = fc.integer({ min: 2, max: 10 });
  fc.assert(
    fc.property(thresholds, thresholds, (healthyThresholdCount, unhealthyThresholdCount) => {
      const group = { ...GROUP, healthyThresholdCount, unhealthyThresholdCount };
      expect(probesUntil("unhealthy", targetIn("healthy", 0, 0), group, FAIL)).toBe(unhealthyThresholdCount);
      expect(probesUntil("unhealthy", targetIn("initial", 0, 0), group, FAIL)).toBe(unhealthyThresholdCount);
      expect(probesUntil("healthy", targetIn("unhealthy", 0, 0), group, null)).toBe(healthyThresholdCount);
      expect(probesUntil("healthy", targetIn("initial", 0, 0), group, null)).toBe(1);
    }),
  );
});

function probesUntil(state: TargetState, from: TargetRow, group: TargetGroupRow, verdict: Verdict): number {
  let target = from;
  let probes = 0;
  while (target.state !== state && probes < 100) {
    const { standing, passedInARow, failedInARow } = afterProbe(target, group, verdict);
    target = { ...target, state: standing.state, passedInARow, failedInARow };
    probes++;
  }
  return probes;
}

function targetIn(state: TargetState, passedInARow: number, failedInARow: number): TargetRow {
  return {
    targetKey: "tg|i-1|80",
    targetGroupArn: "tg",
    targetId: "i-1",
    port: 80,
    availabilityZone: "us-east-1a",
    state,
    reason: null,
    description: null,
    passedInARow,
    failedInARow,
    registeredAt: 0,
    stateSince: 0,
    probesFrom: 0,
    slowStartFrom: null,
    drainsUntil: null,
  };
}
