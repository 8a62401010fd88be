import type { ContainerDefinition, TaskDefinition } from "../generated/ecs.ts";
import { networkModeOf } from "./networkMode.ts";
import { hostPortOf } from "./ports.ts";
import { numberOf, structuresIn, textOf } from "./read.ts";
import { cpuUnitsFrom, memoryMiBFrom } from "./taskSize.ts";

/** What one task takes from the container instance it is placed on. */
export interface TaskNeeds {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  /** Static host ports, ascending. Dynamic ones are found when the container starts. */
  readonly ports: readonly number[];
  readonly portsUdp: readonly number[];
  readonly gpus: number;
  /** Network interfaces of its own: one in the mode awsvpc, else none. */
  readonly enis: number;
}

/**
 * What placement counts. The task's own size wins over the sum of its containers; of a container's memory limits the
 * soft one counts (API, ContainerDefinition). A mode with its own network interface takes no host ports.
 */
export function needsOf(definition: TaskDefinition): TaskNeeds {
  const containers = structuresIn(definition.containerDefinitions).map(([container]) => container);
  const sumOf = (amounts: readonly (number | undefined)[]) => amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const cpuUnits = cpuUnitsFrom(textOf(definition.cpu) ?? "");
  const memoryMiB = memoryMiBFrom(textOf(definition.memory) ?? "");
  return {
    cpuUnits: cpuUnits ?? sumOf(containers.map(({ cpu }) => numberOf(cpu))),
    memoryMiB: memoryMiB ?? sumOf(containers.map((c) => numberOf(c.memoryReservation) ?? numberOf(c.memory))),
    ports: hostPortsOf(definition, "tcp"),
    portsUdp: hostPortsOf(definition, "udp"),
    gpus: sumOf(containers.flatMap((container) => gpusOf(container))),
    enis: networkModeOf(definition) === "awsvpc" ? 1 : 0,
  };
}

function hostPortsOf(definition: TaskDefinition, protocol: "tcp" | "udp"): readonly number[] {
  const mode = networkModeOf(definition);
  const mappings = structuresIn(definition.containerDefinitions).flatMap(([container]) => structuresIn(container.portMappings));
  const ports = mappings
    .filter(([mapping]) => (mapping.protocol ?? "tcp") === protocol)
    .map(([mapping]) => hostPortOf(mapping, mode) ?? 0);
  return ports.filter((port) => port !== 0).sort((a, b) => a - b);
}

function gpusOf({ resourceRequirements }: ContainerDefinition): readonly (number | undefined)[] {
  return structuresIn(resourceRequirements)
    .filter(([{ type }]) => type === "GPU")
    .map(([{ value }]) => Number(textOf(value)) || undefined);
}
