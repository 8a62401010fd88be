import type { ContainerInstanceRow } from "../tables.ts";
import type { Seat } from "./seat.ts";

/** An instance with room for anything, for tests of the placement. */
export function instance(id: string, more: Partial<ContainerInstanceRow> = {}): ContainerInstanceRow {
  return {
    containerInstanceArn: `arn:aws:ecs:us-east-1:123456789012:container-instance/prod/${id.padStart(32, "0")}`,
    clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/prod",
    ec2InstanceId: `i-${id.padStart(17, "0")}`,
    instanceType: "m5.large",
    availabilityZone: "us-east-1a",
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
    attributes: { "ecs.os-type": "linux" },
    tags: [],
    registeredAt: 0,
    inactiveSince: null,
    version: 1,
    ...more,
  };
}

/** The same, ready to be placed on. */
export function seat(id: string, more: Partial<ContainerInstanceRow> = {}, rest: Partial<Omit<Seat, "instance">> = {}): Seat {
  return { instance: instance(id, more), siblings: 0, groups: new Set(), rank: 0, ...rest };
}
