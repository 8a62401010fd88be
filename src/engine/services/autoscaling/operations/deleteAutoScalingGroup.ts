import type { DeleteAutoScalingGroupType } from "../../../../aws/generated/autoscaling.ts";
import { isGoing } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needGroup } from "../lookup.ts";
import { removeGroup } from "../processes/removeGroup.ts";
import { activityInProgress, groupInUse } from "../refusals.ts";
import { autoScalingGroups, instancesByGroup } from "../tables.ts";
import { groupLooks } from "../timers.ts";

/** Deletes a group that has no instances, or with ForceDelete one with its instances, after which it goes. */
export const deleteAutoScalingGroup = operation("autoscaling", "DeleteAutoScalingGroup", {
  check(view: View, { AutoScalingGroupName: name, ForceDelete = false }: DeleteAutoScalingGroupType) {
    const group = needGroup(view, name);
    if (!ForceDelete && view.where(instancesByGroup, name).some((row) => !isGoing(row))) throw groupInUse();
    if (!ForceDelete && view.count(instancesByGroup, name) > 0) throw activityInProgress();
    return group;
  },

  apply(ctx, { autoScalingGroupName: name, desiredCapacity }): object {
    if (ctx.count(instancesByGroup, name) === 0) {
      removeGroup(ctx, name);
      return {};
    }
    const cause = `At ${utcTime(ctx.now)} a user request force-deleted AutoScalingGroup changing the desired capacity from ${desiredCapacity} to 0.`;
    ctx.update(autoScalingGroups, name, { isDeleting: true, minSize: 0, desiredCapacity: 0, cause });
    ctx.schedule(groupLooks, name, 0);
    return {};
  },
});
