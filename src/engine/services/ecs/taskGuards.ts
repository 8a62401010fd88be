import { isBySets } from "../../../aws/rules/bySets.ts";
import type { View } from "../../kernel/context.ts";
import { guard, type Guard } from "../../kernel/module.ts";
import { interfaceOf } from "../ec2/contract.ts";
import { heldOn } from "./heldOnInstances.ts";
import { boundPortsOn } from "./hostPorts.ts";
import { isWithoutPlace } from "./processes/taskRows.ts";
import {
  containerInstances,
  deploymentsByService,
  liveTasksByInstance,
  services,
  tasks,
  type ContainerInstanceRow,
  type ContainerState,
  type NetworkBinding,
  type ServiceRow,
  type TaskRow,
} from "./tables.ts";

/** What must hold of tasks and services whatever happens. */
export const taskGuards: readonly Guard[] = [
  guard(tasks, (_view, task) => lifeOf(task)),
  guard(tasks, onSomething),
  guard(tasks, sharedPort),
  guard(tasks, secondDaemon),
  guard(tasks, ownInterface),
  guard(tasks, ownGpus),
  guard(containerInstances, reservation),
  guard(services, generations),
];

function lifeOf(task: TaskRow): string | undefined {
  if (task.lastStatus === "STOPPED") {
    if (task.desiredStatus !== "STOPPED" || task.stoppedAt === null) return "it stopped without having been told to";
    if (task.targets.length > 0) return "it stopped and is still a target";
    return undefined;
  }
  const stopping = STOPPING.has(task.lastStatus);
  if (stopping && task.desiredStatus === "RUNNING") return `it is ${task.lastStatus} although it is to run`;
  if (task.lastStatus === "RUNNING" && task.startedAt === null) return "it runs without having started";
  return undefined;
}

/** A task has a container instance, or it is on Fargate, or waits for an instance. */
function onSomething(_view: View, { containerInstanceArn, placement, network }: TaskRow): string | undefined {
  const onFargate = placement !== null && placement !== "named" && "platformVersion" in placement;
  if (isWithoutPlace({ containerInstanceArn, placement })) return undefined;
  if (onFargate !== (containerInstanceArn === "")) return "it has both a container instance and Fargate under it, or neither";
  return onFargate && network === null ? "it is on Fargate without a network" : undefined;
}

const STOPPING: ReadonlySet<string> = new Set(["DEACTIVATING", "STOPPING", "DEPROVISIONING"]);

/** An interface of a task's own: there is one in the mode awsvpc alone, attached while it runs, gone when it has stopped. */
function ownInterface(view: View, { network, networkInterface, lastStatus, containerInstanceArn, placement }: TaskRow): string | undefined {
  if (isWithoutPlace({ containerInstanceArn, placement })) return networkInterface === null && (lastStatus === "PROVISIONING" || lastStatus === "STOPPED") ? undefined : `it has no place and is ${lastStatus}`;
  if ((network === null) !== (networkInterface === null)) return "it has a network interface without a network, or none in one";
  if (networkInterface === null) {
    return lastStatus === "PROVISIONING" || lastStatus === "DEPROVISIONING" ? `it is ${lastStatus} without a network interface` : undefined;
  }
  const { status, networkInterfaceId, privateIpv4Address } = networkInterface;
  if ((lastStatus === "STOPPED") !== (status === "DELETED")) return `it is ${lastStatus}, its network interface ${status}`;
  if (lastStatus === "RUNNING" && status !== "ATTACHED") return `it runs while its network interface is ${status}`;
  const made = networkInterfaceId === null ? undefined : interfaceOf(view, networkInterfaceId);
  const isThere = status !== "PRECREATED" && status !== "DELETED";
  if (isThere && made?.privateIpAddress !== privateIpv4Address) return "EC2 does not have its network interface";
  return !isThere && made !== undefined ? "EC2 still has its network interface" : undefined;
}

/** A DAEMON service wants one task on an instance, no more. */
function secondDaemon(view: View, { taskArn, serviceArn, desiredStatus, containerInstanceArn }: TaskRow): string | undefined {
  if (serviceArn === null || desiredStatus !== "RUNNING") return undefined;
  if (view.find(services, serviceArn)?.schedulingStrategy !== "DAEMON") return undefined;
  const second = view
    .where(liveTasksByInstance, containerInstanceArn)
    .find((other) => other.serviceArn === serviceArn && other.desiredStatus === "RUNNING" && other.taskArn !== taskArn);
  return second === undefined ? undefined : `it is a second task of ${serviceArn} beside ${second.taskArn}`;
}

