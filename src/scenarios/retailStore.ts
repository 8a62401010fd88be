import type { Scenario, ScenarioStep } from "../engine/session/scenario.ts";
import { INSTANCE_GROUP, network, securityGroups, subnetOf } from "./retailNetwork.ts";
import { balancing, definition, logGroup, nameOf, names, namespace, service, type ShopService, taskRoles } from "./retailServices.ts";
import { at, ECS_OPTIMIZED, step } from "./steps.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=retail >> /etc/ecs/ecs.config`, as user data travels. */
const UserData = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1yZXRhaWwgPj4gL2V0Yy9lY3MvZWNzLmNvbmZpZwo=";

/** By then every instance has booted, its agent has registered, and the namespace is there. */
const INSTANCES_THERE_SECONDS = 120;
const TARGETS_HEALTHY_SECONDS = 180;

/** Sizes, ports and paths are those of the public retail store sample. */
const UI: ShopService = { name: "ui", cpu: 256, memory: 512, desiredCount: 5, healthPath: "/actuator/health", requestsPerSecond: 240, startSeconds: 8 };
const BEHIND: readonly ShopService[] = [
  { name: "catalog", cpu: 256, memory: 512, desiredCount: 3, healthPath: "/health", requestsPerSecond: 90 },
  { name: "carts", cpu: 256, memory: 768, desiredCount: 3, healthPath: "/actuator/health", requestsPerSecond: 40, awsCall: { action: "dynamodb:Query", resource: "arn:aws:dynamodb:us-east-1:123456789012:table/retail-carts" } },
  { name: "orders", cpu: 256, memory: 1024, desiredCount: 4, healthPath: "/actuator/health", requestsPerSecond: 20, startSeconds: 12, awsCall: { action: "sqs:SendMessage", resource: "arn:aws:sqs:us-east-1:123456789012:retail-orders" } },
  { name: "checkout", cpu: 128, memory: 256, desiredCount: 7, healthPath: "/health", requestsPerSecond: 30, hostPort: 8080 },
];
const ALL = [UI, ...BEHIND];

/** Which services call which by their names, and how often. */
const CALLS = [
  { from: "ui", to: "catalog", requestsPerSecond: 160 },
  { from: "ui", to: "carts", requestsPerSecond: 60 },
  { from: "ui", to: "checkout", requestsPerSecond: 15 },
  { from: "checkout", to: "orders", requestsPerSecond: 10 },
] as const;

/**
 * The shop that every newcomer meets first: five services behind one load balancer, in private subnets, under load, and
 * one visible problem. Checkout pins host port 8080 and wants seven tasks on six instances, so one finds no place until
 * somebody adds an instance.
 */
export const retailStore: Scenario = {
  id: "retail-store",
  title: "Retail store",
  summary: "Five services under load, and one task that finds no place.",
  seed: 42,
  openAtSeconds: 600,
  steps: [
    step("ecs", "CreateCluster", { clusterName: "retail" }),
    ...network,
    ...securityGroups,
    ...taskRoles(ALL),
    logGroup,
    ...namespace,
    ...[0, 1, 2].flatMap((zone) => [instance("m5.large", zone), instance("t3.medium", zone)]),
    ...balancing(UI, BEHIND),
    ...ALL.flatMap(definition),
    ...at(INSTANCES_THERE_SECONDS, [...names(BEHIND), ...ALL.map(service)]),
    ...at(TARGETS_HEALTHY_SECONDS, [...ALL.map(load), ...CALLS.map(callsByName)]),
  ],
};

function instance(InstanceType: "m5.large" | "t3.medium", zone: number): ScenarioStep {
  const where = { SubnetId: subnetOf("private", zone), SecurityGroupIds: [INSTANCE_GROUP] };
  return step("ec2", "RunInstances", { ImageId: ECS_OPTIMIZED, InstanceType, MinCount: 1, MaxCount: 1, ...where, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData });
}

function load({ name, requestsPerSecond }: ShopService): ScenarioStep {
  return step("physics", "PutTraffic", { cluster: "retail", service: name, requestsPerSecond });
}

function callsByName({ from, to, requestsPerSecond }: (typeof CALLS)[number]): ScenarioStep {
  return step("physics", "PutServiceTraffic", { cluster: "retail", service: from, name: nameOf(to), requestsPerSecond });
}
