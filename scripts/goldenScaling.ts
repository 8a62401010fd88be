import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n");
const OF = { ServiceNamespace: "ecs", ResourceId: "service/shop/web", ScalableDimension: "ecs:service:DesiredCount" };
const SERVICE = { cluster: "shop", service: "web" };

/** A service that follows its CPU and the length of a queue, is scaled by hand, and is let be. */
export const scaling: Scenario = {
  id: "scaling",
  title: "Service auto scaling",
  summary: "Bounds, policies and alarms.",
  seed: 53,
  openAtSeconds: 3000,
  steps: [
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    step(0, "ec2", "RunInstances", { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.large", MinCount: 2, MaxCount: 2, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA }),
    step(0, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: "web:1", cpu: 128, memory: 128 }] }),
    step(90, "ecs", "CreateService", { cluster: "shop", serviceName: "web", taskDefinition: "web:1", desiredCount: 1 }),
    scale(120, "RegisterScalableTarget", { MinCapacity: 2, MaxCapacity: 8 }),
    scale(121, "PutScalingPolicy", { PolicyName: "queue", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: { TargetValue: 10, ScaleInCooldown: 60, ScaleOutCooldown: 60, CustomizedMetricSpecification: { Namespace: "shop", MetricName: "queue", Statistic: "Average" } } }),
    scale(122, "PutScalingPolicy", { PolicyName: "cpu", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: { TargetValue: 60, PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" } } }),
    scale(123, "PutScalingPolicy", { PolicyName: "steps", PolicyType: "StepScaling", StepScalingPolicyConfiguration: { AdjustmentType: "PercentChangeInCapacity", MinAdjustmentMagnitude: 2, StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 10 }] } }),
    ...[200, 260, 320, 380, 440].map((at) => queue(at, 25)),
    step(600, "ecs", "UpdateService", { ...SERVICE, forceNewDeployment: true }),
    ...Array.from({ length: 25 }, (_, i) => queue(620 + i * 60, 2)),
    scale(1000, "RegisterScalableTarget", { SuspendedState: { DynamicScalingOutSuspended: true } }),
    step(2200, "ecs", "UpdateService", { ...SERVICE, desiredCount: 5 }),
    step(2300, "application-autoscaling", "DescribeScalableTargets", { ServiceNamespace: "ecs" }),
    step(2300, "application-autoscaling", "DescribeScalingPolicies", { ServiceNamespace: "ecs" }),
    step(2300, "application-autoscaling", "DescribeScalingActivities", { ServiceNamespace: "ecs", IncludeNotScaledActivities: true }),
    scale(2310, "PutScheduledAction", { ScheduledActionName: "evening", Schedule: "cron(40 9 ? * MON-FRI *)", Timezone: "Etc/UTC", ScalableTargetAction: { MinCapacity: 6, MaxCapacity: 8 } }),
    scale(2310, "PutScheduledAction", { ScheduledActionName: "often", Schedule: "rate(2 minutes)", ScalableTargetAction: { MaxCapacity: 7 } }),
    step(2320, "application-autoscaling", "DescribeScheduledActions", { ServiceNamespace: "ecs" }),
    scale(2600, "DeleteScheduledAction", { ScheduledActionName: "often" }),
    scale(2610, "DeleteScalingPolicy", { PolicyName: "steps" }),
    { as: "again", ...scale(2620, "RegisterScalableTarget", {}) },
    step(2620, "application-autoscaling", "TagResource", { ResourceARN: "${again.ScalableTargetARN}", Tags: { team: "shop", tier: "1" } }),
    step(2620, "application-autoscaling", "UntagResource", { ResourceARN: "${again.ScalableTargetARN}", TagKeys: ["tier"] }),
    scale(2620, "PutScalingPolicy", { PolicyName: "ahead", PolicyType: "PredictiveScaling", PredictiveScalingPolicyConfiguration: { MetricSpecifications: [{ TargetValue: 50, PredefinedMetricPairSpecification: { PredefinedMetricType: "ECSServiceCPUUtilization" } }] } }),
    scale(2900, "DeregisterScalableTarget", {}),
  ],
};

function scale(atSeconds: number, operation: string, more: object): ScenarioStep {
  return step(atSeconds, "application-autoscaling", operation, { ...OF, ...more });
}

function queue(atSeconds: number, Value: number): ScenarioStep {
  return step(atSeconds, "cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: [{ MetricName: "queue", Value }] });
}

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
