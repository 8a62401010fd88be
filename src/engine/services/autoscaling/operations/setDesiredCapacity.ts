import type { SetDesiredCapacityType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needGroupThatStays } from "../lookup.ts";
import { isCooling } from "../processes/cooldown.ts";
import { wantCapacity } from "../processes/wantCapacity.ts";
import { activityBlocks, setAboveMax, setBelowMin } from "../refusals.ts";

/** Sets how many instances a group should have. */
export const setDesiredCapacity = operation("autoscaling", "SetDesiredCapacity", {
  check(view: View, { AutoScalingGroupName, DesiredCapacity: wanted, HonorCooldown = false }: SetDesiredCapacityType) {
    const group = needGroupThatStays(view, AutoScalingGroupName);
    if (wanted > group.maxSize) throw setAboveMax(wanted, group.maxSize);
    if (wanted < group.minSize) throw setBelowMin(wanted, group.minSize);
    if (HonorCooldown && isCooling(view, group)) throw activityBlocks();
    return { group, wanted };
  },

  apply(ctx, { group, wanted }): object {
    if (group.desiredCapacity !== wanted) wantCapacity(ctx, group, { desired: wanted, who: "a user request explicitly set group desired capacity" });
    return {};
  },
});
