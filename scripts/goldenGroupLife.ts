import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const NAME = { AutoScalingGroupName: "life" };
const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n");
const SPOT = { AutoScalingGroupName: "spot" };
const OUT = { ...NAME, LifecycleHookName: "out" };
const FIRST = "${group.AutoScalingGroups[0].Instances[0].InstanceId}";

/** A group whose instances wait for hooks and are protected, and that follows policies. */
export const groupLife: Scenario = {
  id: "groupLife",
  title: "The life of a group's instances",
  summary: "Hooks, protection and policies.",
  seed: 61,
  openAtSeconds: 1700,
  steps: [
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    step(0, "ec2", "CreateLaunchTemplate", {
      LaunchTemplateName: "life",
      LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.small", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA },
    }),
    group(1, "CreateAutoScalingGroup", {
      MinSize: 0,
      MaxSize: 6,
      DesiredCapacity: 2,
      AvailabilityZones: ["us-east-1a", "us-east-1b"],
      LaunchTemplate: { LaunchTemplateName: "life" },
      LifecycleHookSpecificationList: [{ LifecycleHookName: "in", LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout: 60, DefaultResult: "CONTINUE" }],
    }),
    { as: "group", ...group(100, "DescribeAutoScalingGroups", {}, {}) },
    group(100, "PutLifecycleHook", { LifecycleHookName: "out", LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING", HeartbeatTimeout: 120 }),
    group(101, "SetInstanceProtection", { InstanceIds: [FIRST], ProtectedFromScaleIn: true }),
    group(110, "SetDesiredCapacity", { DesiredCapacity: 0 }),
    group(150, "SetInstanceProtection", { InstanceIds: [FIRST], ProtectedFromScaleIn: false }),
    group(160, "RecordLifecycleActionHeartbeat", { InstanceId: FIRST, ...OUT }),
    group(200, "CompleteLifecycleAction", { InstanceId: FIRST, ...OUT, LifecycleActionResult: "CONTINUE" }),
    group(400, "SetDesiredCapacity", { DesiredCapacity: 1 }),
    group(420, "DeleteLifecycleHook", { LifecycleHookName: "in" }),
    { as: "late", ...group(479, "DescribeAutoScalingGroups", {}, {}) },
    group(480, "SetInstanceHealth", { InstanceId: "${late.AutoScalingGroups[0].Instances[1].InstanceId}", HealthStatus: "Unhealthy" }, {}),
    group(500, "PutScalingPolicy", { PolicyName: "queue", PolicyType: "TargetTrackingScaling", EstimatedInstanceWarmup: 60, TargetTrackingConfiguration: { TargetValue: 10, CustomizedMetricSpecification: { Namespace: "shop", MetricName: "queue", Statistic: "Average" } } }),
    group(500, "PutScalingPolicy", { PolicyName: "more", AdjustmentType: "ChangeInCapacity", ScalingAdjustment: 2, Cooldown: 60 }),
    ...[510, 570, 630, 690, 750].map((at) => step(at, "cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: [{ MetricName: "queue", Value: 25 }] })),
    group(600, "SuspendProcesses", { ScalingProcesses: ["Terminate"] }),
    group(1100, "ExecutePolicy", { PolicyName: "more" }),
    group(1200, "ResumeProcesses", {}),
    group(1210, "DeletePolicy", { PolicyName: "more" }),
    group(1300, "CreateAutoScalingGroup", {
      MinSize: 0,
      MaxSize: 3,
      DesiredCapacity: 2,
      AvailabilityZones: ["us-east-1a"],
      CapacityRebalance: true,
      MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: "life" }, Overrides: [{ InstanceType: "t3.small" }, { InstanceType: "t3.medium" }] }, InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 0 } },
    }, SPOT),
    { as: "spot", ...group(1400, "DescribeAutoScalingGroups", { AutoScalingGroupNames: ["spot"] }, {}) },
    step(1400, "physics", "InterruptSpotInstance", { instanceId: "${spot.AutoScalingGroups[0].Instances[0].InstanceId}" }),
    step(1410, "physics", "RecommendRebalance", { instanceId: "${spot.AutoScalingGroups[0].Instances[1].InstanceId}" }),
    group(1500, "DeleteAutoScalingGroup", { ForceDelete: true }),
  ],
};

function group(atSeconds: number, operation: string, more: object, named: object = NAME): ScenarioStep {
  return step(atSeconds, "autoscaling", operation, { ...named, ...more });
}

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
