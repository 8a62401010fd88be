import type { Input } from "../aws/generated/api.ts";
import type { Scenario, ScenarioStep } from "../engine/session/scenario.ts";
import { instance, step, SUBNETS } from "./steps.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=rent >> /etc/ecs/ecs.config`, as user data travels. */
const UserData = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1yZW50ID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

/**
 * One task definition, run by three services: on two instances, whose price is parted among what they hold and what
 * lies idle, on Fargate, and on Fargate Spot, which takes a task back once.
 */
export const rentByTheSecond: Scenario = {
  id: "rent-by-the-second",
  title: "Rent by the second",
  summary: "The same four tasks on EC2, on Fargate and on Fargate Spot, which took one back. Open Cost: what each is paid, and what lies idle.",
  seed: 19,
  openAtSeconds: 600,
  steps: [
    step("ecs", "CreateCluster", { clusterName: "rent", capacityProviders: ["FARGATE", "FARGATE_SPOT"] }),
    { as: "subnets", ...step("ec2", "DescribeSubnets", {}) },
    ...[0, 1].map((zone) => instance("m5.large", { zone, UserData })),
    step("ecs", "RegisterTaskDefinition", {
      family: "web",
      networkMode: "awsvpc",
      requiresCompatibilities: ["EC2", "FARGATE"],
      cpu: "512",
      memory: "1024",
      containerDefinitions: [{ name: "web", image: "web:1", essential: true, portMappings: [{ containerPort: 80 }] }],
    }),
    service("web-on-ec2", { launchType: "EC2" }),
    service("web-on-fargate", { launchType: "FARGATE" }, "ENABLED"),
    service("web-on-spot", { capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] }, "ENABLED"),
    { atSeconds: 420, as: "spot", ...step("ecs", "ListTasks", { cluster: "rent", serviceName: "web-on-spot" }) },
    { atSeconds: 420, ...step("physics", "InterruptFargateSpot", { cluster: "rent", task: "${spot.taskArns[0]}" }) },
  ],
};

/** Instances are there after two minutes. */
function service(serviceName: string, capacity: Partial<Input<"ecs", "CreateService">>, assignPublicIp?: "ENABLED"): ScenarioStep {
  const awsvpcConfiguration = { subnets: SUBNETS, ...(assignPublicIp && { assignPublicIp }) };
  return { atSeconds: 120, ...step("ecs", "CreateService", { cluster: "rent", serviceName, taskDefinition: "web", desiredCount: 4, networkConfiguration: { awsvpcConfiguration }, ...capacity }) };
}
