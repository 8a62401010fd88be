import { autoScalingGroupArn, groupActionArn, groupPolicyArn } from "../../../../aws/arn.ts";
import type { GroupDescription } from "../../../../aws/account/groups.ts";
import type { LifecycleHook } from "../../../../aws/generated/autoscaling.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { checkSizes, healthFrom, rebalanceFrom, refuseWhatIsNotSimulated, tagsFrom, warmupFrom } from "../groupSettings.ts";
import { GROUP_METRICS } from "../groupMetrics.ts";
import { withHook } from "../hooks.ts";
import { mixedFrom } from "../mixed.ts";
import { scalingFrom } from "../policies.ts";
import { PROCESSES } from "../processes/suspended.ts";
import { validationError, warmPoolImpossible } from "../refusals.ts";
import { withAction } from "../scheduled.ts";
import type { AutoScalingGroupRow, GroupAction, LaunchTemplateChoice } from "../tables.ts";
import { warmPoolFrom } from "../warmPool.ts";

export const nameOfGroup = ({ settings }: GroupDescription): string => settings.AutoScalingGroupName;

/** Which launch template a group names: by its id, in a policy of several types or alone. */
export const templateOfGroup = ({ settings: { LaunchTemplate, MixedInstancesPolicy } }: GroupDescription): string => (MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification ?? LaunchTemplate)?.LaunchTemplateId ?? "";

/** A group as it is described, without its policies. Throws what Auto Scaling refuses it with. */
export function rowFrom(group: GroupDescription, launchTemplate: Omit<LaunchTemplateChoice, "version">, now: SimTime): AutoScalingGroupRow {
  const { settings, warmPool, actions, metrics, suspended, groupId, createdAgo } = group;
  const { AutoScalingGroupName: name, MinSize: minSize, MaxSize: maxSize, DesiredCapacity: desiredCapacity = minSize, MixedInstancesPolicy: policy } = settings;
  refuseWhatIsNotSimulated(settings);
  checkSizes({ minSize, maxSize, desiredCapacity });
  const mixed = policy === undefined ? undefined : mixedFrom(policy);
  if (warmPool !== null && mixed !== undefined) throw warmPoolImpossible();
  const targetGroupArns = [...new Set(settings.TargetGroupARNs ?? [])];
  const hooks = (settings.LifecycleHookSpecificationList ?? []).reduce<readonly LifecycleHook[]>((all, one) => withHook(name, all, one), []);
  return {
    autoScalingGroupName: name,
    autoScalingGroupArn: autoScalingGroupArn(name, groupId),
    launchTemplate: { ...launchTemplate, version: "$Default" },
    minSize,
    maxSize,
    desiredCapacity,
    defaultCooldownSeconds: settings.DefaultCooldown ?? 300,
    subnetIds: subnetsOf(group),
    healthCheckGracePeriodSeconds: settings.HealthCheckGracePeriod ?? 0,
    terminationPolicies: settings.TerminationPolicies ?? ["Default"],
    newInstancesProtectedFromScaleIn: settings.NewInstancesProtectedFromScaleIn ?? false,
    tags: tagsFrom(settings.Tags),
    isDeleting: false,
    cause: null,
    failures: 0,
    createdAt: now - createdAgo,
    ...(mixed === undefined ? {} : { mixed }),
    ...(hooks.length === 0 ? {} : { lifecycleHooks: hooks }),
    ...warmupFrom(settings),
    ...healthFrom(settings),
    ...rebalanceFrom(settings),
    ...(targetGroupArns.length === 0 ? {} : { targetGroupArns }),
    ...(warmPool === null ? {} : { warmPool: warmPoolFrom(warmPool) }),
    ...(actions.length === 0 ? {} : { scheduledActions: actionsFrom(group, now) }),
    ...(metrics.length === 0 ? {} : { enabledMetrics: GROUP_METRICS.filter((metric) => metrics.includes(metric)) }),
    ...(suspended.length === 0 ? {} : { suspendedProcesses: PROCESSES.filter((process) => suspended.includes(process)).map((ProcessName) => ({ ProcessName, SuspensionReason: "User suspended" })) }),
  };
}

/** The subnets that a group names. */
export function subnetsOf({ settings: { VPCZoneIdentifier = "" } }: GroupDescription): readonly string[] {
  const ids = VPCZoneIdentifier.split(",").filter((id) => id !== "");
  if (ids.length === 0) throw validationError("At least one Availability Zone or VPC Subnet is required.");
  return ids;
}

function actionsFrom({ settings: { AutoScalingGroupName: groupName }, actions }: GroupDescription, now: SimTime): readonly GroupAction[] {
  return actions.reduce<readonly GroupAction[]>((all, one, place) => withAction(all, one, { now, arn: groupActionArn({ actionId: String(place), groupName, name: one.ScheduledActionName }) }), []);
}

/** The policies of a group, each with how it scales. Throws what Auto Scaling refuses them with. */
export const policiesFrom = (group: GroupDescription) =>
  group.policies.map(({ policyId, policy }) => ({
    policyName: policy.PolicyName,
    policyArn: groupPolicyArn({ policyId, groupName: nameOfGroup(group), name: policy.PolicyName }),
    isEnabled: policy.Enabled ?? true,
    estimatedInstanceWarmupSeconds: policy.EstimatedInstanceWarmup ?? null,
    asked: scalingFrom({ ...policy, AutoScalingGroupName: nameOfGroup(group) }),
  }));
