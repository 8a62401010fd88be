import type {
  Attachment,
  Container,
  ContainerDefinition,
  NetworkInterface,
  Task,
  TaskOverride,
} from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { findProvider } from "../capacityProviders/find.ts";
import { groupProviderOf } from "../capacityProviders/providerOf.ts";
import { executeCommandAgent, isExecutable } from "../executeCommand.ts";
import { fargate } from "../fargate/late.ts";
import { isOnFargate } from "../processes/taskRows.ts";
import { privateDnsNameOf } from "../../ec2/contract.ts";
import { containerInstances, taskDefinitions, type ContainerState, type TaskInterface, type TaskRow } from "../tables.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { epochSecondsOr } from "./epoch.ts";

/** A task as DescribeTasks gives it. */
export function describeTask(view: View, task: TaskRow, { tags }: { readonly tags: boolean } = { tags: false }): Task {
  const definitions = view.find(taskDefinitions, task.taskDefinitionArn)?.definition.containerDefinitions ?? [];
  const connected = view.find(containerInstances, task.containerInstanceArn)?.agentConnected === true;
  const enableExecuteCommand = isExecutable(view, task);
  return {
    attachments: attachmentsOf(task),
    attributes: [{ name: "ecs.cpu-architecture", value: architectureOf(view, task) }],
    availabilityZone: task.availabilityZone || undefined,
    clusterArn: task.clusterArn,
    connectivity: task.connectedAt === null ? undefined : connected ? "CONNECTED" : "DISCONNECTED",
    connectivityAt: epochSecondsOr(task.connectedAt),
    containerInstanceArn: task.containerInstanceArn || undefined,
    containers: task.containers.map((container) => ({
      ...describeContainer(task, container, definitions),
      ...(enableExecuteCommand ? { managedAgents: [executeCommandAgent(container)] } : {}),
    })),
    cpu: String(task.needs.cpuUnits),
    createdAt: epochSeconds(task.createdAt),
    desiredStatus: task.desiredStatus,
    enableExecuteCommand,
    executionStoppedAt: epochSecondsOr(task.executionStoppedAt),
    group: task.group,
    healthStatus: task.healthStatus,
    lastStatus: task.lastStatus,
    ...capacityOf(view, task),
    memory: String(task.needs.memoryMiB),
    overrides: describeOverrides(task),
    pullStartedAt: epochSecondsOr(task.pullStartedAt),
    pullStoppedAt: epochSecondsOr(task.pullStoppedAt),
    startedAt: epochSecondsOr(task.startedAt),
    startedBy: task.startedBy ?? undefined,
    stopCode: stopCodeOf(task),
    stoppedAt: epochSecondsOr(task.stoppedAt),
    stoppedReason: task.stoppedReason ?? undefined,
    stoppingAt: epochSecondsOr(task.stoppingAt),
    tags: tags ? task.tags : [],
    taskArn: task.taskArn,
    taskDefinitionArn: task.taskDefinitionArn,
    version: task.version,
    ...(isOnFargate(task) ? fargate().describeTask(view, task) : {}),
  };
}

/** On instances, of a group or of ECS's own. */
function capacityOf(view: View, task: TaskRow): Task {
  const capacityProviderName = groupProviderOf(task);
  if (capacityProviderName === undefined) return { launchType: "EC2" };
  const isOwn = findProvider(view, capacityProviderName)?.managedInstances !== undefined;
  return { launchType: isOwn ? "MANAGED_INSTANCES" : "EC2", capacityProviderName };
}

function describeContainer(
  { taskArn, networkInterface }: TaskRow,
  container: ContainerState,
  definitions: readonly ContainerDefinition[],
): Container {
  const { cpu = 0, memory, memoryReservation } = definitions.find(({ name }) => name === container.name) ?? {};
  const stopped = container.lastStatus === "STOPPED";
  return {
    containerArn: container.containerArn,
    taskArn,
    name: container.name,
    image: container.image,
    // That an image was pulled is between the agent and the registry; ECS says PENDING until the container runs.
    lastStatus: container.lastStatus === "PULLED" ? "PENDING" : container.lastStatus,
    exitCode: stopped ? (container.exitCode ?? undefined) : undefined,
    reason: container.reason ?? undefined,
    networkBindings: container.networkBindings,
    networkInterfaces: interfacesOf(networkInterface),
    healthStatus: container.healthStatus,
    gpuIds: container.gpuIds.length === 0 ? undefined : container.gpuIds,
    cpu: String(cpu),
    memory: memory === undefined ? undefined : String(memory),
    memoryReservation: memoryReservation === undefined ? undefined : String(memoryReservation),
  };
}

/** The interface as ECS tells of it, with what EC2 has made of it so far. */
export function attachmentsOf({ networkInterface }: TaskRow): readonly Attachment[] {
  if (networkInterface === null) return [];
  const { attachmentId, status, subnetId, networkInterfaceId, macAddress, privateIpv4Address } = networkInterface;
  const details = [
    ["subnetId", subnetId] as const,
    ["networkInterfaceId", networkInterfaceId] as const,
    ["macAddress", macAddress] as const,
    ["privateDnsName", privateIpv4Address === null ? null : privateDnsNameOf(privateIpv4Address)] as const,
    ["privateIPv4Address", privateIpv4Address] as const,
  ];
  return [
    {
      id: attachmentId,
      type: "ElasticNetworkInterface",
      status,
      details: details.flatMap(([name, value]) => (value === null ? [] : [{ name, value }])),
    },
  ];
}

/** All containers of a task share its interface. */
function interfacesOf(networkInterface: TaskInterface | null): readonly NetworkInterface[] {
  if (networkInterface === null || networkInterface.privateIpv4Address === null) return [];
  const { attachmentId, privateIpv4Address } = networkInterface;
  return [{ attachmentId, privateIpv4Address }];
}

/** ECS names every container among the overrides, also those that nothing was said of. */
function describeOverrides({ overrides, containers }: TaskRow): TaskOverride {
  const given = overrides as TaskOverride;
  const containerOverrides = containers.map(
    ({ name }) => given.containerOverrides?.find((override) => override.name === name) ?? { name },
  );
  return { inferenceAcceleratorOverrides: [], ...given, containerOverrides };
}

function architectureOf(view: View, { containerInstanceArn, taskDefinitionArn }: TaskRow): string {
  if (containerInstanceArn === "") return view.find(taskDefinitions, taskDefinitionArn)?.definition.runtimePlatform?.cpuArchitecture === "ARM64" ? "arm64" : "x86_64";
  return view.find(containerInstances, containerInstanceArn)?.attributes["ecs.cpu-architecture"] ?? "x86_64";
}

function stopCodeOf({ stopCode }: TaskRow): Task["stopCode"] {
  return (stopCode ?? undefined) as Task["stopCode"];
}
