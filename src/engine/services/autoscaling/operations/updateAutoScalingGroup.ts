import type { UpdateAutoScalingGroupType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { checkSizes, rebalanceFrom, warmupFrom, refuseWhatIsNotSimulated, subnetsAsked } from "../groupSettings.ts";
import { launchingFrom } from "../launching.ts";
import { needGroupThatStays } from "../lookup.ts";
import { resize } from "../processes/wantCapacity.ts";
import type { AutoScalingGroupRow } from "../tables.ts";
import { refuseWarmPool } from "../warmPool.ts";

/**
 * Changes a group. Bounds that the desired capacity is not within move it; instances that are there stay as they were
 * launched.
 */
export const updateAutoScalingGroup = operation("autoscaling", "UpdateAutoScalingGroup", {
  check(view: View, input: UpdateAutoScalingGroupType) {
    const group = needGroupThatStays(view, input.AutoScalingGroupName);
    refuseWhatIsNotSimulated(input);
    const sizes = sizesAsked(group, input);
    checkSizes(sizes);
    const subnetIds = subnetsAsked(view, input) ?? group.subnetIds;
    const change: Partial<AutoScalingGroupRow> = {
      subnetIds,
      launchTemplate: group.launchTemplate,
      ...launchingFrom(view, input, subnetIds, group),
      defaultCooldownSeconds: input.DefaultCooldown ?? group.defaultCooldownSeconds,
      healthCheckGracePeriodSeconds: input.HealthCheckGracePeriod ?? group.healthCheckGracePeriodSeconds,
      terminationPolicies: input.TerminationPolicies ?? group.terminationPolicies,
      ...warmupFrom(input),
      ...rebalanceFrom(input),
      ...(input.HealthCheckType === undefined || (input.HealthCheckType === "EC2" && group.healthCheckType === undefined) ? {} : { healthCheckType: input.HealthCheckType }),
      newInstancesProtectedFromScaleIn: input.NewInstancesProtectedFromScaleIn ?? group.newInstancesProtectedFromScaleIn,
    };
    if (group.warmPool) refuseWarmPool(view, { ...group, ...change });
    return { group, change, sizes };
  },

  apply(ctx, { group, change, sizes }): object {
    resize(ctx, group, { sizes, who: "a user request update", more: change });
    return {};
  },
});

function sizesAsked(group: AutoScalingGroupRow, { MinSize, MaxSize, DesiredCapacity }: UpdateAutoScalingGroupType) {
  const [minSize, maxSize] = [MinSize ?? group.minSize, MaxSize ?? group.maxSize];
  return { minSize, maxSize, desiredCapacity: DesiredCapacity ?? Math.min(Math.max(group.desiredCapacity, minSize), Math.max(maxSize, minSize)) };
}
