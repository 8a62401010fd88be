import type { Context } from "../../kernel/context.ts";
import { alarmNamed } from "../cloudwatch/contract.ts";
import { scalingPolicies, type Scaling, type ScalingPolicyRow } from "./tables.ts";

/** Deletes a policy, and the alarms that were made for it. Those that somebody made who wanted steps stay. */
export function removePolicy(ctx: Context, { policyKey, scaling }: ScalingPolicyRow): void {
  removeAlarms(ctx, scaling);
  ctx.remove(scalingPolicies, policyKey);
}

export function removeAlarms(ctx: Context, scaling: Scaling): void {
  if (scaling.policyType === "StepScaling") return;
  const AlarmNames = [scaling.highAlarm, scaling.lowAlarm].filter((name) => name !== null && alarmNamed(ctx, name) !== undefined);
  if (AlarmNames.length > 0) ctx.call("cloudwatch", "DeleteAlarms", { AlarmNames });
}
