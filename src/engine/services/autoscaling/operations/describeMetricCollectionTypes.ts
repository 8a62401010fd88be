import type { DescribeMetricCollectionTypesAnswer } from "../../../../aws/generated/autoscaling.ts";
import { reading } from "../../../kernel/operation.ts";
import { GRANULARITY, GROUP_METRICS } from "../groupMetrics.ts";

/** What CloudWatch can be told of groups. */
export const describeMetricCollectionTypes = reading("autoscaling", "DescribeMetricCollectionTypes", (): DescribeMetricCollectionTypesAnswer => ({
  Metrics: GROUP_METRICS.map((Metric) => ({ Metric })),
  Granularities: [{ Granularity: GRANULARITY }],
}));
