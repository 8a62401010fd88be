import type { SetDesiredCapacityType } from "../../../../aws/generated/autoscaling.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needGroupThatStays } from "../lookup.ts";
import { setAboveMax, setBelowMin } from "../refusals.ts";
import { autoScalingGroups } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

/** Sets how many instances a group should have. */
export const setDesiredCapacity = operation("autoscaling", "SetDesiredCapacity", {
  check(view: View, { AutoScalingGroupName, DesiredCapacity: wanted }: SetDesiredCapacityType) {
    const group = needGroupThatStays(view, AutoScalingGroupName);
    if (wanted > group.maxSize) throw setAboveMax(wanted, group.maxSize);
    if (wanted < group.minSize) throw setBelowMin(wanted, group.minSize);
    return { group, wanted };
  },

  apply(ctx, { group: { autoScalingGroupName: name, desiredCapacity: before }, wanted }): object {
    if (before === wanted) return {};
    const cause = `At ${utcTime(ctx.now)} a user request explicitly set group desired capacity changing the desired capacity from ${before} to ${wanted}.`;
    ctx.update(autoScalingGroups, name, { desiredCapacity: wanted, cause });
    ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return {};
  },
});
