import type { SetInstanceProtectionQuery } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { INSTANCES_PER_CALL } from "../limits.ts";
import { needGroupThatStays } from "../lookup.ts";
import { notInService, notOfGroup, validationError } from "../refusals.ts";
import { groupInstances } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

/** Protects instances from being terminated when their group gets smaller, or no longer. */
export const setInstanceProtection = operation("autoscaling", "SetInstanceProtection", {
  check(view: View, { AutoScalingGroupName: name, InstanceIds, ProtectedFromScaleIn: isProtectedFromScaleIn }: SetInstanceProtectionQuery) {
    needGroupThatStays(view, name);
    // Assumed wording.
    if (InstanceIds.length > INSTANCES_PER_CALL) throw validationError(`The number of instance IDs must not exceed ${INSTANCES_PER_CALL}.`);
    for (const id of InstanceIds) {
      const row = view.find(groupInstances, id);
      if (row?.autoScalingGroupName !== name) throw notOfGroup(id, name);
      if (!CAN_BE_PROTECTED.has(row.lifecycleState)) throw notInService(id);
    }
    return { name, ids: InstanceIds, isProtectedFromScaleIn };
  },

  apply(ctx, { name, ids, isProtectedFromScaleIn }): object {
    for (const id of ids) ctx.update(groupInstances, id, { isProtectedFromScaleIn });
    // A group that could not get smaller may be able to now.
    if (!isProtectedFromScaleIn) ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return {};
  },
});

const CAN_BE_PROTECTED: ReadonlySet<string> = new Set(["InService", "EnteringStandby", "Standby"]);
