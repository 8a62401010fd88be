import { describe, expect, test } from "vitest";
import type { PutScalingPolicyType } from "../../../aws/generated/autoscaling.ts";
import { GroupTrial } from "./groupTrial.ts";
import { autoScalingGroups } from "./tables.ts";

const put = (g: GroupTrial, policy: Omit<PutScalingPolicyType, "AutoScalingGroupName" | "PolicyName">, PolicyName = "p") => g.t.call("autoscaling", "PutScalingPolicy", { ...g.name, PolicyName, ...policy });
const describePolicy = (g: GroupTrial) => g.t.call("autoscaling", "DescribePolicies", g.name).ScalingPolicies?.[0];

/** An alarm of somebody's own at 50, and how it comes into a state with a datapoint. */
function alarm(g: GroupTrial, action: string | undefined, AlarmName = "busy") {
  g.t.call("cloudwatch", "PutMetricAlarm", { AlarmName, Namespace: "own", MetricName: "load", Statistic: "Average", Period: 60, EvaluationPeriods: 1, Threshold: 50, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: "ignore", AlarmActions: [action ?? ""] });
  return (StateValue: "ALARM" | "OK", datapoint: number) => turn(g, AlarmName, StateValue, datapoint);
}

function turn(g: GroupTrial, AlarmName: string, StateValue: "ALARM" | "OK", datapoint: number): void {
  g.t.call("cloudwatch", "SetAlarmState", { AlarmName, StateValue, StateReason: "tried", StateReasonData: JSON.stringify({ recentDatapoints: [datapoint] }) });
}

function running(desired: number, more: object = {}): GroupTrial {
  const g = new GroupTrial(desired, more);
  g.t.run(360);
  return g;
}

describe("simple scaling", () => {
  test("waits for the activity and for the cooldown, and acts again while the alarm stays", () => {
    const g = running(1);
    const { PolicyARN } = put(g, { AdjustmentType: "ChangeInCapacity", ScalingAdjustment: 1, Cooldown: 120 });
    alarm(g, PolicyARN)("ALARM", 80);
    g.t.run(3);
    expect(g.group?.DesiredCapacity).toBe(2);
    g.t.run(8);
    expect(g.activities[0]?.Cause).toMatch(
      /^At 2026-01-05T09:06:02Z a monitor alarm busy in state ALARM triggered policy p changing the desired capacity from 1 to 2\. {2}At 2026-01-05T09:06:07Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 1 to 2\.$/,
    );
    g.t.run(110);
    expect(g.group?.DesiredCapacity).toBe(2);
    g.t.run(75);
    expect(g.group?.DesiredCapacity).toBe(3);
  });

  test("is done by hand, and then waits only if it is asked to", () => {
    const g = running(1);
    put(g, { AdjustmentType: "PercentChangeInCapacity", ScalingAdjustment: 10, MinAdjustmentMagnitude: 2 });
    const execute = (HonorCooldown: boolean) => ({ ...g.name, PolicyName: "p", HonorCooldown });
    g.t.call("autoscaling", "ExecutePolicy", execute(true));
    expect(g.group?.DesiredCapacity).toBe(3);
    expect(g.t.refusal("autoscaling", "ExecutePolicy", execute(true))).toBe("ScalingActivityInProgress: Scaling activity is in progress and blocks this action");
    expect(g.t.refusal("autoscaling", "SetDesiredCapacity", { ...g.name, DesiredCapacity: 1, HonorCooldown: true })).toMatch(/^ScalingActivityInProgress/);
    g.t.call("autoscaling", "ExecutePolicy", execute(false));
    expect(g.group?.DesiredCapacity).toBe(5);
  });
});

describe("step scaling", () => {
  const STEPS = { PolicyType: "StepScaling", AdjustmentType: "ChangeInCapacity", EstimatedInstanceWarmup: 200, StepAdjustments: [{ MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 1 }, { MetricIntervalLowerBound: 20, ScalingAdjustment: 3 }] } as const;

  test("counts what warms up as part of what it asks for", () => {
    const g = running(2);
    const { PolicyARN } = put(g, STEPS);
    const busy = alarm(g, PolicyARN);
    busy("ALARM", 60);
    g.t.run(130);
    expect(g.group?.DesiredCapacity).toBe(3);
    busy("ALARM", 90);
    g.t.run(60);
    expect(g.group?.DesiredCapacity).toBe(5);
    expect(describePolicy(g)).toMatchObject({ PolicyType: "StepScaling", Alarms: [{ AlarmName: "busy" }], MetricAggregationType: "Average", EstimatedInstanceWarmup: 200 });
  });

  test("does not scale in while anything warms up", () => {
    const g = running(3, { MinSize: 1 });
    const { PolicyARN } = put(g, { ...STEPS, StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: -1 }] });
    alarm(g, PolicyARN)("ALARM", 60);
    g.desire(4);
    g.t.run(150);
    expect(g.group?.DesiredCapacity).toBe(4);
    g.t.run(120);
    expect(g.group?.DesiredCapacity).toBe(3);
    g.t.run(300);
    expect(g.group?.DesiredCapacity).toBe(1);
  });
});

