import type { PredictiveScalingMetricSpecification, PredictiveScalingPolicyConfiguration, PutScalingPolicyRequest } from "../../../../aws/generated/application-autoscaling.ts";
import { assert } from "../../../../lib/assert.ts";
import { trackedBy } from "../policies.ts";
import { invalid, notSimulated } from "../refusals.ts";

/** What a service has to do, and what it is divided by, go together. ECS guide, "Predictive auto scaling". */
const PAIRS: Readonly<Record<string, string>> = {
  ECSServiceCPUUtilization: "ECSServiceAverageCPUUtilization",
  ECSServiceMemoryUtilization: "ECSServiceAverageMemoryUtilization",
  ALBRequestCount: "ALBRequestCountPerTarget",
};

/** How a policy is to forecast. Throws ValidationException; the wordings are assumed. */
export function predictiveFrom({ ResourceId, PredictiveScalingPolicyConfiguration: configuration, StepScalingPolicyConfiguration: step, TargetTrackingScalingPolicyConfiguration: tracking }: PutScalingPolicyRequest): PredictiveScalingPolicyConfiguration {
  if (configuration === undefined || step !== undefined || tracking !== undefined) throw invalid("PredictiveScalingPolicyConfiguration, and no other, is required for a policy of the type PredictiveScaling");
  const { MetricSpecifications, MaxCapacityBreachBehavior = "HonorMaxCapacity", MaxCapacityBuffer } = configuration;
  const [specification, ...others] = MetricSpecifications;
  if (specification === undefined || others.length > 0) throw invalid("Exactly one metric specification is required for a predictive scaling policy");
  if ((MaxCapacityBreachBehavior === "IncreaseMaxCapacity") !== (MaxCapacityBuffer !== undefined)) throw invalid("MaxCapacityBuffer is required if MaxCapacityBreachBehavior is set to IncreaseMaxCapacity, and cannot be used otherwise");
  if (specification.TargetValue <= 0) throw invalid("TargetValue must be greater than 0");
  const { PredefinedMetricPairSpecification: pair, TargetValue: _target, ...single } = specification;
  if (pair === undefined || Object.values(single).some((one) => one !== undefined)) throw notSimulated("A predictive scaling policy without a predefined pair of metrics");
  if (PAIRS[pair.PredefinedMetricType] === undefined) throw invalid(`Predefined metric pair type ${pair.PredefinedMetricType} is not supported for ecs:service:DesiredCount`);
  loadOf(configuration, ResourceId);
  return configuration;
}

/** What is measured of a service to forecast its load, of which that is the sum: CPU or memory in percent of a task, or requests in a minute. */
export function loadOf(configuration: PredictiveScalingPolicyConfiguration, resourceId: string) {
  const pair = specificationOf(configuration).PredefinedMetricPairSpecification;
  const type = PAIRS[pair?.PredefinedMetricType ?? ""] ?? "";
  const tracked = trackedBy({ TargetValue: 1, PredefinedMetricSpecification: { PredefinedMetricType: type as "ECSServiceAverageCPUUtilization", ...(pair?.ResourceLabel === undefined ? {} : { ResourceLabel: pair.ResourceLabel }) } }, resourceId);
  return type === "ALBRequestCountPerTarget" ? { ...tracked, MetricName: "RequestCount" } : tracked;
}

/** There is one: see above. */
export function specificationOf({ MetricSpecifications: [specification] }: PredictiveScalingPolicyConfiguration): PredictiveScalingMetricSpecification {
  assert(specification !== undefined, "a predictive policy has a metric specification");
  return specification;
}
