import { expect, test } from "vitest";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { story } from "../story.ts";

const OF = { ServiceNamespace: "ecs", ResourceId: "service/prod/worker", ScalableDimension: "ecs:service:DesiredCount" } as const;
const METRIC = { Namespace: "Playground/Queues", MetricName: "BacklogPerTask", Dimensions: [["ClusterName", "prod"], ["QueueName", "jobs"], ["ServiceName", "worker"]].map(([Name = "", Value = ""]) => ({ Name, Value })), Period: 60 };

function workers(tasks = 2) {
  const s = story();
  s.fleet("ab", "m5.2xlarge");
  s.define("worker", { cpu: 64, memory: 64, portMappings: [] });
  s.serve("worker", "worker:1", tasks);
  s.run(60);
  const put = (messagesPerSecond: number, more: object = {}) => s.call("physics", "PutQueue", { queueName: "jobs", cluster: "prod", service: "worker", messagesPerSecond, messagesPerSecondPerTask: 10, ...more });
  return { s, put, backlog: () => s.call("physics", "ListQueues", {}).queues[0]?.backlog };
}

test("what comes faster than tasks work waits, and is worked off when there are more of them", () => {
  const { s, put, backlog } = workers();
  put(25);
  s.run(100);
  expect(backlog()).toBe(500);
  s.update("worker", { desiredCount: 4 });
  s.run(30);
  expect(backlog()).toBeLessThan(650);
  s.run(60);
  expect(backlog()).toBe(0);
});

test("a queue is fed along a curve, to the last message", () => {
  const { s, put, backlog } = workers(0);
  put(0, { curve: { shape: "ramp", peakRequestsPerSecond: 100, seconds: 600 } });
  s.run(300);
  expect(backlog()).toBe(7_500);
  s.run(600);
  expect(backlog()).toBe(60_000);
  put(0);
  s.run(60);
  expect(backlog()).toBe(60_000);
});

test("a step policy follows the backlog of a task: tasks come while it is high and go when it is gone", () => {
  const { s, put, backlog } = workers();
  s.call("application-autoscaling", "RegisterScalableTarget", { ...OF, MinCapacity: 2, MaxCapacity: 20 });
  const policy = (PolicyName: string, ScalingAdjustment: number) =>
    s.call("application-autoscaling", "PutScalingPolicy", {
      ...OF,
      PolicyName,
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: { AdjustmentType: "ChangeInCapacity", StepAdjustments: [ScalingAdjustment > 0 ? { MetricIntervalLowerBound: 0, ScalingAdjustment } : { MetricIntervalUpperBound: 0, ScalingAdjustment }], Cooldown: 60 },
    }).PolicyARN;
  const alarm = (AlarmName: string, Threshold: number, ComparisonOperator: "GreaterThanThreshold" | "LessThanThreshold", action: string) =>
    s.call("cloudwatch", "PutMetricAlarm", { AlarmName, ...METRIC, Statistic: "Average", EvaluationPeriods: 1, Threshold, ComparisonOperator, AlarmActions: [action] });
  alarm("high", 300, "GreaterThanThreshold", policy("out", 3));
  alarm("low", 10, "LessThanThreshold", policy("in", -2));
  put(20, { curve: { shape: "spike", peakRequestsPerSecond: 100, seconds: 600 } });
  const counts: number[] = [];
  for (let i = 0; i < 25; i++) {
    s.run(60);
    counts.push(s.service("worker").desiredCount ?? 0);
  }
  expect(Math.max(...counts)).toBeGreaterThanOrEqual(8);
  expect(counts.at(-1)).toBe(2);
  expect(backlog()).toBe(0);
  const points = s.call("cloudwatch", "GetMetricStatistics", { ...METRIC, StartTime: epochSeconds(0), EndTime: epochSeconds(7_200_000), Statistics: ["Maximum"] }).Datapoints ?? [];
  expect(Math.max(...points.map(({ Maximum = 0 }) => Maximum))).toBeGreaterThan(300);
});

test("a queue that is deleted is gone with what waited in it, and one that is made again is empty", () => {
  const { s, put, backlog } = workers(0);
  put(10);
  s.run(60);
  expect(s.call("physics", "DeleteQueue", { queueName: "jobs" }).queue.backlog).toBe(600);
  expect(backlog()).toBeUndefined();
  s.run(60);
  put(1);
  expect(backlog()).toBe(0);
  expect(s.refusal("physics", "DeleteQueue", { queueName: "other" })).toMatch("ResourceNotFoundException");
});

test.each<[string, object, RegExp]>([
  ["a service nobody knows", { service: "other" }, /ResourceNotFoundException/],
  ["a name with blanks", { queueName: "a b" }, /regular expression/],
  ["a curve without its height", { curve: { shape: "day" } }, /curve\.peakRequestsPerSecond/],
  ["negative work", { messagesPerSecondPerTask: -1 }, /greater than or equal to 0/],
])("%s is refused", (_what, change, why) => {
  const { s } = workers(0);
  expect(s.refusal("physics", "PutQueue", { queueName: "jobs", cluster: "prod", service: "worker", messagesPerSecond: 1, messagesPerSecondPerTask: 1, ...change } as never)).toMatch(why);
});
