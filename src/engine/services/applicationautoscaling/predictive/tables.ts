import type { PredictiveScalingPolicyConfiguration } from "../../../../aws/generated/application-autoscaling.ts";
import { index, table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import type { LoadHour } from "./forecast.ts";

/** A policy that forecasts what a service will need, and scales it ahead of that where it is told to. */
export interface PredictivePolicyRow {
  /** `resourceId|policyName` */
  readonly policyKey: string;
  readonly resourceId: string;
  readonly policyName: string;
  readonly policyArn: string;
  readonly configuration: PredictiveScalingPolicyConfiguration;
  readonly createdAt: SimTime;
  /** What the hours since had to do, the oldest first. AWS looks at what CloudWatch has from before as well. */
  readonly history: readonly LoadHour[];
}

export const predictivePolicies = table<PredictivePolicyRow>("application-autoscaling.predictive", "policyKey");
export const predictiveByTarget = index("byTarget", { table: predictivePolicies, by: (row) => row.resourceId });
