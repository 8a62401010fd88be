import type { Datapoint, GetMetricStatisticsInput, GetMetricStatisticsOutput, Statistic } from "../../../../aws/generated/cloudwatch.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { reading } from "../../../kernel/operation.ts";
import { POINTS_PER_STATISTIC } from "../limits.ts";
import { askedPoints, periodsIn } from "../metrics/asked.ts";
import { valueOf } from "../metrics/points.ts";
import { percentileNamed } from "../metrics/statistic.ts";
import { combined, invalidParameter } from "../refusals.ts";
import { isPeriod } from "./getMetricData.ts";

/** What statistics make of a metric, by periods. AWS promises no order; it is that of time. */
export const getMetricStatistics = reading("cloudwatch", "GetMetricStatistics", (view, input: GetMetricStatisticsInput): GetMetricStatisticsOutput => {
  const { MetricName, StartTime, EndTime, Period, Statistics = [], ExtendedStatistics = [], Unit } = input;
  const stretch = { startTime: StartTime, endTime: EndTime, period: Period };
  // Observed, all of them.
  if (Statistics.length + ExtendedStatistics.length === 0) throw combined("At least one of the parameters Statistics and ExtendedStatistics must be specified.");
  const extended = ExtendedStatistics.map((stat) => [stat, percentileNamed(stat)] as const);
  if (StartTime >= EndTime) throw invalidParameter("The parameter StartTime must be less than the parameter EndTime.");
  if (!isPeriod(Period)) throw invalidParameter("The parameter Period must be a multiple of 60 or 1, 5, 10, 20, 30.");
  const { count } = periodsIn(stretch);
  if (count > POINTS_PER_STATISTIC) {
    throw combined(`You have requested up to ${grouped(count)} datapoints, which exceeds the limit of ${grouped(POINTS_PER_STATISTIC)}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`);
  }
  const [points = []] = askedPoints(view, [{ ...stretch, metric: input, unit: Unit }]);
  return {
    Label: MetricName,
    Datapoints: points.map((point) => ({ Timestamp: epochSeconds(point.at), ...Object.fromEntries(Statistics.map((statistic) => [statistic, valueOf(point, statistic)])) satisfies Partial<Record<Statistic, number>>, ...(extended.length === 0 ? {} : { ExtendedStatistics: Object.fromEntries(extended.map(([stat, read]) => [stat, read(point)])) }), Unit: point.unit }) satisfies Datapoint),
  };
});

/** 1,440 */
const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
