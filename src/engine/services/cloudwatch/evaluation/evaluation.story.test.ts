import { expect, test } from "vitest";
import type { PutMetricAlarmInput } from "../../../../aws/generated/cloudwatch.ts";
import { story } from "../../ecs/story.ts";

const ALARM: PutMetricAlarmInput = {
  AlarmName: "errors",
  Namespace: "shop",
  MetricName: "errors",
  Statistic: "Sum",
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 5,
  ComparisonOperator: "GreaterThanThreshold",
};

function watched(change: Partial<PutMetricAlarmInput> = {}) {
  const s = story();
  s.call("cloudwatch", "PutMetricAlarm", { ...ALARM, ...change });
  return {
    s,
    alarm: () => s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms?.[0],
    /** Lets a minute pass in which so much is put, or nothing. */
    minute: (value?: number) => {
      s.run(30);
      if (value !== undefined) s.call("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: [{ MetricName: "errors", Value: value }] });
      s.run(30);
    },
  };
}

test("an alarm looks at whole minutes a quarter of a minute after they end, and says what it saw", () => {
  const { s, alarm, minute } = watched();
  for (const value of [9, 2, 8]) minute(value);
  s.run(14);
  expect(alarm()).toMatchObject({ StateValue: "OK", StateReason: "Threshold Crossed: 1 out of the last 3 datapoints [2.0 (05/01/26 09:01:00)] was not greater than the threshold (5.0) (minimum 2 datapoints for ALARM -> OK transition)." });
  s.run(1);
  expect(alarm()).toMatchObject({
    StateValue: "ALARM",
    StateReason: "Threshold Crossed: 2 out of the last 3 datapoints [8.0 (05/01/26 09:02:00), 9.0 (05/01/26 09:00:00)] were greater than the threshold (5.0) (minimum 2 datapoints for OK -> ALARM transition).",
  });
  expect(JSON.parse(alarm()?.StateReasonData ?? "")).toEqual({
    version: "1.0",
    queryDate: "2026-01-05T09:03:15.000+0000",
    startDate: "2026-01-05T09:00:00.000+0000",
    statistic: "Sum",
    period: 60,
    recentDatapoints: [9, 2, 8],
    threshold: 5,
    evaluatedDatapoints: [8, 2, 9].map((value, i) => ({ timestamp: `2026-01-05T09:0${2 - i}:00.000+0000`, sampleCount: 1, value })),
  });
  expect(s.call("cloudwatch", "DescribeAlarmHistory", { HistoryItemType: "StateUpdate" }).AlarmHistoryItems?.map(({ HistorySummary }) => HistorySummary)).toEqual(["Alarm updated from OK to ALARM", "Alarm updated from INSUFFICIENT_DATA to OK"]);
});

test.each([
  ["missing", "INSUFFICIENT_DATA", "Insufficient Data: 3 datapoints were unknown."],
  ["ignore", "OK", "set"],
  ["breaching", "ALARM", "Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching]."],
  ["notBreaching", "OK", "set"],
])("once nothing comes any more, an alarm that treats that as %s is in %s", (TreatMissingData, state, reason) => {
  const { s, alarm, minute } = watched({ TreatMissingData });
  minute(1);
  s.run(5 * 60);
  s.call("cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: "OK", StateReason: "set" });
  s.run(75);
  expect(alarm()).toMatchObject({ StateValue: state, StateReason: reason });
});

test("of many datapoints the last five are written out; one that was treated as breaching counts beside real ones", () => {
  const long = watched({ EvaluationPeriods: 6, DatapointsToAlarm: 6, ComparisonOperator: "LessThanOrEqualToThreshold" });
  for (const value of [0, 1, 2, 3, 4, 5]) long.minute(value);
  long.s.run(15);
  expect(long.alarm()?.StateReason).toBe(
    "Threshold Crossed: 6 out of the last 6 datapoints were less than or equal to the threshold (5.0). The most recent datapoints which crossed the threshold: [5.0 (05/01/26 09:05:00), 4.0 (05/01/26 09:04:00), 3.0 (05/01/26 09:03:00), 2.0 (05/01/26 09:02:00), 1.0 (05/01/26 09:01:00)] (minimum 6 datapoints for OK -> ALARM transition).",
  );
  const short = watched({ TreatMissingData: "breaching" });
  short.minute(6.5);
  short.s.run(15);
  expect(short.alarm()?.StateReason).toBe("Threshold Crossed: 1 out of the last 3 datapoints [6.5 (05/01/26 09:00:00)] was greater than the threshold (5.0) and 2 missing datapoints were treated as [Breaching] (minimum 2 datapoints for OK -> ALARM transition).");
});

test("a state set by hand lasts until the alarm looks again, and an alarm that ignores what is missing keeps it", () => {
  const { s, alarm, minute } = watched({ EvaluationPeriods: 1, DatapointsToAlarm: 1, TreatMissingData: "ignore" });
  s.call("cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: "ALARM", StateReason: "set" });
  s.run(600);
  expect(alarm()?.StateReason).toBe("set");
  expect(s.world.nextAt).toBe(Infinity);
  minute(1);
  expect(alarm()?.StateValue).toBe("ALARM");
  s.run(15);
  expect(alarm()?.StateReason).toBe("Threshold Crossed: 1 out of the last 1 datapoints [1.0 (05/01/26 09:10:00)] was not greater than the threshold (5.0) (minimum 1 datapoint for ALARM -> OK transition).");
  // After a day there is nothing left to look at.
  s.run(86_400 + 120);
  expect([alarm()?.StateValue, s.world.nextAt]).toEqual(["OK", Infinity]);
});

test.each<readonly [string, number, string, string, string | null]>([
  ["missing", 3, "INSUFFICIENT_DATA", "Unchecked: Initial alarm creation", "Insufficient Data: 3 datapoints were unknown."],
  ["missing", 1, "INSUFFICIENT_DATA", "Unchecked: Initial alarm creation", "Insufficient Data: 1 datapoint was unknown."],
  ["ignore", 3, "INSUFFICIENT_DATA", "Unchecked: Initial alarm creation", "by hand"],
  ["breaching", 3, "ALARM", "Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching].", null],
  ["notBreaching", 1, "OK", "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].", null],
])("of a metric that never had a datapoint: what is missing being %s in %i periods, an alarm comes to %s, and there again after another state was set", (TreatMissingData, EvaluationPeriods, state, reason, again) => {
  const { s, alarm } = watched({ TreatMissingData, EvaluationPeriods, DatapointsToAlarm: EvaluationPeriods });
  s.run(74);
  expect(alarm()?.StateReason).toBe("Unchecked: Initial alarm creation");
  s.run(1);
  expect(alarm()).toMatchObject({ StateValue: state, StateReason: reason });
  expect(s.world.nextAt).toBe(Infinity);
  const other = state === "ALARM" ? "OK" : "ALARM";
  s.call("cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: other, StateReason: "by hand" });
  // It is looked at when the minute that goes on can be seen.
  s.run(59);
  expect(alarm()?.StateValue).toBe(other);
  s.run(1);
  expect(alarm()).toMatchObject({ StateValue: TreatMissingData === "ignore" ? other : state, StateReason: again ?? reason });
  expect(s.world.nextAt).toBe(Infinity);
});

test("of what services measure an alarm says that it has no data once a whole minute of it is over", () => {
  const s = story();
  s.run(50);
  s.call("cloudwatch", "PutMetricAlarm", { ...ALARM, Namespace: "AWS/ECS", MetricName: "CPUUtilization", Dimensions: [{ Name: "ClusterName", Value: "nobody" }], TreatMissingData: "notBreaching" });
  const state = () => s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms?.[0]?.StateValue;
  // At 09:01:15 only ten seconds of it had been watched.
  s.run(84);
  expect(state()).toBe("INSUFFICIENT_DATA");
  s.run(1);
  expect(state()).toBe("OK");
});

test.each<readonly [NonNullable<PutMetricAlarmInput["ComparisonOperator"]>, string]>([
  ["GreaterThanThreshold", "OK OK ALARM"],
  ["GreaterThanOrEqualToThreshold", "OK ALARM ALARM"],
  ["LessThanThreshold", "ALARM OK OK"],
  ["LessThanOrEqualToThreshold", "ALARM ALARM OK"],
])("%s of 5: below, at and above it an alarm is in %s", (ComparisonOperator, states) => {
  const seen = [4, 5, 6].map((value) => {
    const { s, alarm, minute } = watched({ ComparisonOperator, EvaluationPeriods: 1, DatapointsToAlarm: 1 });
    minute(value);
    s.run(15);
    return alarm()?.StateValue;
  });
  expect(seen.join(" ")).toBe(states);
});

test("a period of five minutes ends with each minute; another unit is another metric", () => {
  const { s, alarm, minute } = watched({ Period: 300, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 3 });
  for (const value of [2, 0, 0, 0, 2]) minute(value);
  s.run(15);
  expect(alarm()?.StateValue).toBe("ALARM");
  s.run(60);
  expect(alarm()?.StateValue).toBe("OK");
  s.call("cloudwatch", "PutMetricAlarm", { ...ALARM, Unit: "Seconds" });
  s.run(60);
  expect(alarm()?.StateValue).toBe("INSUFFICIENT_DATA");
});

test("an alarm on a percentile looks at what few samples exceed", () => {
  const { s, alarm } = watched({ Statistic: undefined, ExtendedStatistic: "p90", EvaluationPeriods: 1, DatapointsToAlarm: 1 });
  const minute = (...Values: readonly number[]) => {
    s.call("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: [{ MetricName: "errors", Values }] });
    s.run(75);
    return [alarm()?.StateValue, (JSON.parse(alarm()?.StateReasonData ?? "") as { statistic: unknown }).statistic];
  };
  // Spread evenly from 0 to 10, and then to 5: nine of ten are below 9, and below 4.5.
  expect(minute(0, 10)).toEqual(["ALARM", "p90"]);
  s.run(45);
  expect(minute(0, 5)).toEqual(["OK", "p90"]);
});

test("an alarm on an expression looks at what its metrics come to, and missing datapoints can be filled in", () => {
  const stat = (MetricName: string) => ({ Metric: { Namespace: "shop", MetricName }, Period: 60, Stat: "Sum" });
  const { s, alarm } = watched({
    Namespace: undefined,
    MetricName: undefined,
    Statistic: undefined,
    Period: undefined,
    EvaluationPeriods: 2,
    Metrics: [
      { Id: "errors", MetricStat: stat("errors"), ReturnData: false },
      { Id: "requests", MetricStat: stat("requests"), ReturnData: false },
      { Id: "share", Expression: "100 * FILL(errors, 0) / requests", Label: "Errors, percent" },
    ],
  });
  const minute = (...values: readonly (readonly [string, number])[]) => {
    s.call("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: values.map(([MetricName, Value]) => ({ MetricName, Value })) });
    s.run(60);
  };
  minute(["errors", 6], ["requests", 100]);
  minute(["errors", 1], ["requests", 10]);
  s.run(15);
  expect(alarm()).toMatchObject({
    StateValue: "ALARM",
    StateReason: "Threshold Crossed: 2 out of the last 2 datapoints [10.0 (05/01/26 09:01:00), 6.0 (05/01/26 09:00:00)] were greater than the threshold (5.0) (minimum 2 datapoints for OK -> ALARM transition).",
  });
  expect(JSON.parse(alarm()?.StateReasonData ?? "")).toMatchObject({ period: 60, recentDatapoints: [6, 10], evaluatedDatapoints: [{ value: 10 }, { value: 6 }] });
  minute(["requests", 10]);
  s.run(15);
  expect(alarm()?.StateValue).toBe("OK");
});

test("a revision whose answers are errors is rolled back by the alarm that sees them", () => {
  const s = story();
  s.fleet("ab");
  const group = s.balancer("web");
  const [, , , , , TargetGroup = ""] = group.split(":");
  const LoadBalancer = s.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0]?.LoadBalancerArn?.split(":loadbalancer/")[1] ?? "";
  s.call("cloudwatch", "PutMetricAlarm", {
    ...ALARM,
    Namespace: "AWS/ApplicationELB",
    MetricName: "HTTPCode_Target_5XX_Count",
    Dimensions: [{ Name: "TargetGroup", Value: TargetGroup }, { Name: "LoadBalancer", Value: LoadBalancer }],
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
  });
  s.define("web");
  s.define("web", { image: "web:2" });
  s.call("physics", "PutImageBehavior", { image: "web:2", requestStatus: 503 });
  s.serve("web", "web:1", 2, { deploymentConfiguration: { bakeTimeInMinutes: 5, alarms: { alarmNames: ["errors"], enable: true, rollback: true } } }, group);
  s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 10 });
  s.run(900);
  expect(s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms?.[0]?.StateValue).toBe("INSUFFICIENT_DATA");
  s.update("web", { taskDefinition: "web:2" });
  s.run(900);
  expect(s.newestDeployment("web")).toMatchObject({ status: "ROLLBACK_SUCCESSFUL", alarms: { triggeredAlarmNames: ["errors"] } });
  s.run(300);
  expect(s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms?.[0]?.StateValue).toBe("INSUFFICIENT_DATA");
});
