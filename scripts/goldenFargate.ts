import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";

const SUBNETS = ["${subnets.Subnets[0].SubnetId}", "${subnets.Subnets[1].SubnetId}"];
const IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:1";

/** Tasks without instances: a service that finds no way to its image at first, one on Spot, and a zone that goes dark. */
export const fargate: Scenario = {
  id: "fargate",
  title: "Fargate",
  summary: "Tasks without instances.",
  seed: 23,
  openAtSeconds: 900,
  steps: [
    { as: "subnets", ...step("ec2", 0, "DescribeSubnets", {}) },
    step("ecs", 0, "CreateCluster", { clusterName: "shop", capacityProviders: ["FARGATE", "FARGATE_SPOT"], defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] }),
    define(0, "web", IMAGE),
    define(0, "job", "job:1"),
    step("ecs", 10, "CreateService", { cluster: "shop", serviceName: "web", taskDefinition: "web", desiredCount: 3, launchType: "FARGATE", ...network("DISABLED") }),
    step("ecs", 120, "UpdateService", { cluster: "shop", service: "web", ...network("ENABLED") }),
    { as: "job", ...step("ecs", 200, "RunTask", { cluster: "shop", taskDefinition: "job", count: 2, ...network("ENABLED") }) },
    step("physics", 260, "InterruptFargateSpot", { cluster: "shop", task: "${job.tasks[0].taskArn}" }),
    step("physics", 280, "RetireFargateTask", { cluster: "shop", task: "${job.tasks[1].taskArn}" }),
    step("physics", 300, "SetZoneAvailable", { availabilityZone: "us-east-1a", available: false }),
    step("physics", 420, "SetZoneAvailable", { availabilityZone: "us-east-1a", available: true }),
    step("ecs", 700, "UpdateService", {
      cluster: "shop",
      service: "web",
      desiredCount: 6,
      capacityProviderStrategy: [{ capacityProvider: "FARGATE", base: 2, weight: 1 }, { capacityProvider: "FARGATE_SPOT", weight: 3 }],
    }),
    step("ecs", 800, "UpdateService", { cluster: "shop", service: "web", desiredCount: 2, platformVersion: "1.4.0" }),
  ],
};

function define(atSeconds: number, family: string, image: string): ScenarioStep {
  const containerDefinitions = [{ name: family, image, portMappings: [{ containerPort: 80 }] }];
  const size = { cpu: "256", memory: "512", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] };
  return step("ecs", atSeconds, "RegisterTaskDefinition", { family, executionRoleArn: "ecsTaskExecutionRole", ...size, containerDefinitions });
}

function network(assignPublicIp: "ENABLED" | "DISABLED") {
  return { networkConfiguration: { awsvpcConfiguration: { subnets: SUBNETS, assignPublicIp } } };
}

function step(service: string, atSeconds: number, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
