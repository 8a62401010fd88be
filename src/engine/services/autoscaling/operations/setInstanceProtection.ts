import type { SetInstanceProtectionQuery } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { INSTANCES_PER_CALL } from "../limits.ts";
import { needGroupThatStays, needMembers } from "../lookup.ts";
import { validationError } from "../refusals.ts";
import { groupInstances } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

/** Protects instances from being terminated when their group gets smaller, or no longer. */
export const setInstanceProtection = operation("autoscaling", "SetInstanceProtection", {
  check(view: View, { AutoScalingGroupName: name, InstanceIds, ProtectedFromScaleIn: isProtectedFromScaleIn }: SetInstanceProtectionQuery) {
    needGroupThatStays(view, name);
    // Assumed wording.
    if (InstanceIds.length > INSTANCES_PER_CALL) throw validationError(`The number of instance IDs must not exceed ${INSTANCES_PER_CALL}.`);
    return { name, rows: needMembers(view, name, InstanceIds, "InService", "EnteringStandby", "Standby"), isProtectedFromScaleIn };
  },

  apply(ctx, { name, rows, isProtectedFromScaleIn }): object {
    for (const { instanceId } of rows) ctx.update(groupInstances, instanceId, { isProtectedFromScaleIn });
    // A group that could not get smaller may be able to now.
    if (!isProtectedFromScaleIn) ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return {};
  },
});
