import type { CustomizedMetricSpecification, PredefinedMetricSpecification, PutScalingPolicyType, TargetTrackingConfiguration } from "../../../aws/generated/autoscaling.ts";
import { problemOfSteps, REQUESTS_LABEL, requestsPerTarget, STEPS_PER_POLICY, type StepPolicy, type Tracked } from "../applicationautoscaling/late/contract.ts";
import { notSimulated, validationError } from "./refusals.ts";
import type { Adjustment, AdjustmentType, GroupScaling } from "./tables.ts";

/** How a policy scales that a call describes; of one that tracks a target, what its alarms look at. The wordings are assumed. */
export type Asked = Exclude<GroupScaling, { policyType: "TargetTrackingScaling" }> | { readonly policyType: "TargetTrackingScaling"; readonly tracking: TargetTrackingConfiguration; readonly tracked: Tracked };

export function scalingFrom(input: PutScalingPolicyType): Asked {
  const { PolicyType: policyType = "SimpleScaling", TargetTrackingConfiguration: tracking, StepAdjustments: steps, ScalingAdjustment: scalingAdjustment, Cooldown } = input;
  switch (policyType) {
    case "SimpleScaling":
      if (scalingAdjustment === undefined) throw validationError("ScalingAdjustment is required for a policy of the type SimpleScaling");
      if (steps !== undefined || tracking !== undefined) throw validationError("StepAdjustments and TargetTrackingConfiguration cannot be used with a policy of the type SimpleScaling");
      return { policyType, ...adjustmentFrom(input, [scalingAdjustment]), scalingAdjustment, cooldownSeconds: Cooldown ?? null };
    case "StepScaling": {
      if (steps === undefined || steps.length === 0) throw validationError("StepAdjustments are required for a policy of the type StepScaling");
      if (scalingAdjustment !== undefined || Cooldown !== undefined || tracking !== undefined) throw validationError("ScalingAdjustment, Cooldown and TargetTrackingConfiguration cannot be used with a policy of the type StepScaling");
      if (steps.length > STEPS_PER_POLICY) throw validationError(`Only ${STEPS_PER_POLICY} step adjustments are allowed for a scaling policy`);
      const problem = problemOfSteps(steps);
      if (problem !== undefined) throw validationError(problem);
      return { policyType, ...adjustmentFrom(input, steps.map(({ ScalingAdjustment }) => ScalingAdjustment)), metricAggregationType: input.MetricAggregationType ?? "Average", steps };
    }
    case "TargetTrackingScaling":
      if (tracking === undefined) throw validationError("TargetTrackingConfiguration is required for a policy of the type TargetTrackingScaling");
      if (input.AdjustmentType !== undefined || steps !== undefined || scalingAdjustment !== undefined || Cooldown !== undefined) throw validationError("AdjustmentType, StepAdjustments, ScalingAdjustment and Cooldown cannot be used with a policy of the type TargetTrackingScaling");
      if (tracking.TargetValue <= 0) throw validationError("TargetValue must be greater than 0");
      return { policyType, tracking, tracked: trackedBy(input.AutoScalingGroupName, tracking) };
    case "PredictiveScaling":
      throw notSimulated("A predictive scaling policy of an Auto Scaling group");
    default:
      throw validationError(`Invalid policy type ${policyType}`);
  }
}

function adjustmentFrom({ AdjustmentType, MinAdjustmentMagnitude, MinAdjustmentStep }: PutScalingPolicyType, adjustments: readonly number[]): Adjustment {
  if (AdjustmentType === undefined) throw validationError("AdjustmentType is required for policies of the types SimpleScaling and StepScaling");
  if (!isAdjustmentType(AdjustmentType)) throw validationError(`Invalid adjustment type ${AdjustmentType}`);
  // MinAdjustmentStep is what it was called before.
  const least = MinAdjustmentMagnitude ?? MinAdjustmentStep;
  if (least !== undefined && AdjustmentType !== "PercentChangeInCapacity") throw validationError("MinAdjustmentMagnitude is supported for the adjustment type PercentChangeInCapacity only");
  if (AdjustmentType === "ExactCapacity" && adjustments.some((by) => by < 0)) throw validationError("ScalingAdjustment cannot be negative for the adjustment type ExactCapacity");
  return { adjustmentType: AdjustmentType, minAdjustmentMagnitude: least ?? null };
}

const isAdjustmentType = (text: string): text is AdjustmentType => text === "ChangeInCapacity" || text === "PercentChangeInCapacity" || text === "ExactCapacity";

/** The steps of a policy: simple scaling has one, wherever the metric is. */
export function stepPolicyOf(scaling: Exclude<GroupScaling, { policyType: "TargetTrackingScaling" }>): StepPolicy {
  const { adjustmentType: AdjustmentType, minAdjustmentMagnitude } = scaling;
  const StepAdjustments = scaling.policyType === "StepScaling" ? scaling.steps : [{ ScalingAdjustment: scaling.scalingAdjustment }];
  return { AdjustmentType, MinAdjustmentMagnitude: minAdjustmentMagnitude ?? undefined, StepAdjustments };
}

/** The metric that a configuration names, as PutMetricAlarm takes it. */
function trackedBy(groupName: string, { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized }: TargetTrackingConfiguration): Tracked {
  if (customized !== undefined && predefined === undefined) return customizedMetric(customized);
  if (predefined !== undefined && customized === undefined) return predefinedMetric(groupName, predefined);
  throw validationError("Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified");
}

function customizedMetric({ Metrics = [], Namespace, MetricName, Dimensions = [], Statistic, Unit }: CustomizedMetricSpecification): Tracked {
  if (Metrics.length > 0) throw notSimulated("A target tracking policy of an Auto Scaling group with metric math");
  if (Namespace === undefined || MetricName === undefined || Statistic === undefined) throw validationError("CustomizedMetricSpecification must have MetricName, Namespace and Statistic");
  return { Namespace, MetricName, Dimensions, Statistic, ...(Unit === undefined ? {} : { Unit }) };
}

function predefinedMetric(groupName: string, { PredefinedMetricType: type, ResourceLabel: label }: PredefinedMetricSpecification): Tracked {
  if (type === "ASGAverageCPUUtilization") {
    if (label !== undefined) throw validationError(`ResourceLabel must not be specified for the predefined metric type ${type}`);
    return { Namespace: "AWS/EC2", MetricName: "CPUUtilization", Dimensions: [{ Name: "AutoScalingGroupName", Value: groupName }], Statistic: "Average" };
  }
  if (type !== "ALBRequestCountPerTarget") throw notSimulated(`The predefined metric type '${type}'`);
  const requests = requestsPerTarget(label);
  if (requests === undefined) throw validationError(REQUESTS_LABEL);
  return requests;
}
