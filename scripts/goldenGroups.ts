import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const NAME = { AutoScalingGroupName: "shop" };
const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n");

/** A group whose instances join a cluster: it grows, replaces what is stopped, shrinks, and goes with its instances. */
export const groups: Scenario = {
  id: "groups",
  title: "Auto Scaling groups",
  summary: "Instances that are kept at a number.",
  seed: 29,
  openAtSeconds: 700,
  steps: [
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    step(0, "ec2", "CreateLaunchTemplate", {
      LaunchTemplateName: "shop",
      LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.small", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA },
    }),
    step(1, "ec2", "CreateLaunchTemplate", { LaunchTemplateName: "spare", LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718" } }),
    step(1, "ec2", "DeleteLaunchTemplate", { LaunchTemplateName: "spare" }),
    step(2, "autoscaling", "CreateAutoScalingGroup", {
      ...NAME,
      MinSize: 0,
      MaxSize: 6,
      DesiredCapacity: 3,
      AvailabilityZones: ["us-east-1a", "us-east-1b"],
      LaunchTemplate: { LaunchTemplateName: "shop" },
    }),
    { as: "group", ...step(100, "autoscaling", "DescribeAutoScalingGroups", {}) },
    step(100, "ec2", "StopInstances", { InstanceIds: ["${group.AutoScalingGroups[0].Instances[0].InstanceId}"] }),
    step(250, "autoscaling", "SetDesiredCapacity", { ...NAME, DesiredCapacity: 5 }),
    { as: "later", ...step(350, "autoscaling", "DescribeAutoScalingGroups", {}) },
    step(350, "autoscaling", "TerminateInstanceInAutoScalingGroup", { InstanceId: "${later.AutoScalingGroups[0].Instances[0].InstanceId}", ShouldDecrementDesiredCapacity: true }),
    step(450, "autoscaling", "UpdateAutoScalingGroup", { ...NAME, MaxSize: 2 }),
    step(460, "autoscaling", "EnableMetricsCollection", { ...NAME, Granularity: "1Minute" }),
    step(460, "autoscaling", "DisableMetricsCollection", { ...NAME, Metrics: ["GroupMinSize"] }),
    step(550, "autoscaling", "DeleteAutoScalingGroup", { ...NAME, ForceDelete: true }),
  ],
};

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
