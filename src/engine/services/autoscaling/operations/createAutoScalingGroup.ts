import { autoScalingGroupArn } from "../../../../aws/arn.ts";
import type { CreateAutoScalingGroupType, LifecycleHook } from "../../../../aws/generated/autoscaling.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { checkSizes, healthFrom, rebalanceFrom, warmupFrom, refuseWhatIsNotSimulated, subnetsAsked, tagsFrom, targetGroupsAsked } from "../groupSettings.ts";
import { withHook } from "../hooks.ts";
import { launchingFrom } from "../launching.ts";
import { GROUPS } from "../limits.ts";
import { groupExists, groupsExceeded, validationError } from "../refusals.ts";
import { targetGroupsIn } from "../trafficSource.ts";
import { autoScalingGroups, type AutoScalingGroupRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

/** Creates a group, which soon launches as many instances as it should have. */
export const createAutoScalingGroup = operation("autoscaling", "CreateAutoScalingGroup", {
  check(view: View, input: CreateAutoScalingGroupType): Omit<AutoScalingGroupRow, "autoScalingGroupArn"> {
    const { AutoScalingGroupName: name, MinSize: minSize, MaxSize: maxSize, DesiredCapacity: desiredCapacity = minSize } = input;
    if (view.find(autoScalingGroups, name) !== undefined) throw groupExists(name);
    if (view.size(autoScalingGroups) >= GROUPS) throw groupsExceeded(GROUPS);
    refuseWhatIsNotSimulated(input);
    checkSizes({ minSize, maxSize, desiredCapacity });
    const subnetIds = subnetsAsked(view, input);
    // Observed, both.
    if (subnetIds === undefined) throw validationError("At least one Availability Zone or VPC Subnet is required.");
    const launching = launchingFrom(view, input, subnetIds);
    if (launching === undefined) throw validationError("Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.");
    return {
      autoScalingGroupName: name,
      ...launching,
      minSize,
      maxSize,
      desiredCapacity,
      defaultCooldownSeconds: input.DefaultCooldown ?? 300,
      subnetIds,
      healthCheckGracePeriodSeconds: input.HealthCheckGracePeriod ?? 0,
      terminationPolicies: input.TerminationPolicies ?? ["Default"],
      newInstancesProtectedFromScaleIn: input.NewInstancesProtectedFromScaleIn ?? false,
      tags: tagsFrom(input.Tags),
      isDeleting: false,
      cause: `At ${utcTime(view.now)} a user request created an AutoScalingGroup changing the desired capacity from 0 to ${desiredCapacity}.`,
      failures: 0,
      createdAt: view.now,
      ...hooksFrom(input),
      ...warmupFrom(input),
      ...healthFrom(input),
      ...rebalanceFrom(input),
      ...targetsFrom(view, input, subnetIds),
    };
  },

  apply(ctx, wanted): object {
    const { autoScalingGroupName: name } = wanted;
    ctx.insert(autoScalingGroups, { ...wanted, autoScalingGroupArn: autoScalingGroupArn(name, uuid(ctx)) });
    ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return {};
  },
});

function hooksFrom({ AutoScalingGroupName: name, LifecycleHookSpecificationList: asked = [] }: CreateAutoScalingGroupType): Pick<AutoScalingGroupRow, "lifecycleHooks"> {
  return asked.length === 0 ? {} : { lifecycleHooks: asked.reduce<readonly LifecycleHook[]>((hooks, one) => withHook(name, hooks, one), []) };
}

function targetsFrom(view: View, { TargetGroupARNs = [], TrafficSources = [] }: CreateAutoScalingGroupType, subnetIds: readonly string[]): Pick<AutoScalingGroupRow, "targetGroupArns"> {
  const arns = [...TargetGroupARNs, ...targetGroupsIn(TrafficSources)];
  return arns.length === 0 ? {} : { targetGroupArns: targetGroupsAsked(view, { subnetIds }, arns) };
}
