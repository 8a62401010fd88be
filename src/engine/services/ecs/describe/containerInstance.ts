import type {
  Attribute,
  ContainerInstance,
  ContainerInstanceField,
  ContainerInstanceHealthStatus,
  Resource,
} from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import { AGENT_COMMIT, DOCKER_VERSION } from "../agent/release.ts";
import { liveTasksByInstance, type ContainerInstanceRow } from "../tables.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";

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
    remainingResources: resources(row.cpuUnitsFree, row.memoryMiBFree, row.portsTaken, row.portsUdpTaken),
    registeredResources: resources(row.cpuUnits, row.memoryMiB, row.portsReserved, row.portsUdpReserved),
    status: row.status,
    agentConnected: row.agentConnected,
    // API, ContainerInstance: the first counts by what is wanted, the second by what is.
    runningTasksCount: tasks.filter((task) => task.desiredStatus === "RUNNING").length,
    pendingTasksCount: tasks.filter((task) => task.lastStatus === "PENDING").length,
    attributes: attributesIn(row),
    registeredAt: epochSeconds(row.registeredAt),
    attachments: [],
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

/** Ports stand in both lists as those that are taken (API, ContainerInstance). */
function resources(cpu: number, memory: number, ports: readonly number[], portsUdp: readonly number[]): readonly Resource[] {
  const none = { doubleValue: 0, longValue: 0 };
  return [
    { name: "CPU", type: "INTEGER", ...none, integerValue: cpu },
    { name: "MEMORY", type: "INTEGER", ...none, integerValue: memory },
    { name: "PORTS", type: "STRINGSET", ...none, integerValue: 0, stringSetValue: ports.map(String) },
    { name: "PORTS_UDP", type: "STRINGSET", ...none, integerValue: 0, stringSetValue: portsUdp.map(String) },
  ];
}

/** Docker never fails by itself here: an agent that ECS hears says that all is well. */
function healthOf(row: ContainerInstanceRow): ContainerInstanceHealthStatus {
  const status = row.agentConnected ? "OK" : "INSUFFICIENT_DATA";
  return { overallStatus: status, details: [{ type: "CONTAINER_RUNTIME", status }] };
}
