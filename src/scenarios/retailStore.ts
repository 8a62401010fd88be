import type { Scenario, ScenarioStep } from "../engine/session/scenario.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=retail >> /etc/ecs/ecs.config`, as user data travels. */
const JOIN_RETAIL = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1yZXRhaWwgPj4gL2V0Yy9lY3MvZWNzLmNvbmZpZwo=";

/** By then every instance has booted and its agent has registered. */
const INSTANCES_THERE_SECONDS = 120;

const SHOP = "public.ecr.aws/aws-containers/retail-store-sample";

/**
 * The shop that every newcomer meets first: five services, traffic, and one visible problem. Checkout pins host port
 * 8080 and wants seven tasks on six instances, so one finds no place until somebody adds an instance.
 */
export const retailStore: Scenario = {
  id: "retail-store",
  title: "Retail store",
  summary: "Five services under load, and one task that finds no place.",
  seed: 42,
  openAtSeconds: 600,
  steps: [
    { call: { service: "ecs", operation: "CreateCluster", input: { clusterName: "retail" } } },
    { as: "subnets", call: { service: "ec2", operation: "DescribeSubnets", input: {} } },
    ...[0, 1, 2].flatMap((zone) => [instance("m5.large", zone), instance("t3.medium", zone)]),
    {
      as: "group",
      call: {
        service: "elbv2",
        operation: "CreateTargetGroup",
        input: {
          Name: "ui-tg",
          Protocol: "HTTP",
          Port: 80,
          VpcId: "${subnets.Subnets[0].VpcId}",
          TargetType: "instance",
          HealthCheckPath: "/actuator/health",
          HealthCheckIntervalSeconds: 10,
          HealthyThresholdCount: 2,
        },
      },
    },
    {
      call: {
        service: "elbv2",
        operation: "ModifyTargetGroupAttributes",
        input: {
          TargetGroupArn: "${group.TargetGroups[0].TargetGroupArn}",
          Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "30" }],
        },
      },
    },
    {
      as: "balancer",
      call: {
        service: "elbv2",
        operation: "CreateLoadBalancer",
        input: {
          Name: "retail-alb",
          Subnets: [0, 1, 2].map((zone) => `\${subnets.Subnets[${zone}].SubnetId}`),
        },
      },
    },
    {
      call: {
        service: "elbv2",
        operation: "CreateListener",
        input: {
          LoadBalancerArn: "${balancer.LoadBalancers[0].LoadBalancerArn}",
          Protocol: "HTTP",
          Port: 80,
          DefaultActions: [{ Type: "forward", TargetGroupArn: "${group.TargetGroups[0].TargetGroupArn}" }],
        },
      },
    },
    definition("ui", { cpu: 256, memory: 512, startSeconds: 8 }),
    definition("catalog", { cpu: 256, memory: 512 }),
    definition("carts", { cpu: 256, memory: 768 }),
    definition("orders", { cpu: 256, memory: 1024 }),
    definition("checkout", { cpu: 128, memory: 256, hostPort: 8080 }),
    behavior("ui", 8),
    behavior("orders", 12),
    service("ui", 5, {
      loadBalancers: [
        { targetGroupArn: "${group.TargetGroups[0].TargetGroupArn}", containerName: "ui", containerPort: 8080 },
      ],
      healthCheckGracePeriodSeconds: 30,
    }),
    service("catalog", 3),
    service("carts", 3),
    service("orders", 4),
    service("checkout", 7),
    {
      atSeconds: INSTANCES_THERE_SECONDS,
      call: {
        service: "physics",
        operation: "PutTraffic",
        input: { targetGroupArn: "${group.TargetGroups[0].TargetGroupArn}", requestsPerSecond: 240 },
      },
    },
  ],
};

function instance(instanceType: string, zone: number): ScenarioStep {
  const input = {
    ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
    InstanceType: instanceType,
    MinCount: 1,
    MaxCount: 1,
    SubnetId: `\${subnets.Subnets[${zone}].SubnetId}`,
    UserData: JOIN_RETAIL,
  };
  return { call: { service: "ec2", operation: "RunInstances", input } };
}

function definition(
  family: string,
  size: { readonly cpu: number; readonly memory: number; readonly hostPort?: number; readonly startSeconds?: number },
): ScenarioStep {
  const container = {
    name: family,
    image: `${SHOP}-${family}:1.2.1`,
    cpu: size.cpu,
    memory: size.memory,
    essential: true,
    portMappings: [{ containerPort: 8080, hostPort: size.hostPort ?? 0, protocol: "tcp" }],
  };
  const input = { family, networkMode: "bridge", requiresCompatibilities: ["EC2"], containerDefinitions: [container] };
  return { call: { service: "ecs", operation: "RegisterTaskDefinition", input } };
}

/** The shop's larger images are Java and take their time to start. */
function behavior(family: string, startSeconds: number): ScenarioStep {
  const input = { image: `${SHOP}-${family}:*`, pullSeconds: 6, startSeconds };
  return { call: { service: "physics", operation: "PutImageBehavior", input } };
}

function service(name: string, desiredCount: number, more: object = {}): ScenarioStep {
  const input = { cluster: "retail", serviceName: name, taskDefinition: name, desiredCount, ...more };
  return { atSeconds: INSTANCES_THERE_SECONDS, call: { service: "ecs", operation: "CreateService", input } };
}
