import { expect, test } from "vitest";
import { epochSeconds } from "../../../aws/epoch.ts";
import { GROUP_METRICS, groupMetric, type GroupMetric } from "./groupMetrics.ts";
import { GroupTrial } from "./groupTrial.ts";

const STATES = ["Pending", "Pending:Wait", "Pending:Proceed", "InService", "InService", "EnteringStandby", "Standby", "Terminating", "Terminating:Wait", "Terminated", "Detaching"];

test.each<readonly [GroupMetric, number | undefined]>([
  ["GroupMinSize", 1],
  ["GroupMaxSize", 9],
  ["GroupDesiredCapacity", 4],
  ["GroupInServiceInstances", 2],
  ["GroupPendingInstances", 3],
  ["GroupStandbyInstances", 2],
  ["GroupTerminatingInstances", 2],
  ["GroupTotalInstances", 7],
  ["GroupInServiceCapacity", 2],
  ["GroupTotalCapacity", 7],
  ["WarmPoolWarmedCapacity", undefined],
  ["GroupAndWarmPoolTotalCapacity", undefined],
])("%s of instances in all states is %s", (metric, expected) => {
  expect(groupMetric(metric, { minSize: 1, maxSize: 9, desiredCapacity: 4 }, STATES)).toBe(expected);
});

const POOL_STATES = ["Warmed:Stopped", "Warmed:Running", "Warmed:Pending", "Warmed:Pending:Wait", "Warmed:Terminating:Wait"];

test.each<readonly [GroupMetric, number]>([
  ["WarmPoolDesiredCapacity", 4],
  ["WarmPoolWarmedCapacity", 2],
  ["WarmPoolPendingCapacity", 2],
  ["WarmPoolTerminatingCapacity", 1],
  ["WarmPoolTotalCapacity", 5],
  ["GroupAndWarmPoolDesiredCapacity", 8],
  ["GroupAndWarmPoolTotalCapacity", 12],
  ["GroupTotalInstances", 7],
])("with a warm pool %s is %i", (metric, expected) => {
  const warmPool = { maxGroupPreparedCapacity: 8, minSize: 0, poolState: "Stopped", reuseOnScaleIn: false, deletion: null } as const;
  expect(groupMetric(metric, { minSize: 1, maxSize: 9, desiredCapacity: 4, warmPool }, [...STATES, ...POOL_STATES])).toBe(expected);
});

/** The points of a metric that an alarm looks at, the oldest first. */
function watching(g: GroupTrial, MetricName: string, namespace = "AWS/AutoScaling", dimension = { Name: "AutoScalingGroupName", Value: "web" }) {
  const metric = { Namespace: namespace, MetricName, Dimensions: [dimension] };
  g.t.call("cloudwatch", "PutMetricAlarm", { AlarmName: `${MetricName} ${dimension.Name}`, ...metric, Statistic: "Average", Period: 60, EvaluationPeriods: 1, Threshold: 5, ComparisonOperator: "GreaterThanThreshold" });
  return () => g.t.call("cloudwatch", "GetMetricData", { StartTime: epochSeconds(0), EndTime: epochSeconds(g.t.world.now), ScanBy: "TimestampAscending", MetricDataQueries: [{ Id: "a", MetricStat: { Metric: metric, Period: 60, Stat: "Average" } }] }).MetricDataResults?.[0]?.Values;
}

test("a group is measured while that is enabled, of what is enabled alone", () => {
  const g = new GroupTrial(1);
  const list = () => g.t.call("cloudwatch", "ListMetrics", { Namespace: "AWS/AutoScaling" }).Metrics;
  expect([g.group?.EnabledMetrics, list()]).toEqual([[], []]);
  const enable = (...Metrics: readonly string[]) => g.t.call("autoscaling", "EnableMetricsCollection", { ...g.name, Granularity: "1Minute", Metrics });
  enable("GroupPendingInstances");
  enable("GroupDesiredCapacity", "GroupInServiceInstances");
  expect(g.group?.EnabledMetrics).toEqual(["GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances"].map((Metric) => ({ Metric, Granularity: "1Minute" })));
  expect(list()?.map(({ MetricName }) => MetricName)).toEqual(["GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances"]);
  const [desired, inService, pending] = ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances"].map((name) => watching(g, name));
  g.t.run(115);
  g.desire(3);
  g.t.run(135);
  expect([desired?.(), inService?.(), pending?.()]).toEqual([[3, 3, 3], [1, 3, 3], [2, 0, 0]]);
  g.t.call("autoscaling", "DisableMetricsCollection", { ...g.name, Metrics: ["GroupPendingInstances"] });
  g.t.run(60);
  expect([desired?.()?.length, pending?.()?.length, g.group?.EnabledMetrics?.length]).toEqual([4, 3, 2]);
  g.t.call("autoscaling", "DisableMetricsCollection", g.name);
  expect(g.group?.EnabledMetrics).toEqual([]);
  g.t.call("autoscaling", "EnableMetricsCollection", { ...g.name, Granularity: "1Minute" });
  expect(g.group?.EnabledMetrics?.map(({ Metric }) => Metric)).toEqual(GROUP_METRICS);
  expect(g.t.call("autoscaling", "DescribeMetricCollectionTypes", {})).toEqual({ Metrics: GROUP_METRICS.map((Metric) => ({ Metric })), Granularities: [{ Granularity: "1Minute" }] });
});

test("what there is no metric of is refused, and nothing of the list is enabled", () => {
  const g = new GroupTrial(0);
  const refused = (input: object) => g.t.refusal("autoscaling", "EnableMetricsCollection", { ...g.name, Granularity: "1Minute", ...input });
  expect(refused({ Metrics: ["GroupMinSize", "GroupSize"] })).toMatch(/^ValidationError: Valid metrics collection types are: \[GroupMinSize, GroupMaxSize, /);
  expect(refused({ Granularity: "5Minute" })).toBe("ValidationError: Valid metrics granularity types are: [1Minute]");
  expect(refused({ AutoScalingGroupName: "nobody" })).toBe("ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'nobody' not found");
  expect(g.t.refusal("autoscaling", "DisableMetricsCollection", { ...g.name, Metrics: ["x"] })).toMatch(/^ValidationError: Valid metrics collection types/);
  expect(g.group?.EnabledMetrics).toEqual([]);
});

test("EC2 measures the CPU of an instance while it runs", () => {
  const g = new GroupTrial(1);
  g.t.run(200);
  const [InstanceId = ""] = g.ids;
  g.t.call("ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: "web:1", cpu: 1024, memory: 64 }] });
  g.t.call("ecs", "CreateService", { cluster: "shop", serviceName: "web", taskDefinition: "web", desiredCount: 1 });
  g.t.run(60);
  const cpu = watching(g, "CPUUtilization", "AWS/EC2", { Name: "InstanceId", Value: InstanceId });
  g.t.run(220);
  const before = cpu() ?? [];
  expect([before.length, before.every((value) => value > 0 && value < 5)]).toEqual([3, true]);
  g.t.call("ec2", "TerminateInstances", { InstanceIds: [InstanceId] });
  g.t.run(180);
  expect(cpu()).toEqual(before);
});
