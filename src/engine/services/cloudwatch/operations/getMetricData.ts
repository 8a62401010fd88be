import type { GetMetricDataInput, GetMetricDataOutput, MetricDataQuery, MetricDataResult, MetricStat } from "../../../../aws/generated/cloudwatch.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { placeIn, tokenOf } from "../../placeInList.ts";
import { POINTS_PER_CALL } from "../limits.ts";
import { askedPoints, statisticNamed } from "../metrics/asked.ts";
import { valueOf } from "../metrics/points.ts";
import type { Point } from "../metrics/tables.ts";
import { invalidToken, invalidValue, notSimulated } from "../refusals.ts";

/** What was measured of some metrics, by periods. CloudWatch API; wordings are assumed in part. */
export const getMetricData = reading("cloudwatch", "GetMetricData", (view, input: GetMetricDataInput): GetMetricDataOutput => {
  const { MetricDataQueries: queries, StartTime, EndTime, MaxDatapoints = POINTS_PER_CALL } = input;
  if (StartTime >= EndTime) throw invalidValue("The parameter StartTime must be less than the parameter EndTime.");
  if (MaxDatapoints > POINTS_PER_CALL) throw invalidValue(`The parameter MaxDatapoints must be less than or equal to ${POINTS_PER_CALL}.`);
  checkIds(queries);
  return pageOf(queries.map((query) => seriesOf(view, query, input)), input);
});

function checkIds(queries: readonly MetricDataQuery[]): void {
  const ids = new Set<string>();
  for (const { Id } of queries) {
    if (!/^[a-z]\w*$/.test(Id)) throw invalidValue(`The value ${Id} for parameter MetricDataQueries.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`);
    if (ids.has(Id)) throw invalidValue(`The values for parameter Id in MetricDataQueries are not unique: ${Id}.`);
    ids.add(Id);
  }
}

interface Series {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (readonly [at: number, value: number])[];
}

function seriesOf(view: View, { Id, MetricStat: stat, Expression, Label, AccountId }: MetricDataQuery, { StartTime, EndTime, ScanBy = "TimestampDescending" }: GetMetricDataInput): Series {
  if (Expression !== undefined) throw notSimulated("GetMetricData with an Expression");
  if (AccountId !== undefined) throw notSimulated("GetMetricData with an AccountId");
  if (stat === undefined) throw invalidValue(`Exactly one of the parameters MetricStat and Expression of ${Id} must be specified.`);
  const statistic = statisticNamed(stat.Stat);
  const points = askedPoints(view, { metric: metricIn(stat), unit: stat.Unit, startTime: StartTime, endTime: EndTime, period: periodIn(stat) });
  const values = points.map((point: Point) => [epochSeconds(point.at), valueOf(point, statistic)] as const);
  return { id: Id, label: Label ?? stat.Metric.MetricName ?? "", values: ScanBy === "TimestampDescending" ? values.toReversed() : values };
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
function pageOf(series: readonly Series[], { NextToken, MaxDatapoints = POINTS_PER_CALL }: GetMetricDataInput): GetMetricDataOutput {
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
