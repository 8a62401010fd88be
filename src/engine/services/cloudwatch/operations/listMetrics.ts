import type { DimensionFilter, ListMetricsInput, ListMetricsOutput } from "../../../../aws/generated/cloudwatch.ts";
import { by } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { hours } from "../../../kernel/time.ts";
import { METRICS_PER_PAGE } from "../limits.ts";
import { metersIn } from "../metrics/meters.ts";
import { describeMetric, metricKeyOf } from "../metrics/metric.ts";
import { newestOf } from "../metrics/points.ts";
import { metrics, type Metric } from "../metrics/tables.ts";
import { pageOf } from "../pages.ts";

/** What is measured, by namespace and name (in which order is assumed); also what has come to no datapoint yet, which AWS leaves out. */
export const listMetrics = reading("cloudwatch", "ListMetrics", (view, input: ListMetricsInput): ListMetricsOutput => {
  const { Namespace, MetricName, Dimensions = [], RecentlyActive, NextToken } = input;
  const since = RecentlyActive === undefined ? -Infinity : view.now - hours(3);
  const own = view.all(metrics).filter(({ points }) => {
    const newest = newestOf(points);
    return newest !== undefined && newest.at >= since;
  });
  const all = new Map<string, Metric>([...own.map((row) => [row.metricKey, row] as const), ...metersIn(view)]);
  const found = [...all.values()].filter(
    ({ namespace, metricName, dimensions }) =>
      (Namespace === undefined || namespace === Namespace) && (MetricName === undefined || metricName === MetricName) && Dimensions.every((filter) => dimensions.some(matches(filter))),
  );
  const { page, next } = pageOf(found.toSorted(by(metricKeyOf)), { NextToken }, METRICS_PER_PAGE);
  return { Metrics: page.map(describeMetric), ...next };
});

const matches = ({ Name, Value }: DimensionFilter) => ({ name, value }: Metric["dimensions"][number]): boolean => name === Name && (Value === undefined || value === Value);
