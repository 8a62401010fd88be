import { settleActivities } from "./activities.ts";
import { fireScheduledAction } from "./fireScheduledAction.ts";
import type { ApplicationAutoScalingCode } from "./late.ts";
import { hearAlarm, lookAtTarget } from "./lookAtTarget.ts";
import { deleteScalingPolicy } from "./operations/deleteScalingPolicy.ts";
import { deleteScheduledAction } from "./operations/deleteScheduledAction.ts";
import { deregisterScalableTarget } from "./operations/deregisterScalableTarget.ts";
import { describeScalableTargets, describeScalingActivities, describeScalingPolicies, describeScheduledActions } from "./operations/describeScaling.ts";
import { getPredictiveScalingForecast } from "./operations/getPredictiveScalingForecast.ts";
import { putScalingPolicy } from "./operations/putScalingPolicy.ts";
import { putScheduledAction } from "./operations/putScheduledAction.ts";
import { registerScalableTarget } from "./operations/registerScalableTarget.ts";
import { listTagsForResource, tagResource, untagResource } from "./operations/tagResource.ts";
import { endHour } from "./predictive/endHour.ts";
import { scaleAhead } from "./predictive/scaleAhead.ts";

/** All that Application Auto Scaling does. It is fetched with the first call that needs it: see `late.ts`. */
export const applicationAutoScalingCode: ApplicationAutoScalingCode = {
  operations: [
    deleteScalingPolicy,
    deleteScheduledAction,
    deregisterScalableTarget,
    describeScalableTargets,
    describeScalingActivities,
    describeScalingPolicies,
    describeScheduledActions,
    getPredictiveScalingForecast,
    listTagsForResource,
    putScalingPolicy,
    putScheduledAction,
    registerScalableTarget,
    tagResource,
    untagResource,
  ],
  lookAtTarget,
  settleActivities,
  fireScheduledAction,
  endHour,
  scaleAhead,
  hearAlarm,
};
