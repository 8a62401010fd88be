import type { CallOf } from "../aws/generated/api.ts";
import type { Scenario, ScenarioStep } from "../engine/session/scenario.ts";
import { beginning, instance } from "./steps.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config`, as user data travels. */
const UserData = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1wcm9kID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

const INSTANCES_THERE_SECONDS = 120;

/** Three of a zone, and no two zones alike. */
const FLEET = [
  ["m5.large", "t3.medium", "c5.large"],
  ["m5.large", "t3.small", "c5.large"],
  ["m5.large", "t3.medium", "m5.large"],
] as const;

/**
 * A mixed fleet on which placement has something to decide: agents on every instance, workers packed tightly, an
 * `api` that holds host port 80 of two instances, and `edge`, which wants the same port and no burstable instance.
 */
export const staticPorts: Scenario = {
  id: "static-ports",
  title: "Static ports on a mixed fleet",
  summary: "Drag edge:1 onto the cluster and see, on each instance, why here and why not there.",
  seed: 42,
  openAtSeconds: 300,
  steps: [
    ...beginning("prod"),
    ...FLEET.flatMap((types, zone) => types.map((type) => instance(type, { zone, UserData }))),
    definition("logs", { cpu: 64, memory: 128 }),
    definition("web", { cpu: 256, memory: 512, hostPort: 0 }),
    definition("api", { cpu: 512, memory: 1024, hostPort: 80 }),
    definition("worker", { cpu: 256, memory: 768 }),
    definition("edge", { cpu: 256, memory: 512, hostPort: 80, onlyOn: "attribute:ecs.instance-type !~ t3.*" }),
    service("logs", { schedulingStrategy: "DAEMON" }),
    service("api", { desiredCount: 2, placementConstraints: [{ type: "distinctInstance" }] }),
    service("web", { desiredCount: 10 }),
    service("worker", {
      desiredCount: 11,
      placementStrategy: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "binpack", field: "memory" },
      ],
    }),
  ],
};

function definition(
  family: string,
  size: { readonly cpu: number; readonly memory: number; readonly hostPort?: number; readonly onlyOn?: string },
): ScenarioStep {
  const { cpu, memory, hostPort, onlyOn } = size;
  const container = {
    name: family,
    image: `${family}:1`,
    cpu,
    memory,
    essential: true,
    ...(hostPort !== undefined && { portMappings: [{ containerPort: 80, hostPort, protocol: "tcp" as const }] }),
  };
  const input = {
    family,
    networkMode: "bridge" as const,
    requiresCompatibilities: ["EC2" as const],
    containerDefinitions: [container],
    ...(onlyOn !== undefined && { placementConstraints: [{ type: "memberOf" as const, expression: onlyOn }] }),
  };
  return { call: { service: "ecs", operation: "RegisterTaskDefinition", input } satisfies CallOf<"ecs", "RegisterTaskDefinition"> };
}

function service(name: string, more: Partial<CallOf<"ecs", "CreateService">["input"]>): ScenarioStep {
  const input = { cluster: "prod", serviceName: name, taskDefinition: name, ...more };
  return { atSeconds: INSTANCES_THERE_SECONDS, call: { service: "ecs", operation: "CreateService", input } satisfies CallOf<"ecs", "CreateService"> };
}
