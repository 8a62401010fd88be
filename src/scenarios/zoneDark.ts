import type { Scenario, ScenarioStep } from "../engine/session/scenario.ts";
import { at, balancedGroup, beginning, fleet, step, TARGET_GROUP, traffic } from "./steps.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config`, as user data travels. */
const UserData = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1wcm9kID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

const INSTANCES_THERE_SECONDS = 120;
const TARGETS_HEALTHY_SECONDS = 240;

/**
 * Two services spread over three zones, on the instances of an Auto Scaling group. Whoever takes a zone down sees the load
 * balancer notice first and the group later, which launches in the zones that are left; what ECS still counts on the
 * instances that are gone is replaced when those are deregistered; and the group balances its zones when the zone is back.
 */
export const zoneDark: Scenario = {
  id: "zone-dark",
  title: "An AZ goes dark",
  summary: "Take us-east-1b down: the group launches elsewhere. Deregister what is lost, and the tasks come back.",
  seed: 42,
  openAtSeconds: 360,
  steps: [
    ...beginning("prod"),
    ...fleet({ name: "prod-asg", UserData, MinSize: 3, MaxSize: 9, DesiredCapacity: 6 }),
    ...balancedGroup({ group: "web-tg", balancer: "public-alb" }),
    definition("web", 512),
    definition("worker", 256),
    ...at(INSTANCES_THERE_SECONDS, [
      step("ecs", "CreateService", {
        cluster: "prod",
        serviceName: "web",
        taskDefinition: "web",
        desiredCount: 9,
        placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }],
        loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: "web", containerPort: 80 }],
      }),
      step("ecs", "CreateService", { cluster: "prod", serviceName: "worker", taskDefinition: "worker", desiredCount: 6, placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }] }),
    ]),
    traffic(300, TARGETS_HEALTHY_SECONDS),
  ],
};

function definition(family: string, cpu: number): ScenarioStep {
  const container = { name: family, image: `${family}:1`, cpu, memory: 2 * cpu, essential: true, portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" as const }] };
  return step("ecs", "RegisterTaskDefinition", { family, networkMode: "bridge", requiresCompatibilities: ["EC2"], containerDefinitions: [container] });
}
