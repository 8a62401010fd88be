import type { StepScalingPolicyConfiguration, TargetTrackingScalingPolicyConfiguration } from "../generated/application-autoscaling.ts";
import { age, given, name } from "./parts.ts";
import { flag, listOf, type ReadBy, record, text, usually, whole } from "./reader.ts";

export type ScalableTargetDescription = ReadBy<typeof target>;
export type ScalingPolicyDescription = ReadBy<typeof policy>;

const capacity = whole(0, 2_147_483_647);
const notSaid = usually(false, flag);

const target = record({
  cluster: name,
  service: name,
  targetId: text({ most: 64, of: /^[0-9a-zA-Z]+$/ }),
  minCapacity: capacity,
  maxCapacity: capacity,
  suspended: record({ scaleIn: notSaid, scaleOut: notSaid, scheduled: notSaid }),
  createdAgo: age,
});

/** One of the two configurations, as PutScalingPolicy takes it. The alarms of one that tracks a target come with it. */
const policy = record({
  cluster: name,
  service: name,
  policyName: text({ most: 256 }),
  policyId: text({ most: 64, of: /^[0-9a-f-]+$/ }),
  step: usually(null, given<StepScalingPolicyConfiguration | null>()),
  tracking: usually(null, given<TargetTrackingScalingPolicyConfiguration | null>()),
  createdAgo: age,
});

/** What a description says of how services are scaled. */
export const scalingParts = { scalableTargets: listOf(target, 5_000), scalingPolicies: listOf(policy, 20_000) };
