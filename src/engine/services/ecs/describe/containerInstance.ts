import type {
  Attachment,
  Attribute,
  ContainerInstance,
  ContainerInstanceField,
  ContainerInstanceHealthStatus,
  Resource,
} from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import { interfaceOf, privateDnsNameOf } from "../../ec2/contract.ts";
import { AGENT_COMMIT, DOCKER_VERSION } from "../agent/release.ts";
import { TRUNK } from "../agent/trunk.ts";
import { freeGpuIds, gpuIdsOf } from "../gpus.ts";
import { liveTasksByInstance, type ContainerInstanceRow } from "../tables.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { attachmentsOf } from "./task.ts";

/** A container instance as DescribeContainerInstances returns it. */
export function describeContainerInstance(
  view: View,
  row: ContainerInstanceRow,
  include: readonly ContainerInstanceField[] = [],
): ContainerInstance {
  const tasks = view.where(liveTasksByInstance, row.containerInstanceArn);
  return {
    containerInstanceArn: row.containerInstanceArn,
    ec2InstanceId: row.ec2InstanceId,
    version: row.version,
    versionInfo: {
      agentVersion: row.agentVersion,
      agentHash: AGENT_COMMIT,
      dockerVersion: `DockerVersion: ${DOCKER_VERSION}`,
    },
    remainingResources: resources({
      cpu: row.cpuUnitsFree,
      memory: row.memoryMiBFree,
      ports: row.portsTaken,
      portsUdp: row.portsUdpTaken,
      gpuIds: row.gpus === 0 ? null : freeGpuIds(view, row),
    }),
    registeredResources: resources({
      cpu: row.cpuUnits,
      memory: row.memoryMiB,
      ports: row.portsReserved,
      portsUdp: row.portsUdpReserved,
      gpuIds: row.gpus === 0 ? null : gpuIdsOf(row),
    }),
    status: row.status,
    capacityProviderName: row.capacityProvider,
    statusReason: row.status === "REGISTRATION_FAILED" ? TRUNK_FAILED : undefined,
    agentConnected: row.agentConnected,
    // API, ContainerInstance: the first counts by what is wanted, the second by what is.
    runningTasksCount: tasks.filter((task) => task.desiredStatus === "RUNNING").length,
    pendingTasksCount: tasks.filter((task) => task.lastStatus === "PENDING").length,
    attributes: attributesIn(row),
    registeredAt: epochSeconds(row.registeredAt),
    attachments: [...trunkOf(view, row), ...tasks.flatMap(attachmentsOf)],
    tags: include.includes("TAGS") ? row.tags : [],
    ...(include.includes("CONTAINER_INSTANCE_HEALTH") ? { healthStatus: healthOf(row) } : {}),
  };
}

/** Every attribute by name; those that are mere capabilities have no value. */
export function attributesIn(row: ContainerInstanceRow): readonly Attribute[] {
  return Object.entries(row.attributes)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, value]) => (value === "" ? { name } : { name, value }));
}

interface Amounts {
  readonly cpu: number;
  readonly memory: number;
  readonly ports: readonly number[];
  readonly portsUdp: readonly number[];
  /** null: the instance has none. */
  readonly gpuIds: readonly string[] | null;
}

/** Ports stand in both lists as those that are taken (API, ContainerInstance); GPUs as those that are there. */
function resources({ cpu, memory, ports, portsUdp, gpuIds }: Amounts): readonly Resource[] {
  const none = { doubleValue: 0, longValue: 0 };
  const gpus = { name: "GPU", type: "STRINGSET", ...none, integerValue: 0, stringSetValue: gpuIds ?? [] };
  return [
    { name: "CPU", type: "INTEGER", ...none, integerValue: cpu },
    { name: "MEMORY", type: "INTEGER", ...none, integerValue: memory },
    { name: "PORTS", type: "STRINGSET", ...none, integerValue: 0, stringSetValue: ports.map(String) },
    { name: "PORTS_UDP", type: "STRINGSET", ...none, integerValue: 0, stringSetValue: portsUdp.map(String) },
    ...(gpuIds === null ? [] : [gpus]),
  ];
}

/** Assumed wording. */
const TRUNK_FAILED = "The trunk network interface could not be created: the subnet has no free address.";

function trunkOf(view: View, { attributes }: ContainerInstanceRow): readonly Attachment[] {
  const trunk = interfaceOf(view, attributes[TRUNK] ?? "");
  if (trunk === undefined) return [];
  const { networkInterfaceId, subnetId, macAddress, privateIpAddress } = trunk;
  const details = { subnetId, networkInterfaceId, macAddress, privateDnsName: privateDnsNameOf(privateIpAddress), privateIPv4Address: privateIpAddress };
  return [
    {
      id: networkInterfaceId.slice("eni-".length),
      type: "ElasticNetworkInterface",
      status: "ATTACHED",
      details: Object.entries(details).map(([name, value]) => ({ name, value })),
    },
  ];
}

/** Docker never fails by itself here: an agent that ECS hears says that all is well. */
function healthOf(row: ContainerInstanceRow): ContainerInstanceHealthStatus {
  const status = row.agentConnected ? "OK" : "INSUFFICIENT_DATA";
  return { overallStatus: status, details: [{ type: "CONTAINER_RUNTIME", status }] };
}
