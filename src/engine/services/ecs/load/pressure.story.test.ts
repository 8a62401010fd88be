import { expect, test } from "vitest";
import type { PutImageBehaviorRequest } from "../../../../aws/generated/physics.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { resourcePath } from "../../../../aws/arn.ts";
import { trafficOn } from "../../../physics/contract.ts";
import { streams } from "../../elbv2/tables.ts";
import { story, type Story } from "../story.ts";

type Resources = NonNullable<PutImageBehaviorRequest["resources"]>;

const TWENTY_MILLIS: Resources = { cpuMillisPerRequest: 20, baseCpuUnits: 0 };

/** A service of tasks of 512 units each behind a load balancer, and what an image says of them. */
function shop(resources: Resources, { tasks = 1, memory = 512, zones = "a" } = {}) {
  const s = story();
  s.fleet(zones);
  const group = s.balancer("web-alb");
  s.call("physics", "PutImageBehavior", { image: "web:1", resources });
  s.call("ecs", "RegisterTaskDefinition", { family: "web", cpu: "512", containerDefinitions: [{ name: "web", image: "web:1", memory, portMappings: [{ containerPort: 80 }] }] });
  s.serve("web", "web:1", tasks, {}, group);
  s.run(120);
  const load = (requestsPerSecond: number) => s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond });
  return { s, group, load, share: () => trafficOn(s.world.view, group)?.successShare };
}

/** What a target group's metric comes to in the minutes that follow. */
function read(s: Story, group: string, MetricName: string, stat: { readonly Statistics: ["Sum" | "Average"] } | { readonly ExtendedStatistics: readonly string[] }) {
  const { Dimensions } = s.call("cloudwatch", "ListMetrics", { MetricName }).Metrics?.find(({ Dimensions: all = [] }) => all.length === 2 && all.some(({ Value }) => Value === resourcePath(group)?.join("/"))) ?? {};
  const metric = { Namespace: "AWS/ApplicationELB", MetricName, Dimensions: Dimensions ?? [], Period: 60 };
  s.call("cloudwatch", "PutMetricAlarm", { AlarmName: MetricName, ...metric, Statistic: "Average", EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" });
  s.run(180);
  return s.call("cloudwatch", "GetMetricStatistics", { ...metric, ...stat, StartTime: epochSeconds(0), EndTime: epochSeconds(7_200_000) }).Datapoints?.at(-1);
}

test.each([
  ["below what they can do, all are answered", 1, 20, 1],
  ["past it what is too much fails", 1, 50, 0.5],
  ["another task takes it", 2, 50, 1],
])("%s", (_what, tasks, requestsPerSecond, share) => {
  const { load, share: shareNow, s } = shop(TWENTY_MILLIS, { tasks });
  load(requestsPerSecond);
  s.run(1);
  expect(shareNow()).toBeCloseTo(share, 6);
});

test("response times follow the queue, and their percentiles the mean", () => {
  const { s, group, load } = shop(TWENTY_MILLIS);
  load(20);
  expect(read(s, group, "TargetResponseTime", { Statistics: ["Average"] })?.Average).toBeCloseTo(0.2, 9);
  const { p50 = 0, p99 = 0 } = read(s, group, "TargetResponseTime", { ExtendedStatistics: ["p50", "p99"] })?.ExtendedStatistics ?? {};
  expect([p50, p99].map((time) => Math.round(time * 1000))).toEqual([139, 921]);
});

test.each([
  ["a target that has no more room answers 503", { ...TWENTY_MILLIS, concurrency: 10 }, "HTTPCode_Target_5XX_Count"],
  ["who has waited too long gets 504 from the load balancer", { ...TWENTY_MILLIS, timeoutSeconds: 1 }, "HTTPCode_ELB_504_Count"],
])("%s", (_what, resources, metric) => {
  const { s, group, load } = shop(resources);
  load(50);
  s.run(120);
  const { LoadBalancerArn = "" } = s.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0] ?? {};
  const Dimensions = [{ Name: "LoadBalancer", Value: (resourcePath(LoadBalancerArn) ?? []).slice(1).join("/") }, ...(metric.includes("Target") ? [{ Name: "TargetGroup", Value: (resourcePath(group) ?? []).join("/") }] : [])];
  const of = { Namespace: "AWS/ApplicationELB", MetricName: metric, Dimensions, Period: 60 };
  s.call("cloudwatch", "PutMetricAlarm", { AlarmName: "errors", ...of, Statistic: "Sum", EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" });
  s.run(180);
  expect(s.call("cloudwatch", "GetMetricStatistics", { ...of, Statistics: ["Sum"], StartTime: epochSeconds(0), EndTime: epochSeconds(7_200_000) }).Datapoints?.at(-1)?.Sum).toBe(1500);
});

test("the load on a listener fails as well when its targets have no time, and loads take it from each other", () => {
  const { s, load, share } = shop(TWENTY_MILLIS);
  const { Listeners = [] } = s.call("elbv2", "DescribeListeners", { LoadBalancerArn: s.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0]?.LoadBalancerArn ?? "" });
  s.call("physics", "PutTraffic", { listenerArn: Listeners[0]?.ListenerArn ?? "", requestsPerSecond: 50 });
  s.run(60);
  const fates = () => Object.fromEntries(s.world.view.all(streams).map(({ fate, thousandthsPerSecond }) => [fate, thousandthsPerSecond]));
  expect(fates()).toEqual({ HTTPCode_Target_2XX_Count: 25_000, HTTPCode_Target_5XX_Count: 25_000 });
  load(50);
  s.run(1);
  // Of a hundred requests a second a quarter is answered.
  expect(share()).toBeCloseTo(0.25, 3);
  expect(fates()).toMatchObject({ HTTPCode_Target_2XX_Count: 12_500 });
});

test("who uses more memory than the hard limit is killed, and the service puts another in its place", () => {
  const { s } = shop({ baseMemoryMiB: 100, leakMiBPerHour: 412 * 6 });
  s.run(120);
  const [first = ""] = s.call("ecs", "ListTasks", { cluster: "prod" }).taskArns ?? [];
  s.run(600);
  const { tasks = [] } = s.call("ecs", "DescribeTasks", { cluster: "prod", tasks: [first] });
  expect(tasks[0]).toMatchObject({ lastStatus: "STOPPED", stopCode: "EssentialContainerExited", containers: [{ exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" }] });
  const { startedAt = 0, executionStoppedAt = 0 } = tasks[0] ?? {};
  // 412 MiB at 412 in ten minutes.
  expect(Math.round(Number(executionStoppedAt) - Number(startedAt))).toBe(600);
  const next = s.call("ecs", "ListTasks", { cluster: "prod" }).taskArns ?? [];
  expect(next).toHaveLength(1);
  expect(next).not.toContain(first);
});

test("requests take memory while they wait, and too many of them are the end", () => {
  const { s, load } = shop({ ...TWENTY_MILLIS, baseMemoryMiB: 100, memoryMiBPerRequest: 10 });
  const stopped = () => s.call("ecs", "ListTasks", { cluster: "prod", desiredStatus: "STOPPED" }).taskArns?.length;
  load(20);
  s.run(60);
  expect(stopped()).toBe(0);
  load(26);
  s.run(60);
  expect(stopped()).toBeGreaterThan(0);
});
