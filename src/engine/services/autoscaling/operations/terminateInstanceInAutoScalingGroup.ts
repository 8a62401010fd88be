import type { ActivityType, TerminateInstanceInAutoScalingGroupType } from "../../../../aws/generated/autoscaling.ts";
import { isCounted, isGoing, isWarmed } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeActivity } from "../describe.ts";
import { needGroup } from "../lookup.ts";
import { retire } from "../processes/retire.ts";
import { instanceNotManaged, inWarmPool, minBoundBroken } from "../refusals.ts";
import { autoScalingGroups, groupInstances, scalingActivities } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

/** Terminates an instance of a group, which replaces it, or wants one less from now on. */
export const terminateInstanceInAutoScalingGroup = operation("autoscaling", "TerminateInstanceInAutoScalingGroup", {
  check(view: View, { InstanceId, ShouldDecrementDesiredCapacity: isLess }: TerminateInstanceInAutoScalingGroupType) {
    const row = view.find(groupInstances, InstanceId);
    if (row === undefined || isGoing(row)) throw instanceNotManaged(InstanceId);
    if (isWarmed(row)) throw inWarmPool(InstanceId);
    const group = needGroup(view, row.autoScalingGroupName);
    const isOneLess = isLess && isCounted(row);
    if (isOneLess && group.desiredCapacity <= group.minSize) throw minBoundBroken(group.minSize);
    return { row, group, isLess: isOneLess };
  },

  apply(ctx, { row, group: { autoScalingGroupName: name, desiredCapacity }, isLess }): ActivityType {
    const shrinking = isLess ? `, shrinking the capacity from ${desiredCapacity} to ${desiredCapacity - 1}` : "";
    const activityId = retire(ctx, row, `At ${utcTime(ctx.now)} instance ${row.instanceId} was taken out of service in response to a user request${shrinking}.`);
    if (isLess) ctx.update(autoScalingGroups, name, { desiredCapacity: desiredCapacity - 1 });
    ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return { Activity: describeActivity(ctx, ctx.need(scalingActivities, activityId)) };
  },
});
