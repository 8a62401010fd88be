import type { GetMetricDataInput, GetMetricDataOutput, MetricDataResult, MetricStat } from "../../../../aws/generated/cloudwatch.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { simTime } from "../../../../aws/simTime.ts";
import { reading } from "../../../kernel/operation.ts";
import { placeIn, tokenOf } from "../../placeInList.ts";
import { POINTS_PER_CALL, QUERIES_PER_CALL } from "../limits.ts";
import { answersTo, checkQueries } from "../math/queries.ts";
import { inTime, type Series } from "../math/series.ts";
import { askedPoints, periodsIn } from "../metrics/asked.ts";
import { invalidToken, invalidValue } from "../refusals.ts";

/** What was measured of some metrics, and what expressions make of that, by periods. CloudWatch API; wordings are assumed in part. */
export const getMetricData = reading("cloudwatch", "GetMetricData", (view, input: GetMetricDataInput): GetMetricDataOutput => {
  const { MetricDataQueries: queries, StartTime, EndTime, ScanBy, MaxDatapoints = POINTS_PER_CALL } = input;
  if (StartTime >= EndTime) throw invalidValue("The parameter StartTime must be less than the parameter EndTime.");
  if (MaxDatapoints > POINTS_PER_CALL) throw invalidValue(`The parameter MaxDatapoints must be less than or equal to ${POINTS_PER_CALL}.`);
  // Assumed wording.
  if (queries.length > QUERIES_PER_CALL) throw invalidValue(`The collection MetricDataQueries must not have a size greater than ${QUERIES_PER_CALL}.`);
  checkQueries(queries, "MetricDataQueries");
  const stretch = { startTime: StartTime, endTime: EndTime };
  const asked = queries.flatMap(({ MetricStat: stat }) => (stat === undefined ? [] : [{ ...stretch, metric: metricIn(stat), unit: stat.Unit, period: periodIn(stat) }]));
  const found = askedPoints(view, asked);
  const points = new Map(queries.filter(({ MetricStat: stat }) => stat !== undefined).map(({ Id }, place) => [Id, found[place] ?? []]));
  const results = answersTo(queries, { window: { from: periodsIn({ ...stretch, period: 60 }).from, to: simTime(EndTime) }, pointsOf: ({ Id }) => points.get(Id) ?? [] });
  const told = queries.filter(({ ReturnData = true }) => ReturnData).flatMap(({ Id }) => (results.get(Id) ?? []).map((series) => toldOf(Id, series, ScanBy)));
  return pageOf(told, input);
});

/** What an answer tells of one query. */
interface Told {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (readonly [at: number, value: number])[];
}

function toldOf(id: string, series: Series, scanBy: GetMetricDataInput["ScanBy"]): Told {
  const values = inTime(series).map(([at, value]) => [epochSeconds(at), value] as const);
  return { id, label: series.label, values: scanBy === "TimestampAscending" ? values : values.toReversed() };
}

function metricIn({ Metric }: MetricStat): MetricStat["Metric"] {
  if (Metric.Namespace === undefined) throw invalidValue("The parameter MetricStat.Metric.Namespace is required.");
  if (Metric.MetricName === undefined) throw invalidValue("The parameter MetricStat.Metric.MetricName is required.");
  return Metric;
}

const SHORT: readonly number[] = [1, 5, 10, 20, 30];

/** Whether points can be asked for by such a period, in seconds. API reference. */
export const isPeriod = (period: number): boolean => SHORT.includes(period) || period % 60 === 0;

function periodIn({ Period }: MetricStat): number {
  if (!isPeriod(Period)) throw invalidValue("The parameter Period must be a multiple of 60 or 1, 5, 10, 20, 30.");
  return Period;
}

/** As many points as a page holds, of all metrics together, the first ones first. A metric that is not told to its end says so. */
function pageOf(series: readonly Told[], { NextToken, MaxDatapoints = POINTS_PER_CALL }: GetMetricDataInput): GetMetricDataOutput {
  const from = NextToken === undefined ? 0 : placeIn(NextToken, invalidToken);
  const to = from + MaxDatapoints;
  let before = 0;
  const results = series.map(({ id, label, values }): MetricDataResult => {
    const page = values.slice(Math.max(0, from - before), Math.max(0, to - before));
    before += values.length;
    return { Id: id, Label: label, Timestamps: page.map(([at]) => at), Values: page.map(([, value]) => value), StatusCode: before > to ? "PartialData" : "Complete" };
  });
  return { MetricDataResults: results, ...(before > to ? { NextToken: tokenOf(to) } : {}), Messages: [] };
}
