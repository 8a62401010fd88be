import type { CallOf } from "../aws/generated/api.ts";
import type { Scenario, ScenarioStep } from "../engine/session/scenario.ts";
import { balancedGroup, beginning, instance, TARGET_GROUP, traffic } from "./steps.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=retail >> /etc/ecs/ecs.config`, as user data travels. */
const UserData = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1yZXRhaWwgPj4gL2V0Yy9lY3MvZWNzLmNvbmZpZwo=";

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
    ...beginning("retail"),
    ...[0, 1, 2].flatMap((zone) => [instance("m5.large", { zone, UserData }), instance("t3.medium", { zone, UserData })]),
    ...balancedGroup({ group: "ui-tg", balancer: "retail-alb", HealthCheckPath: "/actuator/health" }),
    definition("ui", { cpu: 256, memory: 512 }),
    definition("catalog", { cpu: 256, memory: 512 }),
    definition("carts", { cpu: 256, memory: 768 }),
    definition("orders", { cpu: 256, memory: 1024 }),
    definition("checkout", { cpu: 128, memory: 256, hostPort: 8080 }),
    behavior("ui", 8),
    behavior("orders", 12),
    service("ui", 5, {
      loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: "ui", containerPort: 8080 }],
      healthCheckGracePeriodSeconds: 30,
    }),
    service("catalog", 3),
    service("carts", 3),
    service("orders", 4),
    service("checkout", 7),
    traffic(240, INSTANCES_THERE_SECONDS),
  ],
};

function definition(
  family: string,
  size: { readonly cpu: number; readonly memory: number; readonly hostPort?: number },
): ScenarioStep {
  const container = {
    name: family,
    image: `${SHOP}-${family}:1.2.1`,
    cpu: size.cpu,
    memory: size.memory,
    essential: true,
    portMappings: [{ containerPort: 8080, hostPort: size.hostPort ?? 0, protocol: "tcp" as const }],
  };
  const input = { family, networkMode: "bridge" as const, requiresCompatibilities: ["EC2" as const], containerDefinitions: [container] };
  return { call: { service: "ecs", operation: "RegisterTaskDefinition", input } satisfies CallOf<"ecs", "RegisterTaskDefinition"> };
}

/** The shop's larger images are Java and take their time to start. */
function behavior(family: string, startSeconds: number): ScenarioStep {
  const input = { image: `${SHOP}-${family}:*`, pullSeconds: 6, startSeconds };
  return { call: { service: "physics", operation: "PutImageBehavior", input } satisfies CallOf<"physics", "PutImageBehavior"> };
}

function service(name: string, desiredCount: number, more: Partial<CallOf<"ecs", "CreateService">["input"]> = {}): ScenarioStep {
  const input = { cluster: "retail", serviceName: name, taskDefinition: name, desiredCount, ...more };
  return {
    atSeconds: INSTANCES_THERE_SECONDS,
    call: { service: "ecs", operation: "CreateService", input } satisfies CallOf<"ecs", "CreateService">,
  };
}