describe("target tracking", () => {
  const TRACKING = { PolicyType: "TargetTrackingScaling", EstimatedInstanceWarmup: 0, TargetTrackingConfiguration: { TargetValue: 60, CustomizedMetricSpecification: { Namespace: "own", MetricName: "load", Statistic: "Average" } } } as const;

  test("makes its alarms, follows them both ways, and takes them with it", () => {
    const g = running(4);
    const { Alarms = [] } = put(g, TRACKING);
    const [high = "", low = ""] = Alarms.map(({ AlarmName = "" }) => AlarmName);
    expect([high, low]).toEqual([expect.stringMatching(/^TargetTracking-web-AlarmHigh-[0-9a-f-]{36}$/), expect.stringMatching(/^TargetTracking-web-AlarmLow-/)]);
    const described = g.t.call("cloudwatch", "DescribeAlarms", { AlarmNames: [high, low] }).MetricAlarms ?? [];
    expect(described.map(({ Threshold, EvaluationPeriods }) => [Threshold, EvaluationPeriods])).toEqual([[60, 3], [54, 15]]);
    turn(g, high, "ALARM", 90);
    g.t.run(3);
    expect(g.group?.DesiredCapacity).toBe(6);
    turn(g, high, "OK", 50);
    g.t.run(60);
    turn(g, low, "ALARM", 20);
    g.t.run(60);
    expect(g.group?.DesiredCapacity).toBe(2);
    g.t.call("autoscaling", "DeletePolicy", { ...g.name, PolicyName: "p" });
    expect(g.t.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms).toEqual([]);
  });

  test("goes with its group", () => {
    const g = running(0);
    put(g, TRACKING);
    g.t.call("autoscaling", "DeleteAutoScalingGroup", g.name);
    expect(g.t.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms).toEqual([]);
  });

  test("of what a capacity provider's tasks need goes off at once, and below the target itself", () => {
    const g = running(0);
    const { Alarms = [] } = put(g, { ...TRACKING, TargetTrackingConfiguration: { TargetValue: 100, CustomizedMetricSpecification: { Namespace: "AWS/ECS/ManagedScaling", MetricName: "CapacityProviderReservation", Statistic: "Average" } } });
    const described = g.t.call("cloudwatch", "DescribeAlarms", { AlarmNames: Alarms.map(({ AlarmName = "" }) => AlarmName) }).MetricAlarms ?? [];
    expect(described.map(({ Threshold, EvaluationPeriods }) => [Threshold, EvaluationPeriods])).toEqual([[100, 1], [100, 15]]);
  });
});

