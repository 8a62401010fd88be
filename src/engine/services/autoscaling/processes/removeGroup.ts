import type { Context } from "../../../kernel/context.ts";
import { removeTrackingAlarms } from "../../applicationautoscaling/late/contract.ts";
import { autoScalingGroups } from "../tables.ts";

/** A group goes with its policies, and with the alarms that were made for these. Auto Scaling API, DeleteAutoScalingGroup. */
export function removeGroup(ctx: Context, name: string): void {
  for (const { scaling } of ctx.need(autoScalingGroups, name).scalingPolicies ?? []) if (scaling.policyType === "TargetTrackingScaling") removeTrackingAlarms(ctx, scaling);
  ctx.remove(autoScalingGroups, name);
}
