import type { ContainerDefinition, ResourceRequirement, TaskOverride } from "../../../aws/generated/ecs.ts";
import { hashText, hex32 } from "../../../lib/hash.ts";
import type { View } from "../../kernel/context.ts";
import { liveTasksByInstance, type ContainerInstanceRow } from "./tables.ts";

/** The GPUs of a container instance by the ids their driver gives them: made up, and the same whenever they are asked for. */
export function gpuIdsOf({ ec2InstanceId, gpus }: Pick<ContainerInstanceRow, "ec2InstanceId" | "gpus">): readonly string[] {
  return Array.from({ length: gpus }, (_, i) => {
    const hex = [0, 1, 2, 3].map((part) => hex32(hashText(`${ec2InstanceId}/gpu/${i}/${part}`))).join("");
    return `GPU-${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")}`;
  });
}

/** Those that no task holds. */
export function freeGpuIds(view: View, instance: Pick<ContainerInstanceRow, "containerInstanceArn" | "ec2InstanceId" | "gpus" | "gpusFree">): readonly string[] {
  if (instance.gpusFree === 0) return [];
  const held = new Set<string>();
  for (const { containers } of view.where(liveTasksByInstance, instance.containerInstanceArn)) {
    for (const { gpuIds } of containers) for (const id of gpuIds) held.add(id);
  }
  return gpuIdsOf(instance).filter((id) => !held.has(id));
}

/**
 * Which GPUs each container of a task gets, by its place in the definition: each as many as it asks for, the first that
 * are free. An empty list: none gets any.
 */
export function dealGpus(
  view: View,
  instance: Parameters<typeof freeGpuIds>[1],
  { containers, overrides }: { readonly containers: readonly ContainerDefinition[]; readonly overrides: TaskOverride },
): readonly (readonly string[])[] {
  if (!containers.some(({ resourceRequirements }) => resourceRequirements !== undefined) && overrides.containerOverrides === undefined) return [];
  const asked = containers.map(({ name, resourceRequirements }) => {
    const override = overrides.containerOverrides?.find((one) => one.name === name);
    return gpusIn(override?.resourceRequirements ?? resourceRequirements);
  });
  if (asked.every((count) => count === 0)) return asked.map(() => NONE);
  const free = freeGpuIds(view, instance);
  let dealt = 0;
  return asked.map((count) => free.slice(dealt, (dealt += count)));
}

const NONE: readonly string[] = [];

function gpusIn(requirements: readonly ResourceRequirement[] = []): number {
  return requirements.reduce((sum, { type, value }) => (type === "GPU" ? sum + Number(value) : sum), 0);
}
