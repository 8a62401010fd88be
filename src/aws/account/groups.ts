import type { CreateAutoScalingGroupType, PutScalingPolicyType, PutScheduledUpdateGroupActionType, PutWarmPoolType } from "../generated/autoscaling.ts";
import type { PutMetricAlarmInput } from "../generated/cloudwatch.ts";
import type { RequestLaunchTemplateData } from "../generated/ec2.ts";
import type { AutoScalingGroupProvider, CapacityProviderStrategyItem } from "../generated/ecs.ts";
import { age, awsId, given, name, SOME, tags } from "./parts.ts";
import { flag, listOf, maybe, type ReadBy, record, text, usually } from "./reader.ts";

export type LaunchTemplateDescription = ReadBy<typeof launchTemplate>;
export type GroupDescription = ReadBy<typeof group>;
export type GroupMemberDescription = ReadBy<typeof member>;
export type CapacityProviderDescription = ReadBy<typeof provider>;
export type AssociationDescription = ReadBy<typeof association>;

const uuid = text({ most: 64, of: /^[0-9a-f-]{1,64}$/ });

/** In the version that groups launch by. */
const launchTemplate = record({
  launchTemplateId: awsId("lt"),
  launchTemplateName: text({ most: 128, of: /^[a-zA-Z0-9().\-/_]{3,128}$/ }),
  versionDescription: maybe(text()),
  /** As CreateLaunchTemplate takes it. */
  data: given<RequestLaunchTemplateData>(),
  tags,
  createdAgo: age,
});

/** An instance of a group that is in its service, or stands by. */
const member = record({ instanceId: text({ most: 64 }), isStandby: flag, isHealthy: flag, isProtected: flag });

const group = record({
  /** As it stands in its ARN. */
  groupId: uuid,
  /** As CreateAutoScalingGroup takes it: its launch template, by id, subnets and target groups are described. */
  settings: given<CreateAutoScalingGroupType>(),
  warmPool: usually(null, given<PutWarmPoolType | null>()),
  /** As PutScalingPolicy takes them. Those of ECS come with its capacity provider. */
  policies: listOf(record({ policyId: uuid, policy: given<PutScalingPolicyType>() }), SOME),
  /** As PutScheduledUpdateGroupAction takes them; their times are seconds of the session. */
  actions: listOf(given<PutScheduledUpdateGroupActionType>(), 125),
  metrics: listOf(text(), SOME),
  suspended: listOf(text(), SOME),
  instances: listOf(member, 5_000),
  createdAgo: age,
});

/** One over a group that is described. */
const provider = record({ name, autoScalingGroupName: text(), settings: given<Omit<AutoScalingGroupProvider, "autoScalingGroupArn">>(), tags });

/** The capacity providers of a cluster. */
const association = record({ cluster: name, capacityProviders: listOf(name, 20), strategy: given<readonly CapacityProviderStrategyItem[]>() });

/** What a description says of groups of instances, by what they are launched and scaled, and of alarms. */
export const groupParts = {
  launchTemplates: listOf(launchTemplate, 5_000),
  autoScalingGroups: listOf(group, 500),
  capacityProviders: listOf(provider, 500),
  associations: listOf(association, 10_000),
  /** As PutMetricAlarm takes them. */
  alarms: listOf(given<PutMetricAlarmInput>(), 5_000),
};
