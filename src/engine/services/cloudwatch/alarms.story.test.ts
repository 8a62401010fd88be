import { expect, test } from "vitest";
import type { PutMetricAlarmInput } from "../../../aws/generated/cloudwatch.ts";
import { story } from "../ecs/story.ts";

const INPUT: PutMetricAlarmInput = {
  AlarmName: "errors",
  Namespace: "AWS/ApplicationELB",
  MetricName: "HTTPCode_Target_5XX_Count",
  Statistic: "Sum",
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 5,
  ComparisonOperator: "GreaterThanThreshold",
};

test("an alarm begins without data, is set by hand, keeps its state when it is configured anew, and remembers", () => {
  const s = story();
  s.call("cloudwatch", "PutMetricAlarm", INPUT);
  const alarm = () => s.call("cloudwatch", "DescribeAlarms", { AlarmNames: ["errors"] }).MetricAlarms?.[0];
  expect(alarm()).toMatchObject({
    AlarmArn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors",
    StateValue: "INSUFFICIENT_DATA",
    StateReason: "Unchecked: Initial alarm creation",
    ActionsEnabled: true,
    DatapointsToAlarm: 2,
  });
  s.run(60);
  s.call("cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: "ALARM", StateReason: "a test", StateReasonData: "{}" });
  s.call("cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: "ALARM", StateReason: "still a test" });
  s.call("cloudwatch", "PutMetricAlarm", { ...INPUT, Threshold: 7 });
  s.call("cloudwatch", "DisableAlarmActions", { AlarmNames: ["errors", "nobody"] });
  expect(alarm()).toMatchObject({ StateValue: "ALARM", StateReason: "still a test", Threshold: 7, ActionsEnabled: false });
  const history = (more: object) => s.call("cloudwatch", "DescribeAlarmHistory", { AlarmName: "errors", ...more }).AlarmHistoryItems?.map(({ HistorySummary }) => HistorySummary);
  expect(history({})).toEqual(['Alarm "errors" updated', "Alarm updated from INSUFFICIENT_DATA to ALARM", 'Alarm "errors" created']);
  expect(history({ HistoryItemType: "StateUpdate", ScanBy: "TimestampAscending" })).toEqual(["Alarm updated from INSUFFICIENT_DATA to ALARM"]);
  s.call("cloudwatch", "EnableAlarmActions", { AlarmNames: ["errors"] });
  expect(alarm()?.ActionsEnabled).toBe(true);
  s.call("cloudwatch", "DeleteAlarms", { AlarmNames: ["errors"] });
  expect(alarm()).toBeUndefined();
});

test("alarms are listed by name, prefix, state and action, in pages", () => {
  const s = story();
  for (const AlarmName of ["b2", "a1", "b1"]) s.call("cloudwatch", "PutMetricAlarm", { ...INPUT, AlarmName, AlarmActions: [`arn:aws:sns:us-east-1:123456789012:${AlarmName}`] });
  s.call("cloudwatch", "SetAlarmState", { AlarmName: "b2", StateValue: "OK", StateReason: "fine" });
  const names = (input: object) => s.call("cloudwatch", "DescribeAlarms", input).MetricAlarms?.map(({ AlarmName }) => AlarmName);
  expect(names({})).toEqual(["a1", "b1", "b2"]);
  expect(names({ AlarmNamePrefix: "b" })).toEqual(["b1", "b2"]);
  expect(names({ StateValue: "OK" })).toEqual(["b2"]);
  expect(names({ ActionPrefix: "arn:aws:sns:us-east-1:123456789012:a" })).toEqual(["a1"]);
  expect(names({ AlarmTypes: ["CompositeAlarm"] })).toEqual([]);
  const { NextToken } = s.call("cloudwatch", "DescribeAlarms", { MaxRecords: 2 });
  expect(names({ MaxRecords: 2, NextToken })).toEqual(["b2"]);
  expect(s.refusal("cloudwatch", "DescribeAlarms", { NextToken: "x" })).toMatch(/^InvalidNextToken: /);
});

test.each<readonly [Partial<PutMetricAlarmInput>, RegExp]>([
  [{ Namespace: undefined }, /^ValidationError: The parameter Namespace is required\.$/],
  [{ Statistic: undefined }, /^ValidationError: Must specify either Statistic or ExtendedStatistic$/],
  [{ Period: 45 }, /^ValidationError: .*multiple of 60/],
  [{ Period: 60, EvaluationPeriods: 1441 }, /^ValidationError: Metrics cannot be checked across more than a day/],
  [{ Period: 3600, EvaluationPeriods: 169 }, /^ValidationError: Metrics cannot be checked across more than seven days/],
  [{ DatapointsToAlarm: 4 }, /^ValidationError: The parameter DatapointsToAlarm/],
  [{ TreatMissingData: "guess" }, /^ValidationError: Invalid value for TreatMissingData: guess$/],
  [{ ExtendedStatistic: "p99" }, /^ValidationError: Must specify either Statistic or ExtendedStatistic$/],
  [{ Statistic: undefined, ExtendedStatistic: "Sum" }, /^InvalidParameterValue: /],
  [{ Statistic: undefined, ExtendedStatistic: "tm90" }, /^NotSimulated: /],
])("PutMetricAlarm with %j is refused, and there is no alarm", (change, words) => {
  const s = story();
  expect(s.refusal("cloudwatch", "PutMetricAlarm", { ...INPUT, ...change })).toMatch(words);
  expect(s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms).toEqual([]);
});

const ofMetrics = (...Metrics: NonNullable<PutMetricAlarmInput["Metrics"]>): Partial<PutMetricAlarmInput> => ({ MetricName: undefined, Namespace: undefined, Statistic: undefined, Period: undefined, Dimensions: undefined, Unit: undefined, Metrics });

const errors = (Id: string, ReturnData: boolean) => ({ Id, ReturnData, MetricStat: { Metric: { Namespace: "shop", MetricName: "errors" }, Period: 60, Stat: "Sum" } });

test.each<readonly [Partial<PutMetricAlarmInput>, RegExp]>([
  [{ Metrics: [errors("m1", true)] }, /^InvalidParameterCombination: The parameters Metrics and MetricName are mutually exclusive/],
  [ofMetrics(errors("m1", true), errors("m2", true)), /^ValidationError: Exactly one element of the metrics list should return data$/],
  [ofMetrics(errors("m1", false)), /^ValidationError: Exactly one element of the metrics list should return data$/],
  [ofMetrics(errors("m1", false), { Id: "e1", Expression: "m1 +" }), /^ValidationError: Error in expression 'e1': Invalid syntax$/],
  [ofMetrics(errors("m1", false), errors("m2", false), { Id: "e1", Expression: "METRICS()" }), /^ValidationError: Metrics expression that return multi time series/],
  [ofMetrics(errors("m1", false), { Id: "e1", Expression: "m1 * 2", Period: 45 }), /^ValidationError: .*multiple of 60/],
  [ofMetrics(...Array.from({ length: 11 }, (_, i) => errors(`m${i}`, i === 0))), /^ValidationError: An alarm can reference at most 10 metrics\.$/],
])("PutMetricAlarm with %j is refused", (change, words) => {
  expect(story().refusal("cloudwatch", "PutMetricAlarm", { ...INPUT, ...change })).toMatch(words);
});

test("what is not there can neither be set nor deleted, and nothing of a list goes when one is missing", () => {
  const s = story();
  s.call("cloudwatch", "PutMetricAlarm", INPUT);
  expect(s.refusal("cloudwatch", "SetAlarmState", { AlarmName: "x", StateValue: "OK", StateReason: "" })).toMatch(/^ResourceNotFound: /);
  expect(s.refusal("cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: "OK", StateReason: "", StateReasonData: "{" })).toMatch(/^InvalidFormat: /);
  expect(s.refusal("cloudwatch", "DeleteAlarms", { AlarmNames: ["errors", "x"] })).toMatch(/^ResourceNotFound: /);
  expect(s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms).toHaveLength(1);
});
