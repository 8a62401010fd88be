import type { TaskDefinition } from "../../../../aws/generated/ecs.ts";
import type { ContainerInstanceRow, TaskDefinitionRow, TaskNeeds, TaskRow } from "../tables.ts";
import type { Seat } from "./seat.ts";
import type { Subject } from "./subject.ts";

/** An instance with room for anything, for tests of the placement. */
export function instance(id: string, more: Partial<ContainerInstanceRow> = {}): ContainerInstanceRow {
  const availabilityZone = more.availabilityZone ?? "us-east-1a";
  return {
    containerInstanceArn: `arn:aws:ecs:us-east-1:123456789012:container-instance/prod/${id.padStart(32, "0")}`,
    clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/prod",
    ec2InstanceId: `i-${id.padStart(17, "0")}`,
    instanceType: "m5.large",
    availabilityZone,
    status: "ACTIVE",
    agentConnected: true,
    agentVersion: "1.101.0",
    cpuUnits: 2048,
    memoryMiB: 7680,
    cpuUnitsFree: 2048,
    memoryMiBFree: 7680,
    portsReserved: [22],
    portsUdpReserved: [],
    portsTaken: [22],
    portsUdpTaken: [],
    lastDynamicPort: 32_767,
    gpus: 0,
    gpusFree: 0,
    enis: 2,
    enisFree: 2,
    tags: [],
    registeredAt: 0,
    inactiveSince: null,
    version: 1,
    ...more,
    attributes: { "ecs.availability-zone": availabilityZone, "ecs.cpu-architecture": "x86_64", "ecs.os-type": "linux", ...more.attributes },
  };
}

/** The same, ready to be placed on. */
export function seat(id: string, more: Partial<ContainerInstanceRow> = {}, rest: Partial<Omit<Seat, "instance">> = {}): Seat {
  return { instance: instance(id, more), siblings: 0, rank: 0, ...rest };
}

/** A definition whose tasks need so much. */
export function definition(needs: Partial<TaskNeeds> = {}, more: Partial<TaskDefinition> = {}): TaskDefinitionRow {
  const taskDefinitionArn = "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1";
  return {
    taskDefinitionArn,
    family: "web",
    revision: 1,
    status: "ACTIVE",
    definition: { family: "web", revision: 1, taskDefinitionArn, containerDefinitions: [], ...more },
    needs: { cpuUnits: 256, memoryMiB: 512, ports: [], portsUdp: [], gpus: 0, enis: 0, ...needs },
    tags: [],
    registeredAt: 0,
    deregisteredAt: null,
    deleteRequestedAt: null,
  };
}

/** What is asked: by default nothing but room for a small task. */
export function subject(more: Partial<Subject> = {}): Subject {
  const row = more.definition ?? definition();
  return {
    clusterArn: instance("0").clusterArn,
    group: "service:web",
    definition: row,
    needs: row.needs,
    subnetIds: null,
    constraints: [],
    strategies: [],
    lot: "web",
    ...more,
  };
}

/** A task that runs on an instance. */
export function task(id: string, on: ContainerInstanceRow, more: Partial<TaskRow> = {}): TaskRow {
  return {
    taskArn: `arn:aws:ecs:us-east-1:123456789012:task/prod/${id.padStart(32, "0")}`,
    clusterArn: on.clusterArn,
    taskDefinitionArn: definition().taskDefinitionArn,
    containerInstanceArn: on.containerInstanceArn,
    availabilityZone: on.availabilityZone,
    serviceArn: null,
    deploymentId: null,
    group: "service:web",
    startedBy: null,
    desiredStatus: "RUNNING",
    lastStatus: "RUNNING",
    healthStatus: "UNKNOWN",
    needs: definition().needs,
    placement: null,
    containers: [],
    overrides: {},
    tags: [],
    stopCode: null,
    stoppedReason: null,
    targets: [],
    network: null,
    networkInterface: null,
    protectedUntil: null,
    createdAt: 0,
    connectedAt: 0,
    pullStartedAt: null,
    pullStoppedAt: null,
    startedAt: 0,
    registeredAt: null,
    healthyAt: null,
    stoppingAt: null,
    executionStoppedAt: null,
    stoppedAt: null,
    version: 1,
    ...more,
  };
}
