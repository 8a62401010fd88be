import { AVAILABILITY_ZONES } from "../../region.ts";
import type { DefinitionsDraft } from "./definitions.ts";
import { textOf, wholeOf } from "./fields.ts";
import type { Held } from "./held.ts";
import type { DraftInstance, InstancesDraft } from "./instances.ts";
import type { Items } from "./items.ts";
import { madeUp } from "./names.ts";
import { NOWHERE, type Report } from "./remark.ts";
import type { ServicesDraft } from "./services.ts";
import type { TasksDraft } from "./tasks.ts";

/** A type of instance that stands in where none is described, with what its agent registers. */
export interface StandInType {
  readonly instanceType: string;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** In order of size. A test holds them to the types that the simulation knows. */
export const STAND_IN_TYPES: readonly StandInType[] = [
  { instanceType: "m5.large", cpuUnits: 2_048, memoryMiB: 7_822 },
  { instanceType: "m5.xlarge", cpuUnits: 4_096, memoryMiB: 15_744 },
  { instanceType: "m5.2xlarge", cpuUnits: 8_192, memoryMiB: 31_628 },
  { instanceType: "m5.4xlarge", cpuUnits: 16_384, memoryMiB: 63_454 },
  { instanceType: "m5.24xlarge", cpuUnits: 98_304, memoryMiB: 382_415 },
];

/** The largest of ours: what needs more gets a machine that nobody sells. */
const LARGEST: StandInType = { instanceType: "m5.24xlarge", cpuUnits: 98_304, memoryMiB: 382_415 };

/** Instances in a cluster that stand in for those that nobody described: enough for three zones, and no more than a picture holds. */
const STAND_INS_A_CLUSTER = 30;

/** Where services are described and nothing that they could stand on, there are instances for all that they want and half as much again. */
export function standInsForServices({ items, services, instances, definitions, report }: { readonly items: Items; readonly services: ServicesDraft; readonly instances: InstancesDraft; readonly definitions: DefinitionsDraft; readonly report: Report }): void {
  const wanted = new Map<string, { cpuUnits: number; memoryMiB: number }>();
  for (const { described } of services.drafts.values()) {
    const needs = definitions.find(described.taskDefinition)?.needs;
    const sum = wanted.get(described.cluster) ?? { cpuUnits: 0, memoryMiB: 0 };
    const count = described.schedulingStrategy === "DAEMON" ? AVAILABILITY_ZONES.length : described.desiredCount;
    wanted.set(described.cluster, { cpuUnits: sum.cpuUnits + count * (needs?.cpuUnits ?? 0), memoryMiB: sum.memoryMiB + count * (needs?.memoryMiB ?? 0) });
  }
  // A cluster that says of itself that it has none is taken at its word.
  const empty = items.cluster.filter(({ fields }) => wholeOf(fields, "registeredContainerInstancesCount") === 0).map(({ fields }) => textOf(fields, "clusterName") ?? "");
  const inhabited = new Set([...[...instances.drafts.values()].map(({ described }) => described.cluster), ...empty]);
  for (const [cluster, sum] of wanted) {
    if (inhabited.has(cluster)) continue;
    const most = STAND_INS_A_CLUSTER / 3;
    const type = STAND_IN_TYPES.find(({ cpuUnits, memoryMiB }) => 1.5 * sum.cpuUnits <= most * cpuUnits && 1.5 * sum.memoryMiB <= most * memoryMiB) ?? LARGEST;
    const count = Math.min(STAND_INS_A_CLUSTER, Math.max(3, Math.ceil((1.5 * sum.cpuUnits) / type.cpuUnits), Math.ceil((1.5 * sum.memoryMiB) / type.memoryMiB)));
    for (let i = 0; i < count; i++) {
      const zone = AVAILABILITY_ZONES[i % AVAILABILITY_ZONES.length];
      const draft = instances.standIn(cluster, madeUp(`${cluster} instance ${i}`, 32), zone);
      if (draft !== undefined) instances.drafts.set(draft.place, ofType(draft, type));
    }
    report.assumed(NOWHERE, `Cluster ${cluster}`, `No container instance of it is described: ${count} of the type ${type.instanceType} stand in.`);
  }
}

/** The instances, and those that only tasks name as large as their tasks need. */
export function sizeStandIns({ instances, tasks, report }: { readonly instances: InstancesDraft; readonly tasks: TasksDraft; readonly report: Report }): readonly DraftInstance[] {
  return [...instances.drafts.values()].map((draft) => {
    const held = tasks.held.get(draft.place);
    if (draft.spot.line !== null || held === undefined) return draft;
    const type = STAND_IN_TYPES.find(({ cpuUnits, memoryMiB }) => held.cpuUnits <= cpuUnits && held.memoryMiB <= memoryMiB) ?? LARGEST;
    report.assumed(NOWHERE, `Container instance ${draft.described.id.slice(0, 8)}`, `Only its tasks are described: it is a ${type.instanceType} here.`);
    return grown(ofType(draft, type), held);
  });
}

function ofType(draft: DraftInstance, { instanceType, cpuUnits, memoryMiB }: StandInType): DraftInstance {
  const attributes = draft.described.attributes.map((one) => (one.name === "ecs.instance-type" ? { ...one, value: instanceType } : one));
  return { ...draft, machine: { ...draft.machine, instanceType }, described: { ...draft.described, cpuUnits, memoryMiB, attributes } };
}

/** No smaller than what stands on it. */
function grown(draft: DraftInstance, { cpuUnits, memoryMiB, gpus }: Held): DraftInstance {
  const { described } = draft;
  return { ...draft, described: { ...described, cpuUnits: Math.max(described.cpuUnits, cpuUnits), memoryMiB: Math.max(described.memoryMiB, memoryMiB), gpus } };
}
