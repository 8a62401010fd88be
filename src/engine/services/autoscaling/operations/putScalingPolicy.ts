import { alarmArn, groupPolicyArn } from "../../../../aws/arn.ts";
import type { PolicyARNType, PutScalingPolicyType } from "../../../../aws/generated/autoscaling.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { makeTrackingAlarms, removeTrackingAlarms } from "../../applicationautoscaling/late/contract.ts";
import { POLICIES } from "../limits.ts";
import { needGroupThatStays } from "../lookup.ts";
import { scalingFrom, type Asked } from "../policies.ts";
import { policiesExceeded } from "../refusals.ts";
import { autoScalingGroups, type GroupPolicy, type GroupScaling } from "../tables.ts";

type Plan = Pick<GroupPolicy, "policyName" | "isEnabled" | "estimatedInstanceWarmupSeconds"> & { readonly name: string; readonly asked: Asked };

/** Makes a policy, or gives one another configuration as a whole. One that tracks a target makes the alarms it needs. */
export const putScalingPolicy = operation("autoscaling", "PutScalingPolicy", {
  check(view: View, input: PutScalingPolicyType): Plan {
    const { AutoScalingGroupName: name, PolicyName: policyName, Enabled: isEnabled = true, EstimatedInstanceWarmup = null } = input;
    const others = (needGroupThatStays(view, name).scalingPolicies ?? []).filter((policy) => policy.policyName !== policyName);
    if (others.length >= POLICIES) throw policiesExceeded(POLICIES);
    return { name, policyName, isEnabled, estimatedInstanceWarmupSeconds: EstimatedInstanceWarmup, asked: scalingFrom(input) };
  },

  apply(ctx: Context, { name, asked, ...given }: Plan): PolicyARNType {
    const { scalingPolicies = [] } = ctx.need(autoScalingGroups, name);
    const before = scalingPolicies.find(({ policyName }) => policyName === given.policyName);
    if (before?.scaling.policyType === "TargetTrackingScaling") removeTrackingAlarms(ctx, before.scaling);
    const policyArn = before?.policyArn ?? groupPolicyArn({ policyId: uuid(ctx), groupName: name, name: given.policyName });
    const policy: GroupPolicy = { ...given, policyArn, scaling: withAlarms(ctx, asked, { name, policyArn }), evaluation: null };
    ctx.update(autoScalingGroups, name, { scalingPolicies: before === undefined ? [...scalingPolicies, policy] : scalingPolicies.map((one) => (one === before ? policy : one)) });
    const names = policy.scaling.policyType === "TargetTrackingScaling" ? [policy.scaling.highAlarm, policy.scaling.lowAlarm].filter((alarm) => alarm !== null) : [];
    return { PolicyARN: policyArn, Alarms: names.map((AlarmName) => ({ AlarmName, AlarmARN: alarmArn(AlarmName) })) };
  },
});

/** How a policy scales, with the alarms that one needs which tracks a target. */
export function withAlarms(ctx: Context, asked: Asked, { name, policyArn }: { readonly name: string; readonly policyArn: string }): GroupScaling {
  if (asked.policyType !== "TargetTrackingScaling") return asked;
  const { policyType, tracking, tracked } = asked;
  const target = tracking.TargetValue;
  // Observed: what capacity providers have scaled goes off after one minute, and below the target itself.
  const rules = tracked.Namespace === "AWS/ECS/ManagedScaling" ? { rules: { highPeriods: 1, lowThreshold: target } } : {};
  return { policyType, tracking, ...makeTrackingAlarms(ctx, { of: name, action: policyArn, tracked, target, scalesIn: tracking.DisableScaleIn !== true, ...rules }) };
}
