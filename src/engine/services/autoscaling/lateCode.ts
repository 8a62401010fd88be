import type { AutoScalingCode } from "./late.ts";
import { createAutoScalingGroup } from "./operations/createAutoScalingGroup.ts";
import { deleteAutoScalingGroup } from "./operations/deleteAutoScalingGroup.ts";
import { describeAutoScalingGroups } from "./operations/describeAutoScalingGroups.ts";
import { describeAutoScalingInstances } from "./operations/describeAutoScalingInstances.ts";
import { describeScalingActivities } from "./operations/describeScalingActivities.ts";
import { setDesiredCapacity } from "./operations/setDesiredCapacity.ts";
import { terminateInstanceInAutoScalingGroup } from "./operations/terminateInstanceInAutoScalingGroup.ts";
import { updateAutoScalingGroup } from "./operations/updateAutoScalingGroup.ts";
import { instanceChanged } from "./processes/instanceChanged.ts";
import { lookAtGroup } from "./processes/lookAtGroup.ts";

/** All that Auto Scaling does. It is fetched with the first call that needs it: see `late.ts`. */
export const autoScalingCode: AutoScalingCode = {
  operations: [
    createAutoScalingGroup,
    deleteAutoScalingGroup,
    describeAutoScalingGroups,
    describeAutoScalingInstances,
    describeScalingActivities,
    setDesiredCapacity,
    terminateInstanceInAutoScalingGroup,
    updateAutoScalingGroup,
  ],
  lookAtGroup,
  instanceChanged,
};
