import type { Input } from "../aws/generated/api.ts";
import type { Scenario, ScenarioStep } from "../engine/session/scenario.ts";
import { at, BALANCER_GROUP, fleet, openTo, step, SUBNETS } from "./steps.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=shop >> /etc/ecs/ecs.config`, as user data travels. */
const UserData = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1zaG9wID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

const GROUP = "shop-asg";
const PROVIDER = "shop-instances";
const IMAGE = "shop/web:1";
const INSTANCES_THERE_SECONDS = 120;
const TARGETS_HEALTHY_SECONDS = 240;

/** A usual day, and what comes when the doors open: eight times as much within five minutes, for half an hour. */
const CURVE: NonNullable<Input<"physics", "PutTraffic">["curve"]> = {
  shape: "points",
  points: [
    { atSeconds: 0, requestsPerSecond: 100 },
    { atSeconds: 480, requestsPerSecond: 100 },
    { atSeconds: 780, requestsPerSecond: 800 },
    { atSeconds: 2580, requestsPerSecond: 800 },
    { atSeconds: 3180, requestsPerSecond: 100 },
  ],
  repeats: false,
  noisePercent: 5,
};

/** The shop runs twice, so that both ways of growing are seen side by side. */
const ON_EC2 = { name: "shop-ec2", port: 80, targetType: "instance" } as const;
const ON_FARGATE = { name: "shop-fargate", port: 8080, targetType: "ip" } as const;
const groupOf = (name: string) => `\${${name}-group.TargetGroups[0].TargetGroupArn}`;
type Shop = typeof ON_EC2 | typeof ON_FARGATE;

/**
 * One shop on the instances of a capacity provider and once more on Fargate, both scaled by their CPU, some minutes
 * before their load grows eightfold. On EC2 tasks wait for instances that the group must launch first; on Fargate this second loop
 * does not exist.
 */
export const blackFriday: Scenario = {
  id: "black-friday",
  title: "Black Friday",
  summary: "The load grows eightfold. Tasks follow on Fargate and on EC2, where they wait for instances first.",
  seed: 29,
  openAtSeconds: 600,
  steps: [
    step("ecs", "CreateCluster", { clusterName: "shop", capacityProviders: ["FARGATE"] }),
    { as: "subnets", ...step("ec2", "DescribeSubnets", {}) },
    ...fleet({ name: GROUP, UserData, MinSize: 1, MaxSize: 10, DesiredCapacity: 1, NewInstancesProtectedFromScaleIn: true }),
    { as: "groups", ...step("autoscaling", "DescribeAutoScalingGroups", { AutoScalingGroupNames: [GROUP] }) },
    step("ecs", "CreateCapacityProvider", {
      name: PROVIDER,
      autoScalingGroupProvider: {
        autoScalingGroupArn: "${groups.AutoScalingGroups[0].AutoScalingGroupARN}",
        managedScaling: { status: "ENABLED", targetCapacity: 100, instanceWarmupPeriod: 60 },
        managedTerminationProtection: "ENABLED",
      },
    }),
    { atSeconds: 30, ...step("ecs", "PutClusterCapacityProviders", { cluster: "shop", capacityProviders: ["FARGATE", PROVIDER], defaultCapacityProviderStrategy: [] }) },
    step("physics", "PutImageBehavior", { image: IMAGE, pullSeconds: 6, startSeconds: 4, resources: { cpuMillisPerRequest: 5, baseMemoryMiB: 200 } }),
    ...openTo("shop-alb"),
    step("ec2", "AuthorizeSecurityGroupIngress", { GroupId: BALANCER_GROUP, IpProtocol: "tcp", FromPort: ON_FARGATE.port, ToPort: ON_FARGATE.port, CidrIp: "0.0.0.0/0" }),
    step("ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: BALANCER_GROUP }] }] }),
    { as: "balancer", ...step("elbv2", "CreateLoadBalancer", { Name: "shop-alb", Subnets: SUBNETS, SecurityGroups: [BALANCER_GROUP] }) },
    ...balanced(ON_EC2),
    ...balanced(ON_FARGATE),
    definition(ON_EC2, { networkMode: "bridge", requiresCompatibilities: ["EC2"] }, 0),
    definition(ON_FARGATE, { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], cpu: "512", memory: "1024" }),
    ...at(INSTANCES_THERE_SECONDS, [
      // Packed, so that instances fall empty when there are fewer tasks: only those may go.
      service(ON_EC2, { capacityProviderStrategy: [{ capacityProvider: PROVIDER, weight: 1 }], placementStrategy: [{ type: "binpack", field: "memory" }] }),
      service(ON_FARGATE, { capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }], networkConfiguration: { awsvpcConfiguration: { subnets: SUBNETS, assignPublicIp: "ENABLED" } } }),
    ]),
    ...at(TARGETS_HEALTHY_SECONDS, [ON_EC2, ON_FARGATE].flatMap(({ name }) => [...scaled(name), load(name)])),
  ],
};

/** A target group of its own behind a port of its own. */
function balanced({ name: Name, port: Port, targetType: TargetType }: Shop): ScenarioStep[] {
  const TargetGroupArn = groupOf(Name);
  return [
    { as: `${Name}-group`, ...step("elbv2", "CreateTargetGroup", { Name, Protocol: "HTTP", Port: 80, VpcId: "${subnets.Subnets[0].VpcId}", TargetType, HealthCheckIntervalSeconds: 10, HealthyThresholdCount: 2 }) },
    step("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn, Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "30" }] }),
    step("elbv2", "CreateListener", { LoadBalancerArn: "${balancer.LoadBalancers[0].LoadBalancerArn}", Protocol: "HTTP", Port, DefaultActions: [{ Type: "forward", TargetGroupArn }] }),
  ];
}

function definition({ name }: Shop, where: Partial<Input<"ecs", "RegisterTaskDefinition">>, hostPort?: number): ScenarioStep {
  const container = { name: "web", image: IMAGE, cpu: 512, memory: 1024, essential: true, portMappings: [{ containerPort: 80, protocol: "tcp" as const, ...(hostPort !== undefined && { hostPort }) }] };
  return step("ecs", "RegisterTaskDefinition", { family: name, ...where, containerDefinitions: [container] });
}

function service({ name }: Shop, where: Partial<Input<"ecs", "CreateService">>): ScenarioStep {
  return step("ecs", "CreateService", { cluster: "shop", serviceName: name, taskDefinition: name, desiredCount: 4, loadBalancers: [{ targetGroupArn: groupOf(name), containerName: "web", containerPort: 80 }], ...where });
}

/** Half of the CPU that its tasks reserve is what a service should use. */
function scaled(name: string): ScenarioStep[] {
  const target = { ServiceNamespace: "ecs", ResourceId: `service/shop/${name}`, ScalableDimension: "ecs:service:DesiredCount" } as const;
  return [
    step("application-autoscaling", "RegisterScalableTarget", { ...target, MinCapacity: 4, MaxCapacity: 24 }),
    step("application-autoscaling", "PutScalingPolicy", {
      ...target,
      PolicyName: "cpu-50",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
        ScaleOutCooldown: 60,
        ScaleInCooldown: 120,
      },
    }),
  ];
}

function load(service: string): ScenarioStep {
  return step("physics", "PutTraffic", { cluster: "shop", service, requestsPerSecond: 100, curve: CURVE });
}
