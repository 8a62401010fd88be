import type { Context } from "../../kernel/context.ts";
import { letMetricBe } from "../cloudwatch/late/contract.ts";
import { predictivePolicies } from "./predictive/tables.ts";
import { scalingPolicies, type Scaling, type ScalingPolicyRow } from "./tables.ts";
import { removeTrackingAlarms } from "./trackingAlarms.ts";

/** Deletes a policy, and the alarms that were made for it. Those that somebody made who wanted steps stay. */
export function removePolicy(ctx: Context, { policyKey, scaling }: ScalingPolicyRow): void {
  removeAlarms(ctx, scaling);
  ctx.remove(scalingPolicies, policyKey);
}

/** Nothing is measured for it any more. */
export function removePredictive(ctx: Context, policyKey: string): void {
  ctx.remove(predictivePolicies, policyKey);
  letMetricBe(ctx, policyKey);
}

export function removeAlarms(ctx: Context, scaling: Scaling): void {
  if (scaling.policyType === "TargetTrackingScaling") removeTrackingAlarms(ctx, scaling);
}
