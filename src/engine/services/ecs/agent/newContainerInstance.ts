import type { View } from "../../../kernel/context.ts";
import { osFamilyOf, type InstanceRow, type InstanceType } from "../../ec2/contract.ts";
import { fargate } from "../fargate/late.ts";
import { capacityProviders } from "../lateTables.ts";
import type { ContainerInstanceRow } from "../tables.ts";
import { attributesOf } from "./attributes.ts";
import { AGENT_VERSION } from "./release.ts";
import type { AgentConfig } from "./tables.ts";
import { trunkedTasksOf } from "./trunk.ts";

/** What an instance says of itself when it registers. */
export type Registering = Pick<InstanceRow, "instanceId" | "imageId" | "instanceType" | "subnetId" | "vpcId" | "availabilityZone" | "launchTime">;

/** What an instance registers as: all of it free, its agent not connected yet. With a trunk to come it is REGISTERING. */
export function newContainerInstance(
  view: View,
  { instance, type, config, containerInstanceArn, clusterArn }: { readonly instance: Registering; readonly type: InstanceType; readonly config: AgentConfig } & Pick<
    ContainerInstanceRow,
    "containerInstanceArn" | "clusterArn"
  >,
): ContainerInstanceRow {
  const isLinux = osFamilyOf(instance.imageId) === "LINUX";
  const trunked = isLinux ? trunkedTasksOf(view, type, instance) : null;
  const enis = trunked ?? type.networkInterfaces - 1;
  const gpus = config.gpuSupport ? type.gpus : 0;
  const memoryMiB = Math.max(0, (isLinux ? type.ecsMemoryMiB : type.memoryMiB - 1) - config.reservedMemoryMiB);
  // Without a spread, so that it has the shape of its copies: what meets rows of many shapes finds no field at once.
  const row: ContainerInstanceRow = {
    containerInstanceArn,
    clusterArn,
    ec2InstanceId: instance.instanceId,
    instanceType: instance.instanceType,
    availabilityZone: instance.availabilityZone,
    status: trunked === null ? "ACTIVE" : "REGISTERING",
    agentConnected: false,
    agentVersion: AGENT_VERSION,
    cpuUnits: type.cpuUnits,
    memoryMiB,
    cpuUnitsFree: type.cpuUnits,
    memoryMiBFree: memoryMiB,
    portsReserved: config.reservedPorts,
    portsUdpReserved: config.reservedPortsUdp,
    portsTaken: config.reservedPorts,
    portsUdpTaken: config.reservedPortsUdp,
    lastDynamicPort: config.dynamicPorts.first - 1,
    gpus,
    gpusFree: gpus,
    enis,
    enisFree: enis,
    attributes: attributesOf(instance, type, config),
    tags: config.tags,
    registeredAt: view.now,
    inactiveSince: null,
    version: 1,
  };
  return view.size(capacityProviders) === 0 ? row : { ...row, ...fargate().providerOfInstance(view, clusterArn, instance.instanceId) };
}
