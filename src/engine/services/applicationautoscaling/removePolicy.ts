import type { Context } from "../../kernel/context.ts";
import { scalingPolicies, type Scaling, type ScalingPolicyRow } from "./tables.ts";
import { removeTrackingAlarms } from "./trackingAlarms.ts";

/** Deletes a policy, and the alarms that were made for it. Those that somebody made who wanted steps stay. */
export function removePolicy(ctx: Context, { policyKey, scaling }: ScalingPolicyRow): void {
  removeAlarms(ctx, scaling);
  ctx.remove(scalingPolicies, policyKey);
}

export function removeAlarms(ctx: Context, scaling: Scaling): void {
  if (scaling.policyType === "TargetTrackingScaling") removeTrackingAlarms(ctx, scaling);
}
