import type { Scenario } from "../src/engine/session/scenario.ts";

/** An instance of another account that registers by itself, and works. */
export const registration: Scenario = {
  id: "registration",
  title: "An instance registers by itself",
  summary: "An identity document, and a task.",
  seed: 8,
  openAtSeconds: 200,
  steps: [
    { call: { service: "ecs", operation: "CreateCluster", input: {} } },
    { call: { service: "ecs", operation: "RegisterContainerInstance", input: { instanceIdentityDocument: '{"instanceId":"i-0123456789abcdef0"}' } } },
    { call: { service: "ecs", operation: "RegisterTaskDefinition", input: { family: "job", containerDefinitions: [{ name: "job", image: "job", memory: 128 }] } } },
    { atSeconds: 10, call: { service: "ecs", operation: "RunTask", input: { taskDefinition: "job" } } },
  ],
};