test("a group that tracks the CPU of its instances follows what tasks use there", () => {
  const g = running(1);
  g.t.call("ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: "web:1", cpu: 1024, memory: 64 }] });
  g.t.call("ecs", "CreateService", { cluster: "shop", serviceName: "web", taskDefinition: "web", desiredCount: 1 });
  put(g, { PolicyType: "TargetTrackingScaling", EstimatedInstanceWarmup: 0, TargetTrackingConfiguration: { TargetValue: 0.25, PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" } } });
  g.t.run(420);
  const { evaluation } = g.t.world.view.all(autoScalingGroups)[0]?.scalingPolicies?.[0] ?? {};
  expect(evaluation).toMatchObject({ asksFor: "out" });
  expect(g.group?.DesiredCapacity).toBeGreaterThan(1);
});

test("of several policies the one with most instances is followed", () => {
  const g = running(2);
  const one = put(g, { AdjustmentType: "ChangeInCapacity", ScalingAdjustment: 3 }, "one");
  const two = put(g, { AdjustmentType: "PercentChangeInCapacity", ScalingAdjustment: 200 }, "two");
  const rings = [alarm(g, one.PolicyARN, "a"), alarm(g, two.PolicyARN, "b")];
  for (const ring of rings) ring("ALARM", 80);
  g.t.run(3);
  expect(g.group?.DesiredCapacity).toBe(6);
});

describe("processes that are suspended", () => {
  test("are not done until they are resumed", () => {
    const g = running(1);
    g.t.call("autoscaling", "SuspendProcesses", { ...g.name, ScalingProcesses: ["Launch", "AlarmNotification"] });
    const { PolicyARN } = put(g, { AdjustmentType: "ChangeInCapacity", ScalingAdjustment: 5 });
    alarm(g, PolicyARN)("ALARM", 80);
    g.desire(2);
    g.t.run(120);
    expect([g.group?.DesiredCapacity, g.states.length, g.group?.SuspendedProcesses?.[0]]).toEqual([2, 1, { ProcessName: "Launch", SuspensionReason: "User suspended at 2026-01-05T09:06:00Z" }]);
    g.t.call("autoscaling", "ResumeProcesses", { ...g.name, ScalingProcesses: ["Launch"] });
    g.t.run(30);
    expect([g.states.length, g.group?.SuspendedProcesses?.length]).toEqual([2, 1]);
  });

  test("leave what is not well, and what is too many", () => {
    const g = running(2);
    g.t.call("autoscaling", "SuspendProcesses", g.name);
    g.t.call("ec2", "StopInstances", { InstanceIds: [g.ids[0] ?? ""] });
    g.desire(0);
    g.t.run(300);
    expect(g.states).toEqual(["InService", "InService"]);
  });
});

test.each<readonly [string, object, string]>([
  ["no adjustment type", { ScalingAdjustment: 1 }, "AdjustmentType is required for policies of the types SimpleScaling and StepScaling"],
  ["steps with a gap", { PolicyType: "StepScaling", AdjustmentType: "ChangeInCapacity", StepAdjustments: [{ MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 5, ScalingAdjustment: 1 }, { MetricIntervalLowerBound: 6, ScalingAdjustment: 2 }] }, "There can't be a gap between step adjustment intervals"],
  ["a negative exact capacity", { AdjustmentType: "ExactCapacity", ScalingAdjustment: -1 }, "ScalingAdjustment cannot be negative for the adjustment type ExactCapacity"],
  ["two metrics or none", { PolicyType: "TargetTrackingScaling", TargetTrackingConfiguration: { TargetValue: 5 } }, "Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified"],
])("refused is a policy with %s", (_, policy, message) => {
  expect(new GroupTrial(0).t.refusal("autoscaling", "PutScalingPolicy", { AutoScalingGroupName: "web", PolicyName: "p", ...policy })).toBe(`ValidationError: ${message}`);
});

// Scaling guide of ECS, before capacity providers: what is reserved is all that the group hears of.
test("a group that follows what its cluster has reserved grows when much is, and is blind to a task that fits nowhere", () => {
  const g = running(2);
  g.t.run(120);
  const define = (family: string, cpu: number) => g.t.call("ecs", "RegisterTaskDefinition", { family, containerDefinitions: [{ name: family, image: "web:1", cpu, memory: 64 }] });
  const serve = (family: string, desiredCount: number) => g.t.call("ecs", "CreateService", { cluster: "shop", serviceName: family, taskDefinition: family, desiredCount });
  define("base", 1280);
  define("large", 1024);
  define("small", 640);
  const { PolicyARN = "" } = put(g, { PolicyType: "StepScaling", AdjustmentType: "ChangeInCapacity", EstimatedInstanceWarmup: 300, StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }] });
  g.t.call("cloudwatch", "PutMetricAlarm", { AlarmName: "reserved", Namespace: "AWS/ECS", MetricName: "CPUReservation", Dimensions: [{ Name: "ClusterName", Value: "shop" }], Statistic: "Average", Period: 60, EvaluationPeriods: 1, Threshold: 75, ComparisonOperator: "GreaterThanThreshold", AlarmActions: [PolicyARN] });
  serve("base", 2);
  serve("large", 1);
  g.t.run(600);
  const large = () => g.t.call("ecs", "DescribeServices", { cluster: "shop", services: ["large"] }).services?.[0];
  // 62.5 % are reserved, and no instance has 1024 units left.
  expect([g.group?.DesiredCapacity, large()?.runningCount]).toEqual([2, 0]);
  expect(large()?.events?.[0]?.message).toMatch(/was unable to place a task because no container instance met all of its requirements/);
  serve("small", 1);
  g.t.run(400);
  // 78.1 %: the alarm goes off, and what comes has room.
  expect([g.group?.DesiredCapacity, large()?.runningCount]).toEqual([3, 1]);
});