/** A host port leads to one container of an instance. */
function sharedPort(view: View, task: TaskRow, before: TaskRow | undefined): string | undefined {
  if (task.containers === before?.containers) return undefined;
  const own = portsOf(task);
  if (own.every(({ hostPort }) => isBoundOnce(view, task, hostPort))) return undefined;
  for (const other of view.where(liveTasksByInstance, task.containerInstanceArn)) {
    if (other.taskArn === task.taskArn) continue;
    const shared = portsOf(other).find((port) => own.some((one) => isSame(one, port)));
    if (shared !== undefined) return `it shares host port ${shared.hostPort}/${shared.protocol} with ${other.taskArn}`;
  }
  return undefined;
}

/** Whatever the protocol. Most ports are: then nobody beside the task need be looked at. */
const isBoundOnce = (view: View, { containerInstanceArn }: TaskRow, hostPort: number): boolean => (boundPortsOn(view, containerInstanceArn).get(hostPort) ?? 0) < 2;

/** A GPU is one container's, as long as its task is not STOPPED. */
function ownGpus(view: View, task: TaskRow): string | undefined {
  if (task.needs.gpus === 0 || task.lastStatus === "STOPPED") return undefined;
  const own = task.containers.flatMap(({ gpuIds }) => gpuIds);
  if (new Set(own).size !== task.needs.gpus) return `it holds ${own.length} GPUs and needs ${task.needs.gpus}`;
  for (const other of view.where(liveTasksByInstance, task.containerInstanceArn)) {
    if (other.taskArn === task.taskArn) continue;
    const shared = other.containers.flatMap(({ gpuIds }) => gpuIds).find((id) => own.includes(id));
    if (shared !== undefined) return `it shares ${shared} with ${other.taskArn}`;
  }
  return undefined;
}

function portsOf({ containers }: TaskRow): readonly NetworkBinding[] {
  const [only] = containers;
  // Most tasks have one container, whose list will do.
  if (only !== undefined && containers.length === 1) return hasPorts(only) ? only.networkBindings : NO_PORTS;
  return containers.flatMap((container) => (hasPorts(container) ? container.networkBindings : NO_PORTS));
}

const NO_PORTS: readonly NetworkBinding[] = [];

const hasPorts = ({ lastStatus, gone }: ContainerState): boolean => lastStatus === "RUNNING" && !gone;

const isSame = (one: NetworkBinding, other: NetworkBinding): boolean =>
  one.hostPort === other.hostPort && one.protocol === other.protocol;

/** What is not free on an instance is held by its tasks, or kept for its daemons, no more and no less. */
function reservation(view: View, instance: ContainerInstanceRow, _before: unknown, place: number): string | undefined {
  const { cpuUnits, memoryMiB, gpus, enis } = heldOn(view, { containerInstanceArn: instance.containerInstanceArn, place });
  const heldCpu = instance.cpuUnits - instance.cpuUnitsFree;
  const heldMemory = instance.memoryMiB - instance.memoryMiBFree;
  const heldGpus = instance.gpus - instance.gpusFree;
  const heldEnis = instance.enis - instance.enisFree;
  if (heldGpus !== gpus) return `${heldGpus} GPUs are reserved, its tasks hold ${gpus}`;
  if (heldEnis !== enis) return `${heldEnis} network interfaces are reserved, its tasks hold ${enis}`;
  return heldCpu === cpuUnits && heldMemory === memoryMiB
    ? undefined
    : `${heldCpu} CPU units and ${heldMemory} MiB are reserved, its tasks hold ${cpuUnits} and ${memoryMiB}`;
}

function generations(view: View, service: ServiceRow): string | undefined {
  if (service.status !== "ACTIVE") return undefined;
  const primaries = view.where(deploymentsByService, service.serviceArn).filter(({ status }) => status === "PRIMARY");
  // Of task sets none need be the primary one.
  const isFine = primaries.length === 1 || (isBySets(service) && primaries.length === 0);
  return isFine ? undefined : `it has ${primaries.length} PRIMARY deployments`;
}
