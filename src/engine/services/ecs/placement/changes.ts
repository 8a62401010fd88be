import type { ContainerDefinition, RegisterTaskDefinitionRequest, TaskDefinition } from "../../../../aws/generated/ecs.ts";
import { inputOfRevision } from "../../../../aws/import/revisionInput.ts";
import { networkModeOf } from "../../../../aws/rules/networkMode.ts";
import { cpuUnitsFrom, LEAST_MEMORY_MIB, memoryMiBFrom } from "../../../../aws/rules/taskSize.ts";
import type { TaskNeeds } from "../tables.ts";

/** A revision that asks for so much memory in all, taken from the container that asks for most; undefined: none can. */
export function withMemory(definition: TaskDefinition, needs: TaskNeeds, memoryMiB: number): RegisterTaskDefinitionRequest | undefined {
  const input = inputOfRevision(definition);
  const less = needs.memoryMiB - memoryMiB;
  if (memoryMiBFrom(input.memory ?? "") !== undefined) return memoryMiB < LEAST_MEMORY_MIB ? undefined : { ...input, memory: String(memoryMiB) };
  const most = mostOf(input.containerDefinitions, countedMemory);
  if (most === undefined || countedMemory(most) - less < LEAST_MEMORY_MIB) return undefined;
  const { memory, memoryReservation } = most;
  // The soft limit is what placement counts when there is one; the hard limit may stay.
  const smaller = memoryReservation === undefined ? { memory: (memory ?? 0) - less } : { memoryReservation: memoryReservation - less };
  return { ...input, containerDefinitions: replaced(input.containerDefinitions, most, smaller) };
}

/** A revision that asks for so many CPU units in all, taken from the container that asks for most; undefined: none can. */
export function withCpu(definition: TaskDefinition, needs: TaskNeeds, cpuUnits: number): RegisterTaskDefinitionRequest | undefined {
  const input = inputOfRevision(definition);
  const less = needs.cpuUnits - cpuUnits;
  if (cpuUnitsFrom(input.cpu ?? "") !== undefined) return { ...input, cpu: String(cpuUnits) };
  const most = mostOf(input.containerDefinitions, ({ cpu = 0 }) => cpu);
  if (most === undefined || (most.cpu ?? 0) < less) return undefined;
  return { ...input, containerDefinitions: replaced(input.containerDefinitions, most, { cpu: (most.cpu ?? 0) - less }) };
}

/** What a static host port is exchanged for. */
export interface PortChange {
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  /** 0: a port that the agent finds. */
  readonly hostPort: number;
}

/** A revision with another host port; undefined where the container's port is the host's. ECS API, PortMapping. */
export function withHostPort(definition: TaskDefinition, { port, protocol, hostPort }: PortChange): RegisterTaskDefinitionRequest | undefined {
  if (networkModeOf(definition) !== "bridge") return undefined;
  const input = inputOfRevision(definition);
  const containerDefinitions = (input.containerDefinitions ?? []).map((container) => ({
    ...container,
    portMappings: container.portMappings?.map((mapping) =>
      mapping.hostPort === port && (mapping.protocol ?? "tcp") === protocol ? { ...mapping, hostPort } : mapping,
    ),
  }));
  return { ...input, containerDefinitions };
}

/** A revision without one of its placement constraints. */
export function withoutConstraint(definition: TaskDefinition, expression: string): RegisterTaskDefinitionRequest {
  const input = inputOfRevision(definition);
  return { ...input, placementConstraints: input.placementConstraints?.filter((one) => one.expression !== expression) };
}

/**
 * The greatest number from `low`, which fits, up to below `high`, which does not, so that one more does not fit. Each
 * try is a plan: so those that are likely, what some instance has left, are halved before all that lie between.
 */
export function greatest({ low, high, likely }: { readonly low: number; readonly high: number; readonly likely: readonly number[] }, fits: (value: number) => boolean): number {
  let [good, bad] = [low, high];
  const candidates = [...new Set(likely)].filter((value) => value > low && value < high).toSorted((a, b) => a - b);
  for (let [from, to] = [0, candidates.length]; from < to; ) {
    const middle = (from + to) >> 1;
    const value = candidates[middle] ?? low;
    if (fits(value)) [good, from] = [value, middle + 1];
    else [bad, to] = [value, middle];
  }
  let next = good + 1;
  while (good + 1 < bad) {
    if (fits(next)) good = next;
    else bad = next;
    next = good + Math.max(1, (bad - good) >> 1);
  }
  return good;
}

function countedMemory({ memory = 0, memoryReservation }: ContainerDefinition): number {
  return memoryReservation ?? memory;
}

function mostOf(containers: readonly ContainerDefinition[] | undefined, of: (container: ContainerDefinition) => number): ContainerDefinition | undefined {
  let most: ContainerDefinition | undefined;
  for (const container of containers ?? []) if (most === undefined || of(container) > of(most)) most = container;
  return most;
}

function replaced(containers: readonly ContainerDefinition[] | undefined, one: ContainerDefinition, by: Partial<ContainerDefinition>): ContainerDefinition[] {
  return (containers ?? []).map((container) => (container === one ? { ...container, ...by } : container));
}
