import { expect, test } from "vitest";
import type { GetMetricDataInput, GetMetricStatisticsInput, MetricDatum, PutMetricDataInput } from "../../../aws/generated/cloudwatch.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import { story } from "../ecs/story.ts";

const Dimensions = [{ Name: "Service", Value: "web" }];
const put = (s: ReturnType<typeof story>, ...data: readonly Omit<MetricDatum, "MetricName">[]) =>
  s.call("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: data.map((datum) => ({ MetricName: "errors", Dimensions, ...datum })) });

const stat = (Stat: string, Period = 60) => ({ Metric: { Namespace: "shop", MetricName: "errors", Dimensions }, Period, Stat });
const until = (s: ReturnType<typeof story>) => ({ StartTime: epochSeconds(0), EndTime: epochSeconds(s.world.now) });

test("what is put is held together by minutes, and every statistic of it can be had", () => {
  const s = story();
  put(s, { Value: 2 }, { Values: [4, 6], Counts: [1, 2] });
  s.run(150);
  put(s, { StatisticValues: { SampleCount: 2, Sum: 3, Minimum: 1, Maximum: 2 } });
  s.run(30);
  const values = (Stat: string, more: object = {}) =>
    s.call("cloudwatch", "GetMetricData", { ...until(s), MetricDataQueries: [{ Id: "a", MetricStat: { ...stat(Stat), ...more } }] }).MetricDataResults?.[0]?.Values;
  expect(["SampleCount", "Sum", "Minimum", "Maximum", "Average"].map((name) => values(name))).toEqual([[2, 4], [3, 18], [1, 2], [2, 6], [1.5, 4.5]]);
  expect(values("Sum", { Period: 180 })).toEqual([21]);
  expect(values("Sum", { Unit: "Seconds" })).toEqual([]);
  const { MetricDataResults: [page] = [], NextToken } = s.call("cloudwatch", "GetMetricData", { ...until(s), ScanBy: "TimestampAscending", MaxDatapoints: 1, MetricDataQueries: [{ Id: "a", Label: "x", MetricStat: stat("Sum") }] });
  expect(page).toMatchObject({ Id: "a", Label: "x", StatusCode: "PartialData", Timestamps: [epochSeconds(0)], Values: [18] });
  const rest = s.call("cloudwatch", "GetMetricData", { ...until(s), ScanBy: "TimestampAscending", MaxDatapoints: 1, NextToken, MetricDataQueries: [{ Id: "a", MetricStat: stat("Sum") }] });
  expect([rest.MetricDataResults?.[0]?.Values, rest.MetricDataResults?.[0]?.StatusCode, rest.NextToken]).toEqual([[3], "Complete", undefined]);
  const { Label, Datapoints } = s.call("cloudwatch", "GetMetricStatistics", { ...until(s), Namespace: "shop", MetricName: "errors", Dimensions, Period: 120, Statistics: ["Sum", "Maximum"] });
  expect([Label, Datapoints]).toEqual(["errors", [{ Timestamp: epochSeconds(0), Sum: 18, Maximum: 6, Unit: "None" }, { Timestamp: epochSeconds(120_000), Sum: 3, Maximum: 2, Unit: "None" }]]);
  expect(s.call("cloudwatch", "ListMetrics", { Dimensions: [{ Name: "Service" }] }).Metrics).toEqual([{ Namespace: "shop", MetricName: "errors", Dimensions }]);
  expect(s.call("cloudwatch", "ListMetrics", { Dimensions: [{ Name: "Service", Value: "x" }] }).Metrics).toEqual([]);
});

test("expressions are made of what was measured, and what is not to be returned is not", () => {
  const s = story();
  put(s, { Values: [4, 6] });
  s.run(120);
  put(s, { Value: 8 });
  s.run(60);
  const MetricDataQueries = [
    { Id: "total", MetricStat: stat("Sum"), ReturnData: false },
    { Id: "count", MetricStat: stat("SampleCount") },
    { Id: "each", Label: "Each", Expression: "FILL(total, 0) / count" },
    { Id: "twice", Expression: "METRICS() * 2" },
  ];
  const { MetricDataResults = [] } = s.call("cloudwatch", "GetMetricData", { ...until(s), ScanBy: "TimestampAscending", MetricDataQueries });
  expect(MetricDataResults.map(({ Id, Label, Values }) => [Id, Label, Values])).toEqual([
    ["count", "errors", [2, 1]],
    ["each", "Each", [5, 8]],
    ["twice", "errors", [20, 16]],
    ["twice", "errors", [4, 2]],
  ]);
});

test("points are kept for a day", () => {
  const s = story();
  put(s, { Value: 1 });
  s.run(86_400);
  put(s, { Value: 2 });
  expect(s.call("cloudwatch", "GetMetricData", { ...until(s), EndTime: epochSeconds(s.world.now) + 60, MetricDataQueries: [{ Id: "a", MetricStat: stat("Sum") }] }).MetricDataResults?.[0]?.Values).toEqual([2]);
});

test.each<readonly [Partial<PutMetricDataInput> & { readonly datum?: Partial<MetricDatum> }, RegExp]>([
  [{ Namespace: "AWS/ECS" }, /^InvalidParameterValue: The value AWS\/ECS for parameter Namespace is invalid\.$/],
  [{ MetricData: [] }, /^MissingParameter: /],
  [{ datum: {} }, /^MissingParameter: The parameter MetricData\.member\.1\.Value is required\.$/],
  [{ datum: { Value: 1, Values: [1] } }, /^InvalidParameterCombination: .*mutually exclusive/],
  [{ datum: { Values: [1, 2], Counts: [1] } }, /^InvalidParameterValue: .*same size/],
  [{ datum: { Value: 1, StorageResolution: 5 } }, /^InvalidParameterValue: /],
  [{ datum: { Value: 1, StorageResolution: 1 } }, /^NotSimulated: /],
  [{ datum: { Value: 1, Timestamp: epochSeconds(7_200_001) } }, /^InvalidParameterValue: .*two hours/],
  [{ datum: { Value: 1, Timestamp: epochSeconds(-1_209_600_001) } }, /^InvalidParameterValue: .*past two weeks/],
  [{ datum: { StatisticValues: { SampleCount: 0, Sum: 0, Minimum: 0, Maximum: 0 } } }, /^InvalidParameterValue: /],
])("PutMetricData with %j is refused, and nothing is written down", ({ datum, ...change }, words) => {
  const s = story();
  expect(s.refusal("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: [{ MetricName: "errors", ...datum }], ...change })).toMatch(words);
  expect(s.call("cloudwatch", "ListMetrics", {}).Metrics).toEqual([]);
});

test.each<readonly [Partial<GetMetricDataInput>, RegExp]>([
  [{ EndTime: epochSeconds(0) }, /^ValidationError: The parameter StartTime must be less than the parameter EndTime\.$/],
  [{ MetricDataQueries: [{ Id: "A", MetricStat: stat("Sum") }] }, /^ValidationError: .*pattern/],
  [{ MetricDataQueries: [{ Id: "a", MetricStat: stat("Sum") }, { Id: "a", MetricStat: stat("Sum") }] }, /^ValidationError: .*unique/],
  [{ MetricDataQueries: [{ Id: "a" }] }, /^ValidationError: /],
  [{ MetricDataQueries: [{ Id: "a", Expression: "m1 * 2" }] }, /^ValidationError: Error in expression 'a': /],
  [{ MetricDataQueries: [{ Id: "a", Expression: "SEARCH('{shop}', 'Sum')" }] }, /^NotSimulated: /],
  [{ MetricDataQueries: Array.from({ length: 501 }, (_, i) => ({ Id: `m${i}`, MetricStat: stat("Sum") })) }, /^ValidationError: .*size greater than 500/],
  [{ MetricDataQueries: [{ Id: "a", MetricStat: stat("tm90") }] }, /^NotSimulated: /],
  [{ MetricDataQueries: [{ Id: "a", MetricStat: stat("Most") }] }, /^ValidationError: /],
  [{ MetricDataQueries: [{ Id: "a", MetricStat: stat("Sum", 45) }] }, /^ValidationError: .*multiple of 60/],
  [{ MaxDatapoints: 100_801 }, /^ValidationError: /],
  [{ NextToken: "x" }, /^InvalidNextToken: /],
])("GetMetricData with %j is refused", (change, words) => {
  const asked = { StartTime: epochSeconds(0), EndTime: epochSeconds(60_000), MetricDataQueries: [{ Id: "a", MetricStat: stat("Sum") }] };
  expect(story().refusal("cloudwatch", "GetMetricData", { ...asked, ...change })).toMatch(words);
});

test.each<readonly [Partial<GetMetricStatisticsInput>, RegExp]>([
  [{ Statistics: undefined }, /^InvalidParameterCombination: At least one/],
  [{ ExtendedStatistics: ["tm90"] }, /^NotSimulated: /],
  [{ ExtendedStatistics: ["Sum"] }, /^InvalidParameterValue: /],
  [{ EndTime: epochSeconds(0) }, /^InvalidParameterValue: The parameter StartTime/],
  [{ Period: 45 }, /^InvalidParameterValue: .*multiple of 60/],
  [{ EndTime: epochSeconds(86_460_000) }, /^InvalidParameterCombination: You have requested up to 1,441 datapoints, which exceeds the limit of 1,440\./],
])("GetMetricStatistics with %j is refused", (change, words) => {
  const asked: GetMetricStatisticsInput = { Namespace: "shop", MetricName: "errors", StartTime: epochSeconds(0), EndTime: epochSeconds(60_000), Period: 60, Statistics: ["Sum"] };
  expect(story().refusal("cloudwatch", "GetMetricStatistics", { ...asked, ...change })).toMatch(words);
});
