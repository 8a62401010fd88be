import type { CallOf } from "../aws/generated/api.ts";
import type { Scenario, ScenarioStep } from "../engine/session/scenario.ts";
import { balancedGroup, beginning, instance, TARGET_GROUP, traffic } from "./steps.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config`, as user data travels. */
const UserData = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1wcm9kID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

/** A good first revision in service, and a second that starts but answers 500: the deployment never gets on. */
export const twoRevisions: Scenario = {
  id: "two-revisions",
  title: "Two revisions, one broken",
  summary: "web:2 answers 500. Watch what ECS keeps, and roll back.",
  seed: 7,
  openAtSeconds: 660,
  steps: [
    ...beginning("prod"),
    ...[0, 1, 2].map((zone) => instance("m5.large", { zone, UserData })),
    ...balancedGroup({ group: "web-tg", balancer: "web-alb" }),
    {
      call: {
        service: "physics",
        operation: "PutImageBehavior",
        input: { image: "web:2", healthStatus: 500 },
      } satisfies CallOf<"physics", "PutImageBehavior">,
    },
    revision("web:1"),
    {
      atSeconds: 120,
      call: {
        service: "ecs",
        operation: "CreateService",
        input: {
          cluster: "prod",
          serviceName: "web",
          taskDefinition: "web:1",
          desiredCount: 6,
          loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: "web", containerPort: 80 }],
        },
      } satisfies CallOf<"ecs", "CreateService">,
    },
    traffic(600, 120),
    revision("web:2", 480),
    {
      atSeconds: 600,
      call: {
        service: "ecs",
        operation: "UpdateService",
        input: { cluster: "prod", service: "web", taskDefinition: "web:2" },
      } satisfies CallOf<"ecs", "UpdateService">,
    },
  ],
};

function revision(image: string, atSeconds = 0): ScenarioStep {
  const container = {
    name: "web",
    image,
    cpu: 256,
    memory: 512,
    essential: true,
    portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" as const }],
  };
  const input = { family: "web", networkMode: "bridge" as const, requiresCompatibilities: ["EC2" as const], containerDefinitions: [container] };
  return { atSeconds, call: { service: "ecs", operation: "RegisterTaskDefinition", input } satisfies CallOf<"ecs", "RegisterTaskDefinition"> };
}
