import { expect, test } from "vitest";
import { countsNothing } from "../../cloudwatch/late/contract.ts";
import { metersIn } from "../../cloudwatch/metrics/meters.ts";
import { story } from "../story.ts";
import { INSIGHTS_NAMESPACE } from "./insightMeters.ts";

/** What a minute comes to that ends now, of a cluster and of a service. */
function insights(s: ReturnType<typeof story>): Readonly<Record<string, number>> {
  const own = [...metersIn(s.world.view).values()].filter(({ namespace }) => namespace === INSIGHTS_NAMESPACE);
  return Object.fromEntries(own.flatMap((meter) => {
    const sample = meter.measure(s.world.view, countsNothing());
    return sample === undefined ? [] : [[`${meter.dimensions.map(({ value }) => value).join("/")} ${meter.metricName}`, sample.sum]];
  }));
}

test("Container Insights counts tasks and what they reserve and use, of clusters that have it on", () => {
  const s = story();
  s.fleet("ab");
  s.define("web");
  s.serve("web", "web:1", 3);
  expect(insights(s)).toEqual({});
  s.call("ecs", "UpdateClusterSettings", { cluster: "prod", settings: [{ name: "containerInsights", value: "enhanced" }] });
  s.run(2);
  expect(insights(s)).toMatchObject({ "prod/web RunningTaskCount": 0, "prod/web PendingTaskCount": 3 });
  s.run(120);
  expect(insights(s)).toMatchObject({
    "prod/web RunningTaskCount": 3,
    "prod/web DesiredTaskCount": 3,
    "prod/web PendingTaskCount": 0,
    "prod/web DeploymentCount": 1,
    "prod/web CpuReserved": 768,
    "prod/web MemoryReserved": 1536,
    "prod ContainerInstanceCount": 2,
    "prod ServiceCount": 1,
    "prod TaskCount": 3,
    "prod CpuReserved": 768,
    "prod MemoryReserved": 1536,
  });
  expect(insights(s)["prod/web CpuUtilized"]).toBeGreaterThan(0);
  expect(insights(s)["prod MemoryUtilized"]).toBe(insights(s)["prod/web MemoryUtilized"]);
  // What no task has is not measured; counts are written as zeros.
  s.update("web", { desiredCount: 0 });
  s.run(120);
  expect(insights(s)["prod/web RunningTaskCount"]).toBe(0);
  expect(insights(s)["prod/web CpuUtilized"]).toBeUndefined();
});

test("an alarm may look at it", () => {
  const s = story();
  s.fleet("a");
  s.define("web");
  s.call("ecs", "UpdateClusterSettings", { cluster: "prod", settings: [{ name: "containerInsights", value: "enabled" }] });
  s.serve("web", "web:1", 2);
  const Dimensions = [{ Name: "ClusterName", Value: "prod" }, { Name: "ServiceName", Value: "web" }];
  s.call("cloudwatch", "PutMetricAlarm", { AlarmName: "few", Namespace: INSIGHTS_NAMESPACE, MetricName: "RunningTaskCount", Dimensions, Statistic: "Average", Period: 60, EvaluationPeriods: 1, Threshold: 3, ComparisonOperator: "LessThanThreshold" });
  s.run(200);
  expect(s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms?.[0]).toMatchObject({ StateValue: "ALARM" });
});
