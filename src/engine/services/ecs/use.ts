import type { View } from "../../kernel/context.ts";
import type { Lasting } from "../billing/contract.ts";
import { instanceOf, instanceTypes, instanceUse } from "../ec2/contract.ts";
import { STORAGE_GIB } from "./fargate/limits.ts";
import { providerOf } from "./fargate/place.ts";
import { isOnFargate } from "./processes/taskRows.ts";
import { containerInstances, taskDefinitions, type TaskDefinitionRow, type TaskRow } from "./tables.ts";

/**
 * How many GiB of memory are worth a vCPU where an instance's price is parted among its tasks (AWS Cost Management guide,
 * "Understanding split cost allocation data": weights of 9 to 1).
 */
const GIB_FOR_A_VCPU = 9;

/**
 * What a task is paid as or, on an instance, what part of that it holds: nothing yet, or any more, may be. Fargate
 * pricing: from the pull of its first image until it is stopped. On an instance it holds its part once it is placed.
 */
export function taskUses(view: View, task: TaskRow): readonly Lasting[] {
  const since = isOnFargate(task) ? task.pullStartedAt : task.createdAt;
  return since === null ? [] : partsOf(view, task).map((part) => ({ ...part, since }));
}

/** The same of a task that lasts, whether it is paid already or not. */
export function partsOf(view: View, task: TaskRow): readonly Omit<Lasting, "since">[] {
  const used = isOnFargate(task) ? onFargate(view, task) : onInstance(view, task);
  if (used === null) return [];
  return task.network?.assignPublicIp === true ? [used, { use: { kind: "publicIp", holder: "task", serviceArn: task.serviceArn }, share: 1 }] : [used];
}

function onFargate(view: View, task: TaskRow): Omit<Lasting, "since"> | null {
  const definition = view.find(taskDefinitions, task.taskDefinitionArn);
  if (definition === undefined) return null;
  const { cpuUnits, memoryMiB } = task.needs;
  const spot = providerOf(task) === "FARGATE_SPOT";
  return { use: { kind: "fargate", serviceArn: task.serviceArn, cpuUnits, memoryMiB, ...platformOf(definition), spot }, share: 1 };
}

function platformOf({ definition: { runtimePlatform, ephemeralStorage } }: TaskDefinitionRow) {
  const { cpuArchitecture, operatingSystemFamily = "LINUX" } = runtimePlatform ?? {};
  return {
    storageGiB: Math.max(0, (ephemeralStorage?.sizeInGiB ?? 0) - STORAGE_GIB),
    system: operatingSystemFamily === "LINUX" ? "linux" : "windows",
    architecture: cpuArchitecture === "ARM64" ? "arm64" : "x86_64",
  } as const;
}

function onInstance(view: View, { containerInstanceArn, serviceArn, needs }: TaskRow): Omit<Lasting, "since"> | null {
  const row = view.find(containerInstances, containerInstanceArn);
  const instance = row === undefined ? undefined : instanceOf(view, row.ec2InstanceId);
  const type = instance === undefined ? undefined : instanceTypes.get(instance.instanceType);
  if (instance === undefined || type === undefined) return null;
  const worth = (cpuUnits: number, memoryMiB: number) => (cpuUnits / 1024) * GIB_FOR_A_VCPU + memoryMiB / 1024;
  const share = Math.min(1, worth(needs.cpuUnits, needs.memoryMiB) / worth(type.cpuUnits, type.memoryMiB));
  const { instanceType, system, spot } = instanceUse(instance);
  return { use: { kind: "part", serviceArn, instanceType, system, spot }, share };
}
