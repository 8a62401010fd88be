import type { Activity, AutoScalingGroup, AutoScalingInstanceDetails, Instance, LaunchTemplateSpecification, MixedInstancesPolicy } from "../../../aws/generated/autoscaling.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import { iamArn } from "../../../aws/arn.ts";
import { isWarmed } from "../../../aws/rules/groupMember.ts";
import type { View } from "../../kernel/context.ts";
import { instanceOf, subnetOf } from "../ec2/contract.ts";
import { GRANULARITY } from "./groupMetrics.ts";
import { TARGET_GROUP } from "./trafficSource.ts";
import { describeWarmPool } from "./warmPool.ts";
import { autoScalingGroups, instancesByGroup, type AutoScalingGroupRow, type GroupInstanceRow, type LaunchTemplateChoice, type MixedInstances, type ScalingActivityRow } from "./tables.ts";

/** A group as DescribeAutoScalingGroups gives it. */
export function describeGroup(view: View, row: AutoScalingGroupRow, withInstances: boolean): AutoScalingGroup {
  const name = row.autoScalingGroupName;
  return {
    AutoScalingGroupName: name,
    AutoScalingGroupARN: row.autoScalingGroupArn,
    ...(row.mixed ? { MixedInstancesPolicy: describeMixed(row.launchTemplate, row.mixed) } : { LaunchTemplate: describeChoice(row.launchTemplate) }),
    MinSize: row.minSize,
    MaxSize: row.maxSize,
    DesiredCapacity: row.desiredCapacity,
    DefaultCooldown: row.defaultCooldownSeconds,
    AvailabilityZones: zonesOf(view, row),
    LoadBalancerNames: [],
    TargetGroupARNs: row.targetGroupArns ?? [],
    TrafficSources: (row.targetGroupArns ?? []).map((Identifier) => ({ Identifier, Type: TARGET_GROUP })),
    HealthCheckType: row.healthCheckType ?? "EC2",
    HealthCheckGracePeriod: row.healthCheckGracePeriodSeconds,
    Instances: withInstances ? view.where(instancesByGroup, name).filter((one) => !isWarmed(one)).map((one) => describeMember(view, one)) : [],
    CreatedTime: epochSeconds(row.createdAt),
    SuspendedProcesses: row.suspendedProcesses ?? [],
    VPCZoneIdentifier: row.subnetIds.join(","),
    EnabledMetrics: (row.enabledMetrics ?? []).map((Metric) => ({ Metric, Granularity: GRANULARITY })),
    ...(row.isDeleting ? { Status: "Delete in progress" } : {}),
    Tags: row.tags.map(({ key, value, propagateAtLaunch }) => ({ ResourceId: name, ResourceType: "auto-scaling-group", Key: key, Value: value, PropagateAtLaunch: propagateAtLaunch })),
    TerminationPolicies: row.terminationPolicies,
    NewInstancesProtectedFromScaleIn: row.newInstancesProtectedFromScaleIn,
    ...((row.defaultInstanceWarmupSeconds ?? -1) < 0 ? {} : { DefaultInstanceWarmup: row.defaultInstanceWarmupSeconds }),
    ServiceLinkedRoleARN: iamArn("role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"),
    CapacityRebalance: row.capacityRebalance ?? false,
    ...(row.warmPool ? { WarmPoolConfiguration: describeWarmPool(row.warmPool), WarmPoolSize: view.where(instancesByGroup, name).filter(isWarmed).length } : {}),
  };
}

/** The zones of a group's subnets, in the order of their names. */
export function zonesOf(view: View, { subnetIds }: Pick<AutoScalingGroupRow, "subnetIds">): readonly string[] {
  return [...new Set(subnetIds.flatMap((id) => subnetOf(view, id)?.availabilityZone ?? []))].sort();
}

/** An instance as a group or a warm pool lists it. */
export function describeMember(view: View, row: GroupInstanceRow): Instance {
  return {
    InstanceId: row.instanceId,
    InstanceType: instanceOf(view, row.instanceId)?.instanceType,
    AvailabilityZone: instanceOf(view, row.instanceId)?.availabilityZone ?? "",
    LifecycleState: row.lifecycleState,
    HealthStatus: row.isHealthy ? "Healthy" : "Unhealthy",
    ...(row.launchTemplate.launchTemplateId === "" ? {} : { LaunchTemplate: describeChoice(row.launchTemplate) }),
    ProtectedFromScaleIn: row.isProtectedFromScaleIn,
  };
}

/** An instance as DescribeAutoScalingInstances gives it, which words its health in capitals. */
export function describeManaged(view: View, row: GroupInstanceRow): AutoScalingInstanceDetails {
  return { ...describeMember(view, row), AutoScalingGroupName: row.autoScalingGroupName, HealthStatus: row.isHealthy ? "HEALTHY" : "UNHEALTHY" };
}

/** An activity as DescribeScalingActivities gives it. */
export function describeActivity(view: View, row: ScalingActivityRow): Activity {
  const group = view.find(autoScalingGroups, row.autoScalingGroupName);
  return {
    ActivityId: row.activityId,
    AutoScalingGroupName: row.autoScalingGroupName,
    Description: row.description,
    Cause: row.cause,
    StartTime: epochSeconds(row.startTime),
    ...(row.endTime === null ? {} : { EndTime: epochSeconds(row.endTime) }),
    StatusCode: row.statusCode,
    ...(row.statusMessage === null ? {} : { StatusMessage: row.statusMessage }),
    Progress: row.progress,
    Details: row.details,
    ...(group === undefined ? {} : { AutoScalingGroupARN: group.autoScalingGroupArn }),
  };
}

/** A choice of launch template as groups, instances and refreshes give it. */
export function describeChoice({ launchTemplateId, launchTemplateName, version }: LaunchTemplateChoice): LaunchTemplateSpecification {
  return { LaunchTemplateId: launchTemplateId, LaunchTemplateName: launchTemplateName, Version: version };
}

function describeMixed(choice: LaunchTemplateChoice, mixed: MixedInstances): MixedInstancesPolicy {
  return {
    LaunchTemplate: { LaunchTemplateSpecification: describeChoice(choice), Overrides: mixed.instanceTypes.map((InstanceType) => ({ InstanceType })) },
    InstancesDistribution: {
      OnDemandAllocationStrategy: mixed.onDemandAllocationStrategy,
      OnDemandBaseCapacity: mixed.onDemandBaseCapacity,
      OnDemandPercentageAboveBaseCapacity: mixed.onDemandPercentageAboveBaseCapacity,
      SpotAllocationStrategy: mixed.spotAllocationStrategy,
      ...(mixed.spotInstancePools === null ? {} : { SpotInstancePools: mixed.spotInstancePools }),
    },
  };
}
