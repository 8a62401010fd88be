import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=kept >> /etc/ecs/ecs.config`, as user data travels. */
const JOIN_KEPT = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1rZXB0ID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

const SERVICE = "${service.service.serviceArn}";

const SETS = { cluster: "kept", service: "sets" };
const SET = "${set.taskSet.id}";

/** A cluster that somebody looks after: what is tagged, set and associated, beside the tasks that run there. */
export const housekeeping: Scenario = {
  id: "housekeeping",
  title: "Housekeeping",
  summary: "A cluster with everything about it that runs no task.",
  seed: 11,
  openAtSeconds: 400,
  steps: [
    step(0, "ecs", "CreateCluster", { clusterName: "kept", tags: [{ key: "team", value: "shop" }] }),
    step(0, "ec2", "RunInstances", { ImageId: "ami-0c55b159cbfafe1f0", InstanceType: "t3.medium", MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: JOIN_KEPT }),
    step(0, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: "web:1", memory: 256 }] }),
    { as: "service", ...step(120, "ecs", "CreateService", { cluster: "kept", serviceName: "web", taskDefinition: "web:1", desiredCount: 1, propagateTags: "SERVICE", enableECSManagedTags: true }) },
    step(130, "ecs", "TagResource", { resourceArn: SERVICE, tags: [{ key: "team", value: "shop" }, { key: "tier", value: "1" }] }),
    step(140, "ecs", "UpdateService", { cluster: "kept", service: "web", desiredCount: 2 }),
    step(200, "ecs", "UntagResource", { resourceArn: SERVICE, tagKeys: ["tier"] }),
    step(250, "ecs", "PutClusterCapacityProviders", { cluster: "kept", capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy: [] }),
    step(270, "ecs", "UpdateCluster", { cluster: "kept", serviceConnectDefaults: { namespace: "shop" } }),
    step(280, "ecs", "UpdateClusterSettings", { cluster: "kept", settings: [{ name: "containerInsights", value: "enabled" }] }),
    step(290, "ecs", "CreateService", { cluster: "kept", serviceName: "sets", desiredCount: 2, deploymentController: { type: "EXTERNAL" } }),
    { as: "set", ...step(290, "ecs", "CreateTaskSet", { ...SETS, taskDefinition: "web:1", scale: { value: 50 } }) },
    step(300, "ecs", "UpdateServicePrimaryTaskSet", { ...SETS, primaryTaskSet: SET }),
    step(310, "ecs", "UpdateTaskSet", { ...SETS, taskSet: SET, scale: { value: 100 } }),
    step(340, "ecs", "DeleteTaskSet", { ...SETS, taskSet: SET, force: true }),
    step(350, "physics", "PutRuleSet", { ruleSet: "classic" }),
  ],
};

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
