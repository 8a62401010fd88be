import type { MetricDataQuery } from "../../../../aws/generated/cloudwatch.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { METRICS_PER_ALARM } from "../limits.ts";
import { invalidValue } from "../refusals.ts";
import { answersTo, checkQueries } from "./queries.ts";

/** CloudWatch API, PutMetricAlarm: metrics and expressions, of which the alarm looks at one. */
export function checkQueriesOfAlarm(queries: readonly MetricDataQuery[]): void {
  checkQueries(queries, "Metrics");
  const [returned, ...others] = queries.filter(({ ReturnData = true }) => ReturnData);
  if (returned === undefined || others.length > 0) throw invalidValue("Exactly one element of the metrics list should return data");
  // Assumed wording.
  if (queries.filter(({ MetricStat }) => MetricStat !== undefined).length > METRICS_PER_ALARM) throw invalidValue(`An alarm can reference at most ${METRICS_PER_ALARM} metrics.`);
  const series = answersTo(queries, { window: { from: 0, to: 0 }, pointsOf: () => [] }).get(returned.Id) ?? [];
  if (series.length !== 1) throw invalidValue("Metrics expression that return multi time series are only allowed for MetricsInsights expression with an ORDER BY clause");
}

/** Why an alarm cannot look at what queries come to; undefined: it can. */
export function problemOfQueries(queries: readonly MetricDataQuery[]): string | undefined {
  try {
    checkQueriesOfAlarm(queries);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.message;
    throw thrown;
  }
}
