import type { GetMetricDataInput, GetMetricDataOutput, MetricDataQuery, MetricDataResult, MetricStat, Statistic } from "../../../../aws/generated/cloudwatch.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { reading } from "../../../kernel/operation.ts";
import { placeIn, tokenOf } from "../../placeInList.ts";
import { POINTS_PER_CALL } from "../limits.ts";
import { askedPoints, statisticNamed, type Asked } from "../metrics/asked.ts";
import { valueOf } from "../metrics/points.ts";
import type { Point } from "../metrics/tables.ts";
import { invalidToken, invalidValue, notSimulated } from "../refusals.ts";

/** What was measured of some metrics, by periods. CloudWatch API; wordings are assumed in part. */
export const getMetricData = reading("cloudwatch", "GetMetricData", (view, input: GetMetricDataInput): GetMetricDataOutput => {
  const { MetricDataQueries: queries, StartTime, EndTime, ScanBy, MaxDatapoints = POINTS_PER_CALL } = input;
  if (StartTime >= EndTime) throw invalidValue("The parameter StartTime must be less than the parameter EndTime.");
  if (MaxDatapoints > POINTS_PER_CALL) throw invalidValue(`The parameter MaxDatapoints must be less than or equal to ${POINTS_PER_CALL}.`);
  checkIds(queries);
  const asked = queries.map((query) => ({ query, ...askedIn(query, input) }));
  const found = askedPoints(view, asked);
  const series = asked.map(({ query: { Id, Label }, metric, statistic }, i) => seriesOf(found[i] ?? [], { id: Id, label: Label ?? metric.MetricName ?? "", statistic, ScanBy }));
  return pageOf(series, input);
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

function askedIn({ Id, MetricStat: stat, Expression, AccountId }: MetricDataQuery, { StartTime, EndTime }: GetMetricDataInput): Asked & { readonly statistic: Statistic } {
  if (Expression !== undefined) throw notSimulated("GetMetricData with an Expression");
  if (AccountId !== undefined) throw notSimulated("GetMetricData with an AccountId");
  if (stat === undefined) throw invalidValue(`Exactly one of the parameters MetricStat and Expression of ${Id} must be specified.`);
  return { metric: metricIn(stat), unit: stat.Unit, startTime: StartTime, endTime: EndTime, period: periodIn(stat), statistic: statisticNamed(stat.Stat) };
}

interface Told extends Pick<Series, "id" | "label">, Pick<GetMetricDataInput, "ScanBy"> {
  readonly statistic: Statistic;
}

function seriesOf(points: readonly Point[], { id, label, statistic, ScanBy }: Told): Series {
  const values = points.map((point) => [epochSeconds(point.at), valueOf(point, statistic)] as const);
  return { id, label, values: ScanBy === "TimestampAscending" ? values : values.toReversed() };
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
