import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n");
const GROUP = "${group.TargetGroups[0].TargetGroupArn}";
const BALANCER = "${balancer.LoadBalancers[0].LoadBalancerArn}";
const SUBNETS = ["${subnets.Subnets[0].SubnetId}", "${subnets.Subnets[1].SubnetId}"];

/** Users who come in a spike, a program that has too little CPU for them and then too little memory, and a queue that is worked off. */
export const load: Scenario = {
  id: "load",
  title: "Load",
  summary: "What requests cost, and what becomes of too many.",
  seed: 61,
  openAtSeconds: 1_800,
  steps: [
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    { as: "subnets", ...step(0, "ec2", "DescribeSubnets", {}) },
    { as: "machines", ...step(0, "ec2", "RunInstances", { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.large", MinCount: 2, MaxCount: 2, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA }) },
    { as: "group", ...step(0, "elbv2", "CreateTargetGroup", { Name: "web", Protocol: "HTTP", Port: 80, VpcId: "${subnets.Subnets[0].VpcId}" }) },
    { as: "balancer", ...step(0, "elbv2", "CreateLoadBalancer", { Name: "web", Subnets: SUBNETS }) },
    step(5, "elbv2", "CreateListener", { LoadBalancerArn: BALANCER, Protocol: "HTTP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: GROUP }] }),
    step(5, "ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }] }),
    behaves(10, { cpuMillisPerRequest: 20, memoryMiBPerRequest: 1, baseCpuUnits: 16, baseMemoryMiB: 64, timeoutSeconds: 5 }),
    definition("web", { cpu: 512, memory: 256, portMappings: [{ containerPort: 80 }] }),
    definition("worker", { cpu: 64, memory: 64 }),
    step(120, "ecs", "CreateService", { cluster: "shop", serviceName: "web", taskDefinition: "web", desiredCount: 2, loadBalancers: [{ targetGroupArn: GROUP, containerName: "web", containerPort: 80 }] }),
    step(120, "ecs", "CreateService", { cluster: "shop", serviceName: "worker", taskDefinition: "worker", desiredCount: 2 }),
    step(240, "physics", "PutTraffic", { cluster: "shop", service: "web", requestsPerSecond: 20, curve: { shape: "spike", peakRequestsPerSecond: 400, seconds: 600, noisePercent: 10 } }),
    step(240, "physics", "PutQueue", { cluster: "shop", service: "worker", queueName: "jobs", messagesPerSecond: 5, messagesPerSecondPerTask: 10, curve: { shape: "points", points: [[0, 5], [120, 40], [240, 5]].map(([atSeconds = 0, requestsPerSecond = 0]) => ({ atSeconds, requestsPerSecond })), repeats: true } }),
    step(900, "physics", "ListQueues", {}),
    behaves(1_000, { cpuMillisPerRequest: 20, baseMemoryMiB: 64, leakMiBPerHour: 1_500 }),
    step(1_200, "ecs", "UpdateService", { cluster: "shop", service: "worker", desiredCount: 4 }),
    step(1_500, "physics", "PutTraffic", { cluster: "shop", service: "web", requestsPerSecond: 30 }),
    step(1_550, "ec2", "ModifyInstanceCreditSpecification", { InstanceCreditSpecifications: [{ InstanceId: "${machines.Instances[0].InstanceId}", CpuCredits: "standard" }] }),
    step(1_600, "physics", "ListTraffic", {}),
    step(1_700, "physics", "DeleteQueue", { queueName: "jobs" }),
  ],
};

function behaves(atSeconds: number, resources: object): ScenarioStep {
  return step(atSeconds, "physics", "PutImageBehavior", { image: "web:1", resources });
}

function definition(family: string, container: object): ScenarioStep {
  return step(10, "ecs", "RegisterTaskDefinition", { family, containerDefinitions: [{ name: family, image: `${family}:1`, ...container }] });
}

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
