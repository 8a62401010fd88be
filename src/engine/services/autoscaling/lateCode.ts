import type { AutoScalingCode } from "./late.ts";
import { completeLifecycleAction } from "./operations/completeLifecycleAction.ts";
import { createAutoScalingGroup } from "./operations/createAutoScalingGroup.ts";
import { deleteAutoScalingGroup } from "./operations/deleteAutoScalingGroup.ts";
import { deleteLifecycleHook } from "./operations/deleteLifecycleHook.ts";
import { describeAutoScalingGroups } from "./operations/describeAutoScalingGroups.ts";
import { describeAutoScalingInstances } from "./operations/describeAutoScalingInstances.ts";
import { describeLifecycleHooks } from "./operations/describeLifecycleHooks.ts";
import { describeScalingActivities } from "./operations/describeScalingActivities.ts";
import { putLifecycleHook } from "./operations/putLifecycleHook.ts";
import { recordLifecycleActionHeartbeat } from "./operations/recordLifecycleActionHeartbeat.ts";
import { setDesiredCapacity } from "./operations/setDesiredCapacity.ts";
import { setInstanceProtection } from "./operations/setInstanceProtection.ts";
import { terminateInstanceInAutoScalingGroup } from "./operations/terminateInstanceInAutoScalingGroup.ts";
import { updateAutoScalingGroup } from "./operations/updateAutoScalingGroup.ts";
import { instanceChanged } from "./processes/instanceChanged.ts";
import { lookAtGroup } from "./processes/lookAtGroup.ts";
import { proceed } from "./processes/proceed.ts";

/** All that Auto Scaling does. It is fetched with the first call that needs it: see `late.ts`. */
export const autoScalingCode: AutoScalingCode = {
  operations: [
    completeLifecycleAction,
    createAutoScalingGroup,
    deleteAutoScalingGroup,
    deleteLifecycleHook,
    describeAutoScalingGroups,
    describeAutoScalingInstances,
    describeLifecycleHooks,
    describeScalingActivities,
    putLifecycleHook,
    recordLifecycleActionHeartbeat,
    setDesiredCapacity,
    setInstanceProtection,
    terminateInstanceInAutoScalingGroup,
    updateAutoScalingGroup,
  ],
  lookAtGroup,
  instanceChanged,
  proceed,
};
