import { settleActivities } from "./activities.ts";
import type { ApplicationAutoScalingCode } from "./late.ts";
import { hearAlarm, lookAtTarget } from "./lookAtTarget.ts";
import { deleteScalingPolicy } from "./operations/deleteScalingPolicy.ts";
import { deregisterScalableTarget } from "./operations/deregisterScalableTarget.ts";
import { describeScalableTargets, describeScalingActivities, describeScalingPolicies } from "./operations/describeScaling.ts";
import { putScalingPolicy } from "./operations/putScalingPolicy.ts";
import { registerScalableTarget } from "./operations/registerScalableTarget.ts";

/** All that Application Auto Scaling does. It is fetched with the first call that needs it: see `late.ts`. */
export const applicationAutoScalingCode: ApplicationAutoScalingCode = {
  operations: [
    deleteScalingPolicy,
    deregisterScalableTarget,
    describeScalableTargets,
    describeScalingActivities,
    describeScalingPolicies,
    putScalingPolicy,
    registerScalableTarget,
  ],
  lookAtTarget,
  settleActivities,
  hearAlarm,
};
