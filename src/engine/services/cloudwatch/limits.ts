import { hours } from "../../kernel/time.ts";

/** Items that are kept of the history of an alarm; CloudWatch keeps those of 30 days. A limit of ours. */
export const HISTORY_KEPT = 100;

/** What one call takes, and what a page holds when nothing is said. API reference. */
export const ALARMS_PER_DELETE = 100;
export const ALARMS_PER_PAGE = 50;
export const HISTORY_PER_PAGE = 100;

/** Points are kept for so long; CloudWatch keeps those of a minute for fifteen days. A limit of ours. */
export const POINTS_KEPT_FOR = hours(24);

/** How far back services are measured for who asks. A limit of ours. */
export const MEASURED_FOR = hours(3);

/** What a page of ListMetrics holds. API reference. */
export const METRICS_PER_PAGE = 500;

/** What GetMetricData answers with at most, and GetMetricStatistics for each statistic. API reference. */
export const POINTS_PER_CALL = 100_800;
export const POINTS_PER_STATISTIC = 1_440;

/** Queries of one GetMetricData. API reference. */
export const QUERIES_PER_CALL = 500;

/** Metrics that the expression of an alarm may speak of. CloudWatch guide, "Create a CloudWatch alarm based on a metric math expression". */
export const METRICS_PER_ALARM = 10;

/** How far from now what is put may lie. API reference, PutMetricData. */
export const PUT_BEFORE = hours(14 * 24);
export const PUT_AHEAD = hours(2);
/** Values that one datum gives at most. API reference. */
export const VALUES_PER_DATUM = 150;
