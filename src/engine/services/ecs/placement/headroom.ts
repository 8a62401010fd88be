import { sumOf } from "../../../../lib/sum.ts";
import type { View } from "../../../kernel/context.ts";
import { RESERVED_PORTS_PER_INSTANCE } from "../limits.ts";
import { groupMembers, groupMembersOf, instancesByCluster, type ContainerInstanceRow, type TaskNeeds } from "../tables.ts";
import { hindrancesOf } from "./hindrances.ts";
import { headlineOf, reasonOf } from "./reasons.ts";
import { isCandidate } from "./seat.ts";
import type { Subject } from "./subject.ts";

/** What runs out first on an instance, or why it takes none at all. */
export type Limit = "cpu" | "memory" | "ports" | "gpu" | "eni" | "distinctInstance" | "barred";

/** How many more tasks of a kind one instance takes, and what is left over then. */
export interface InstanceHeadroom {
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
  readonly fits: number;
  /** What keeps the one after these out. */
  readonly limit: Limit;
  /** The same in words: `memory runs out: 200 MiB are left, and a task needs 512`. */
  readonly reason: string;
  /** Free, and of no use to further tasks of this kind. */
  readonly strandedCpuUnits: number;
  readonly strandedMemoryMiB: number;
  readonly strandedEnis: number;
}

export interface ZoneHeadroom {
  readonly availabilityZone: string;
  readonly instances: number;
  readonly fits: number;
  readonly strandedCpuUnits: number;
  readonly strandedMemoryMiB: number;
  readonly strandedEnis: number;
}

/** How many more tasks of a kind a cluster takes. */
export interface Headroom {
  readonly fits: number;
  readonly needs: TaskNeeds;
  readonly instances: readonly InstanceHeadroom[];
  /** By name. */
  readonly zones: readonly ZoneHeadroom[];
  /** On how many instances each limit is what keeps the next one out. */
  readonly limits: readonly { readonly limit: Limit; readonly instances: number }[];
}

/**
 * How many more tasks of a subject fit. Tasks of one kind take the same wherever they go, so each instance counts by
 * itself and the order does not matter; a constraint that looks at the groups of running tasks is taken as it is now.
 */
export function headroomOf(view: View, subject: Subject): Headroom {
  const barred = new Map(hindrancesOf(view, subject).map(({ instance, causes }) => [instance.containerInstanceArn, causes]));
  const distinct = subject.constraints.some(({ type }) => type === "distinctInstance");
  const siblings = new Set(view.where(groupMembers, groupMembersOf(subject.clusterArn, subject.group)).map((task) => task.containerInstanceArn));
  const candidates = view.where(instancesByCluster, subject.clusterArn).filter((instance) => isCandidate(subject, instance));
  const instances = candidates.map((instance): InstanceHeadroom => {
    const { containerInstanceArn, availabilityZone } = instance;
    // What room there is does not matter where something else stands in the way.
    const bar = (barred.get(containerInstanceArn) ?? []).find((cause) => !("has" in cause) && cause.kind !== "port" && cause.kind !== "distinctInstance");
    if (bar !== undefined) {
      const reason = `${headlineOf(bar)}: ${reasonOf(view, containerInstanceArn, bar)}`;
      return { containerInstanceArn, availabilityZone, fits: 0, limit: "barred", reason, ...strandedOn(instance, subject.needs, 0) };
    }
    const { fits, limit } = capacityOf(instance, subject.needs, distinct ? (siblings.has(containerInstanceArn) ? 0 : 1) : Infinity);
    const stranded = strandedOn(instance, subject.needs, fits);
    return { containerInstanceArn, availabilityZone, fits, limit, reason: wordsOf(limit, subject.needs, stranded), ...stranded };
  });
  return { fits: sumOf(instances, ({ fits }) => fits), needs: subject.needs, instances, zones: zonesOf(instances), limits: limitsOf(instances) };
}

/** What each resource allows; of the scarcest, the first in this order is named. */
function capacityOf(instance: ContainerInstanceRow, needs: TaskNeeds, distinct: number): { readonly fits: number; readonly limit: Limit } {
  const reserved = needs.ports.length + needs.portsUdp.length;
  const taken = instance.portsTaken.length + instance.portsUdpTaken.length;
  const clash = needs.ports.some((port) => instance.portsTaken.includes(port)) || needs.portsUdp.some((port) => instance.portsUdpTaken.includes(port));
  const ports = reserved === 0 ? Infinity : clash || taken + reserved > RESERVED_PORTS_PER_INSTANCE ? 0 : 1;
  const allows: readonly (readonly [Limit, number])[] = [
    ["distinctInstance", distinct],
    ["cpu", quotient(instance.cpuUnitsFree, needs.cpuUnits)],
    ["memory", quotient(instance.memoryMiBFree, needs.memoryMiB)],
    ["ports", ports],
    ["gpu", quotient(instance.gpusFree, needs.gpus)],
    ["eni", quotient(instance.enisFree, needs.enis)],
  ];
  let [limit, fits]: readonly [Limit, number] = ["memory", Infinity];
  for (const [resource, count] of allows) if (count < fits) [limit, fits] = [resource, count];
  return { fits, limit };
}

const quotient = (free: number, needed: number): number => (needed === 0 ? Infinity : Math.floor(free / needed));

function strandedOn(instance: ContainerInstanceRow, needs: TaskNeeds, fits: number) {
  return {
    strandedCpuUnits: instance.cpuUnitsFree - fits * needs.cpuUnits,
    strandedMemoryMiB: instance.memoryMiBFree - fits * needs.memoryMiB,
    strandedEnis: instance.enisFree - fits * needs.enis,
  };
}

function wordsOf(limit: Limit, needs: TaskNeeds, { strandedCpuUnits, strandedMemoryMiB }: ReturnType<typeof strandedOn>): string {
  switch (limit) {
    case "cpu":
      return `CPU runs out: ${strandedCpuUnits} units are left, and a task needs ${needs.cpuUnits}`;
    case "memory":
      return `memory runs out: ${strandedMemoryMiB} MiB are left, and a task needs ${needs.memoryMiB}`;
    case "ports":
      return `host port ${[...needs.ports, ...needs.portsUdp].join(", ")}: one task of this kind and no more`;
    case "gpu":
      return "no GPU is left";
    case "eni":
      return "no network interface is left";
    case "distinctInstance":
      return "distinctInstance: one task of the group and no more";
    case "barred":
      return "it takes none";
  }
}

function zonesOf(instances: readonly InstanceHeadroom[]): readonly ZoneHeadroom[] {
  const zones = [...new Set(instances.map(({ availabilityZone }) => availabilityZone))].toSorted();
  return zones.map((availabilityZone) => {
    const own = instances.filter((instance) => instance.availabilityZone === availabilityZone);
    return {
      availabilityZone,
      instances: own.length,
      fits: sumOf(own, ({ fits }) => fits),
      strandedCpuUnits: sumOf(own, (one) => one.strandedCpuUnits),
      strandedMemoryMiB: sumOf(own, (one) => one.strandedMemoryMiB),
      strandedEnis: sumOf(own, (one) => one.strandedEnis),
    };
  });
}

function limitsOf(instances: readonly InstanceHeadroom[]): Headroom["limits"] {
  const counts = new Map<Limit, number>();
  for (const { limit } of instances) counts.set(limit, (counts.get(limit) ?? 0) + 1);
  return [...counts].map(([limit, count]) => ({ limit, instances: count })).toSorted((a, b) => b.instances - a.instances);
}
