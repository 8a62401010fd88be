import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const NAME = { AutoScalingGroupName: "care" };
const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\necho ECS_WARM_POOLS_CHECK=true >> /etc/ecs/ecs.config\n");

const TARGETS = "${targets.TargetGroups[0].TargetGroupArn}";
const FIRST = "${group.AutoScalingGroups[0].Instances[0].InstanceId}";

/** A group with a warm pool and scheduled actions, whose instances stand by, are detached, and are replaced. */
export const groupCare: Scenario = {
  id: "groupCare",
  title: "What a group is told beforehand",
  summary: "A warm pool, scheduled actions, standby, target groups, refreshes.",
  seed: 67,
  openAtSeconds: 1100,
  steps: [
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    step(0, "ec2", "CreateLaunchTemplate", {
      LaunchTemplateName: "care",
      LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.small", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA },
    }),
    group(1, "CreateAutoScalingGroup", { MinSize: 0, MaxSize: 5, DesiredCapacity: 1, AvailabilityZones: ["us-east-1a", "us-east-1b"], LaunchTemplate: { LaunchTemplateName: "care", Version: "1" } }),
    group(2, "EnableMetricsCollection", { Granularity: "1Minute", Metrics: ["GroupInServiceInstances", "WarmPoolWarmedCapacity"] }),
    group(2, "PutWarmPool", { MaxGroupPreparedCapacity: 3 }),
    group(100, "PutScheduledUpdateGroupAction", { ScheduledActionName: "again", Recurrence: "*/5 * * * *", TimeZone: "Europe/Berlin", MinSize: 1 }),
    group(100, "BatchPutScheduledUpdateGroupAction", { ScheduledUpdateGroupActions: [{ ScheduledActionName: "first", Recurrence: "7 * * * *", MaxSize: 4 }, { ScheduledActionName: "second", Recurrence: "8 * * * *", MaxSize: 6 }] }),
    group(110, "BatchDeleteScheduledAction", { ScheduledActionNames: ["second"] }),
    { as: "group", ...group(150, "DescribeAutoScalingGroups", {}) },
    group(150, "EnterStandby", { InstanceIds: [FIRST], ShouldDecrementDesiredCapacity: true }),
    group(160, "ExitStandby", { InstanceIds: [FIRST] }),
    group(170, "DetachInstances", { InstanceIds: [FIRST], ShouldDecrementDesiredCapacity: false }),
    group(180, "AttachInstances", { InstanceIds: [FIRST] }),
    { as: "vpcs", ...step(181, "ec2", "DescribeVpcs", {}) },
    { as: "targets", ...step(181, "elbv2", "CreateTargetGroup", { Name: "care", Protocol: "HTTP", Port: 80, VpcId: "${vpcs.Vpcs[0].VpcId}" }) },
    group(182, "AttachLoadBalancerTargetGroups", { TargetGroupARNs: [TARGETS] }),
    group(198, "DetachLoadBalancerTargetGroups", { TargetGroupARNs: [TARGETS] }),
    group(198, "AttachTrafficSources", { TrafficSources: [{ Identifier: TARGETS, Type: "elbv2" }] }),
    group(199, "DetachTrafficSources", { TrafficSources: [{ Identifier: TARGETS, Type: "elbv2" }] }),
    group(200, "SetDesiredCapacity", { DesiredCapacity: 4 }),
    group(300, "PutWarmPool", { PoolState: "Running", MinSize: 1, InstanceReusePolicy: { ReuseOnScaleIn: true } }),
    group(500, "SetDesiredCapacity", { DesiredCapacity: 2 }),
    group(600, "DisableMetricsCollection", { Metrics: ["GroupInServiceInstances"] }),
    group(650, "DeleteScheduledAction", { ScheduledActionName: "again" }),
    group(700, "DeleteWarmPool", { ForceDelete: true }),
    group(710, "StartInstanceRefresh", { Preferences: { MinHealthyPercentage: 50, InstanceWarmup: 10 } }),
    group(760, "CancelInstanceRefresh", {}),
    step(840, "ec2", "CreateLaunchTemplate", { LaunchTemplateName: "other", LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.medium" } }),
    group(850, "StartInstanceRefresh", { DesiredConfiguration: { LaunchTemplate: { LaunchTemplateName: "other", Version: "1" } }, Preferences: { MinHealthyPercentage: 50, InstanceWarmup: 10, CheckpointPercentages: [50, 100], CheckpointDelay: 600, BakeTime: 60, AutoRollback: true } }),
    group(950, "RollbackInstanceRefresh", {}),
  ],
};

function group(atSeconds: number, operation: string, more: object): ScenarioStep {
  return step(atSeconds, "autoscaling", operation, { ...(operation === "DescribeAutoScalingGroups" ? {} : NAME), ...more });
}

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
