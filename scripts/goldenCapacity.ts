import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n");
const ARN = "${groups.AutoScalingGroups[0].AutoScalingGroupARN}";
const OVER = { capacityProviderStrategy: [{ capacityProvider: "auto", weight: 1 }] };
const PROTECTED = { managedScaling: { status: "ENABLED", targetCapacity: 100, instanceWarmupPeriod: 120 }, managedTerminationProtection: "ENABLED" };

/** A group that ECS scales for a service and for tasks by themselves, up from nothing and back. */
export const capacity: Scenario = {
  id: "capacity",
  title: "Capacity providers",
  summary: "Tasks wait for instances, and instances come and go for tasks.",
  seed: 67,
  openAtSeconds: 4500,
  steps: [
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    step(0, "ec2", "CreateLaunchTemplate", {
      LaunchTemplateName: "auto",
      LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.medium", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA },
    }),
    step(1, "autoscaling", "CreateAutoScalingGroup", { AutoScalingGroupName: "auto", MinSize: 0, MaxSize: 5, AvailabilityZones: ["us-east-1a", "us-east-1b"], NewInstancesProtectedFromScaleIn: true, LaunchTemplate: { LaunchTemplateName: "auto" } }),
    { as: "groups", ...step(2, "autoscaling", "DescribeAutoScalingGroups", {}) },
    step(2, "ecs", "CreateCapacityProvider", { name: "auto", autoScalingGroupProvider: { autoScalingGroupArn: ARN, managedScaling: { status: "ENABLED" } } }),
    step(3, "ecs", "UpdateCapacityProvider", { name: "auto", autoScalingGroupProvider: PROTECTED }),
    step(4, "ecs", "PutClusterCapacityProviders", { cluster: "shop", capacityProviders: ["auto", "FARGATE"], defaultCapacityProviderStrategy: [] }),
    step(5, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: "web:1", cpu: 1024, memory: 512 }] }),
    step(30, "ecs", "CreateService", { cluster: "shop", serviceName: "web", taskDefinition: "web:1", desiredCount: 3, ...OVER }),
    step(60, "ecs", "RunTask", { cluster: "shop", taskDefinition: "web:1", count: 2, ...OVER }),
    step(1000, "ecs", "UpdateService", { cluster: "shop", service: "web", desiredCount: 1 }),
    step(2600, "ecs", "UpdateService", { cluster: "shop", service: "web", desiredCount: 4 }),
    step(3600, "ecs", "DeleteService", { cluster: "shop", service: "web", force: true }),
    step(4000, "ecs", "DeleteCapacityProvider", { capacityProvider: "auto" }),
  ],
};

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
