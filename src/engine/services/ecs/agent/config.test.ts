import { expect, test } from "vitest";
import { agentConfigFrom } from "./config.ts";

test("an empty file leaves every default", () => {
  expect(agentConfigFrom("")).toEqual({
    cluster: "",
    reservedMemoryMiB: 0,
    reservedPorts: [22, 2375, 2376, 51_678, 51_679],
    reservedPortsUdp: [],
    attributes: {},
    error: null,
    tags: [],
    containerStopTimeoutSeconds: 30,
    dynamicPorts: { first: 32_768, last: 60_999 },
    loggingDrivers: ["json-file", "syslog", "awslogs", "fluentd", "none"],
    taskEni: true,
    awsvpcBlockImds: false,
    gpuSupport: true,
    taskIamRole: true,
    taskIamRoleNetworkHost: true,
    taskCpuMemLimit: true,
  });
});

test.each([
  ["ECS_CLUSTER=prod", { cluster: "prod" }],
  ["  ECS_CLUSTER=prod  ", { cluster: "prod" }],
  ["ECS_CLUSTER=", { cluster: "" }],
  ['ECS_CLUSTER="prod"', { cluster: '"prod"' }],
  ["ECS_CLUSTER=a\nECS_CLUSTER=b", { cluster: "b" }],
  ["#ECS_CLUSTER=prod", { cluster: "" }],
  ["ECS_RESERVED_MEMORY=256", { reservedMemoryMiB: 256 }],
  ["ECS_RESERVED_MEMORY=lots", { reservedMemoryMiB: 0 }],
  ["ECS_RESERVED_PORTS=[22, 80, 80]", { reservedPorts: [22, 80] }],
  ["ECS_RESERVED_PORTS=[443,22]", { reservedPorts: [22, 443] }],
  ["ECS_RESERVED_PORTS=22,80", { reservedPorts: [22, 2375, 2376, 51_678, 51_679] }],
  ["ECS_RESERVED_PORTS_UDP=[53]", { reservedPortsUdp: [53] }],
  ['ECS_INSTANCE_ATTRIBUTES={"stack": "prod"}', { attributes: { stack: "prod" }, error: null }],
  ["ECS_INSTANCE_ATTRIBUTES={stack: prod}", { attributes: {}, error: "Invalid format for ECS_INSTANCE_ATTRIBUTES. Expected a json hash" }],
  ['ECS_CONTAINER_INSTANCE_TAGS={"team": "a"}', { tags: [{ key: "team", value: "a" }] }],
  ["ECS_CONTAINER_STOP_TIMEOUT=10s", { containerStopTimeoutSeconds: 10 }],
  ["ECS_CONTAINER_STOP_TIMEOUT=1m30s", { containerStopTimeoutSeconds: 90 }],
  ["ECS_CONTAINER_STOP_TIMEOUT=500ms", { containerStopTimeoutSeconds: 30 }],
  ["ECS_CONTAINER_STOP_TIMEOUT=10", { containerStopTimeoutSeconds: 30 }],
  ["ECS_DYNAMIC_HOST_PORT_RANGE=40000-40010", { dynamicPorts: { first: 40_000, last: 40_010 } }],
  ["ECS_DYNAMIC_HOST_PORT_RANGE=40010-40000", { dynamicPorts: { first: 32_768, last: 60_999 } }],
  ["ECS_ENABLE_TASK_ENI=false", { taskEni: false }],
  ["ECS_AWSVPC_BLOCK_IMDS=true", { awsvpcBlockImds: true }],
  ["ECS_ENABLE_GPU_SUPPORT=false", { gpuSupport: false }],
])("%s", (line, expected) => {
  expect(agentConfigFrom(line)).toMatchObject(expected);
});
