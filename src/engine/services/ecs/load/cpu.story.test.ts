import { expect, test } from "vitest";
import type { PutImageBehaviorRequest } from "../../../../aws/generated/physics.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { story } from "../story.ts";

type Resources = PutImageBehaviorRequest["resources"];

/** A service of so many tasks on one m5.large, which has 2048 units, and what CloudWatch measures of it. */
function measured(resources: Resources, { tasks = 1, requestsPerSecond = 0, taskCpu = false }: { readonly tasks?: number; readonly requestsPerSecond?: number; readonly taskCpu?: boolean }) {
  const s = story();
  s.fleet("a");
  const group = s.balancer("web-alb");
  s.call("physics", "PutImageBehavior", { image: "web:1", ...(resources === undefined ? {} : { resources }) });
  const size = taskCpu ? { cpu: "512", memory: "512" } : {};
  s.call("ecs", "RegisterTaskDefinition", { family: "web", ...size, containerDefinitions: [{ name: "web", image: "web:1", cpu: 512, memory: 512, portMappings: [{ containerPort: 80 }] }] });
  s.serve("web", "web:1", tasks, {}, group);
  s.run(120);
  s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond });
  const last = (MetricName: string): number | undefined => {
    const Dimensions = [{ Name: "ClusterName", Value: "prod" }, { Name: "ServiceName", Value: "web" }];
    const metric = { Namespace: "AWS/ECS", MetricName, Dimensions, Period: 60 };
    s.call("cloudwatch", "PutMetricAlarm", { AlarmName: MetricName, ...metric, Statistic: "Average", EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" });
    s.run(240);
    const points = s.call("cloudwatch", "GetMetricStatistics", { ...metric, StartTime: epochSeconds(0), EndTime: epochSeconds(3_600_000), Statistics: ["Average"] }).Datapoints ?? [];
    return points.toSorted((a, b) => Number(a.Timestamp) - Number(b.Timestamp)).at(-1)?.Average;
  };
  return { s, last };
}

test.each([
  ["a task of 512 units alone on 2048 that works on all of them", { baseCpuUnits: 4096 }, {}, 400],
  ["one that uses 128", { baseCpuUnits: 128 }, {}, 25],
  ["two that answer 30 requests a second each of 20 ms", { baseCpuUnits: 0, cpuMillisPerRequest: 20 }, { tasks: 2, requestsPerSecond: 60 }, 120],
  ["the same with 512 units as the task's own size", { baseCpuUnits: 0, cpuMillisPerRequest: 20 }, { tasks: 2, requestsPerSecond: 60, taskCpu: true }, 100],
  ["three of these", { baseCpuUnits: 0, cpuMillisPerRequest: 20 }, { tasks: 3, requestsPerSecond: 60, taskCpu: true }, 80],
  ["one of which nothing was said", undefined, { requestsPerSecond: 60 }, 25],
])("CPUUtilization of %s", (_what, resources, of, percent) => {
  expect(measured(resources, of).last("CPUUtilization")).toBeCloseTo(percent, 4);
});

test.each([
  ["what it holds by itself", { baseMemoryMiB: 256 }, 0, 50],
  // Two cores, busy three tenths of the time: Erlang has 2 x 0.3 / (1 - 0.3²) of them there at a time.
  ["and for the requests that are in it", { baseMemoryMiB: 256, memoryMiBPerRequest: 10, cpuMillisPerRequest: 20, baseCpuUnits: 0 }, 30, 50 + (100 * 10 * (2 * 0.3)) / 0.91 / 512],
  ["as nothing was said", undefined, 60, 40],
])("MemoryUtilization is %s", (_what, resources, requestsPerSecond, percent) => {
  expect(measured(resources, { requestsPerSecond }).last("MemoryUtilization")).toBeCloseTo(percent, 1);
});

test("what is said no more of an image is assumed again", () => {
  const { s, last } = measured({ baseMemoryMiB: 256 }, {});
  s.call("physics", "PutImageBehavior", { image: "web:1" });
  expect(s.call("physics", "ListImageBehaviors", {}).imageBehaviors[0]).not.toHaveProperty("resources");
  expect(last("MemoryUtilization")).toBe(40);
});
