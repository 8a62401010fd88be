import { expect, test } from "vitest";
import type { RegisterTaskDefinitionRequest, TaskDefinition } from "../generated/ecs.ts";
import { needsOf, normalizedTaskDefinition } from "./taskDefinition.ts";

const NGINX: RegisterTaskDefinitionRequest = {
  family: "nginx",
  containerDefinitions: [{ name: "nginx", image: "nginx", memory: 256, portMappings: [{ containerPort: 80 }] }],
};

test("what is not said is written in, as describe-task-definition shows it", () => {
  expect(normalizedTaskDefinition({ ...NGINX, volumes: [{ name: "data" }], tags: [{ key: "a", value: "b" }] })).toEqual({
    family: "nginx",
    containerDefinitions: [
      {
        name: "nginx",
        image: "nginx",
        cpu: 0,
        memory: 256,
        portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" }],
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
      },
    ],
    volumes: [{ name: "data", host: {} }],
    placementConstraints: [],
    requiresAttributes: [],
    compatibilities: ["EXTERNAL", "EC2"],
  });
});

test("sizes become units and MiB, and a health check gets its defaults", () => {
  const definition = normalizedTaskDefinition({
    ...NGINX,
    networkMode: "awsvpc",
    cpu: ".25 vcpu",
    memory: ".5 gb",
    containerDefinitions: [{ name: "web", image: "nginx", healthCheck: { command: ["CMD", "true"], retries: 5 } }],
  });
  expect([definition.cpu, definition.memory]).toEqual(["256", "512"]);
  expect(definition.containerDefinitions?.[0]?.healthCheck).toEqual({ command: ["CMD", "true"], interval: 30, timeout: 5, retries: 5 });
  expect(definition.compatibilities).toEqual(["EC2", "FARGATE", "MANAGED_INSTANCES"]);
});

test.each([
  ["awsvpc", 80],
  ["host", 80],
  ["bridge", 0],
] as const)("a host port that is not said, in %s mode", (networkMode, hostPort) => {
  const definition = normalizedTaskDefinition({ ...NGINX, networkMode });
  expect(definition.containerDefinitions?.[0]?.portMappings?.[0]?.hostPort).toBe(hostPort);
});

test("what a definition asks of an agent", () => {
  const { requiresAttributes } = normalizedTaskDefinition({
    family: "web",
    networkMode: "awsvpc",
    taskRoleArn: "arn:aws:iam::123456789012:role/task",
    executionRoleArn: "arn:aws:iam::123456789012:role/execution",
    containerDefinitions: [
      {
        name: "web",
        image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1",
        memoryReservation: 64,
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "g", "awslogs-region": "us-east-1", "awslogs-create-group": "true" } },
      },
    ],
  });
  // As answered for such a definition in 2024 and 2025, in another order.
  expect(requiresAttributes?.map(({ name }) => name).sort()).toEqual([
    "com.amazonaws.ecs.capability.docker-remote-api.1.18",
    "com.amazonaws.ecs.capability.docker-remote-api.1.19",
    "com.amazonaws.ecs.capability.docker-remote-api.1.21",
    "com.amazonaws.ecs.capability.docker-remote-api.1.29",
    "com.amazonaws.ecs.capability.ecr-auth",
    "com.amazonaws.ecs.capability.logging-driver.awslogs",
    "com.amazonaws.ecs.capability.task-iam-role",
    "ecs.capability.execution-role-awslogs",
    "ecs.capability.execution-role-ecr-pull",
    "ecs.capability.task-eni",
  ]);
});

const containers: TaskDefinition["containerDefinitions"] = [
  { name: "a", cpu: 100, memory: 300, memoryReservation: 200, portMappings: [{ containerPort: 80, hostPort: 8080 }, { containerPort: 81 }] },
  { name: "b", memory: 50, portMappings: [{ containerPort: 53, hostPort: 53, protocol: "udp" }, { containerPort: 82, hostPort: 82 }] },
];

test.each<[string, TaskDefinition, ReturnType<typeof needsOf>]>([
  ["the containers' sums, the soft limit first", { containerDefinitions: containers }, { cpuUnits: 100, memoryMiB: 250, ports: [82, 8080], portsUdp: [53], gpus: 0, enis: 0 }],
  ["the task's own size", { containerDefinitions: containers, cpu: "512", memory: "1024" }, { cpuUnits: 512, memoryMiB: 1024, ports: [82, 8080], portsUdp: [53], gpus: 0, enis: 0 }],
  ["the task's cpu, the containers' memory", { containerDefinitions: containers, cpu: "512" }, { cpuUnits: 512, memoryMiB: 250, ports: [82, 8080], portsUdp: [53], gpus: 0, enis: 0 }],
  ["host mode: every port", { networkMode: "host", containerDefinitions: [{ name: "a", memory: 9, portMappings: [{ containerPort: 80 }] }] }, { cpuUnits: 0, memoryMiB: 9, ports: [80], portsUdp: [], gpus: 0, enis: 0 }],
  ["awsvpc: none", { networkMode: "awsvpc", containerDefinitions: [{ name: "a", memory: 9, portMappings: [{ containerPort: 80, hostPort: 80 }] }] }, { cpuUnits: 0, memoryMiB: 9, ports: [], portsUdp: [], gpus: 0, enis: 1 }],
  ["GPUs of all containers", { containerDefinitions: [{ name: "a", memory: 9, resourceRequirements: [{ type: "GPU", value: "2" }] }, { name: "b", memory: 9, resourceRequirements: [{ type: "GPU", value: "1" }] }] }, { cpuUnits: 0, memoryMiB: 18, ports: [], portsUdp: [], gpus: 3, enis: 0 }],
])("what a task takes: %s", (_name, definition, needs) => {
  expect(needsOf(definition)).toEqual(needs);
});
