import { alarmArn } from "../../../../aws/arn.ts";
import type { DescribePoliciesType, PoliciesType, ScalingPolicy } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { alarmsOf } from "../../applicationautoscaling/late/contract.ts";
import { RECORDS_PER_PAGE } from "../limits.ts";
import { needGroup } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { autoScalingGroups, type GroupPolicy, type GroupScaling } from "../tables.ts";

/** The policies of the account's groups, or those that are named. */
export const describePolicies = reading("autoscaling", "DescribePolicies", (view: View, input: DescribePoliciesType): PoliciesType => {
  const { AutoScalingGroupName: name, PolicyNames: names = [], PolicyTypes: types = [] } = input;
  const groups = name === undefined ? view.all(autoScalingGroups) : [needGroup(view, name)];
  const all = groups.flatMap(({ autoScalingGroupName, scalingPolicies = [] }) => scalingPolicies.map((policy) => ({ autoScalingGroupName, policy })));
  const asked = all.filter(({ policy: { policyName, policyArn, scaling } }) => (names.length === 0 || names.includes(policyName) || names.includes(policyArn)) && (types.length === 0 || types.includes(scaling.policyType)));
  const { page, next } = pageOf(asked, input, RECORDS_PER_PAGE);
  return { ScalingPolicies: page.map(({ autoScalingGroupName, policy }) => describePolicy(view, autoScalingGroupName, policy)), ...next };
});

function describePolicy(view: View, name: string, policy: GroupPolicy): ScalingPolicy {
  const { policyName, policyArn, scaling, isEnabled, estimatedInstanceWarmupSeconds: warmup } = policy;
  return {
    AutoScalingGroupName: name,
    PolicyName: policyName,
    PolicyARN: policyArn,
    PolicyType: scaling.policyType,
    ...settingsOf(scaling),
    ...(warmup === null ? {} : { EstimatedInstanceWarmup: warmup }),
    Alarms: alarmsOf(view, policy).map(({ alarmName }) => ({ AlarmName: alarmName, AlarmARN: alarmArn(alarmName) })),
    Enabled: isEnabled,
  };
}

function settingsOf(scaling: GroupScaling): Partial<ScalingPolicy> {
  if (scaling.policyType === "TargetTrackingScaling") return { StepAdjustments: [], TargetTrackingConfiguration: scaling.tracking };
  const { adjustmentType, minAdjustmentMagnitude } = scaling;
  const adjustment = { AdjustmentType: adjustmentType, ...(minAdjustmentMagnitude === null ? {} : { MinAdjustmentMagnitude: minAdjustmentMagnitude }) };
  if (scaling.policyType === "StepScaling") return { ...adjustment, StepAdjustments: scaling.steps, MetricAggregationType: scaling.metricAggregationType };
  return { ...adjustment, StepAdjustments: [], ScalingAdjustment: scaling.scalingAdjustment, ...(scaling.cooldownSeconds === null ? {} : { Cooldown: scaling.cooldownSeconds }) };
}
