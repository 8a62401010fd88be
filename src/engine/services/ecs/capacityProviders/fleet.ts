import { isCounted } from "../../../../aws/rules/groupMember.ts";
import type { View } from "../../../kernel/context.ts";
import { groupByArn, instancesOfGroup, type AutoScalingGroupRow, type GroupInstanceRow } from "../../autoscaling/contract.ts";
import { instanceTypes, launchTemplateOf, type InstanceType } from "../../ec2/contract.ts";
import { isOfDaemon } from "../lookupService.ts";
import { instancesByEc2Id, liveTasksByInstance, type TaskRow } from "../tables.ts";
import { subjectOfTask } from "../placement/subjectOf.ts";
import type { GroupProviderRow } from "../lateTables.ts";
import type { Demand, Fleet, Size } from "./decide/reservation.ts";
import { groupProviderOf } from "./providerOf.ts";
import { waitingTasks } from "./tables.ts";

/** The group of a capacity provider as managed scaling sees it, and whose tasks wait. */
export interface ProviderFleet extends Fleet {
  readonly group: AutoScalingGroupRow;
  /** Those that are there to stay. */
  readonly members: readonly GroupInstanceRow[];
  readonly waiting: readonly WaitingKind[];
}

export interface WaitingKind extends Demand {
  readonly tasks: readonly TaskRow[];
}

/** undefined: the group is not there any more. */
export function fleetOf(view: View, { name, autoScalingGroupArn, managedScaling }: GroupProviderRow, clusterArn: string): ProviderFleet | undefined {
  const group = groupByArn(view, autoScalingGroupArn);
  if (group === undefined) return undefined;
  const members = instancesOfGroup(view, group.autoScalingGroupName).filter(isCounted);
  return {
    ...managedScaling,
    group,
    members,
    instances: members.length,
    busy: members.filter((member) => !isEmpty(view, member)).length,
    waiting: kindsOf(view, waitingFor(view, clusterArn, name)),
    sizes: sizesOf(view, group),
  };
}

/** The tasks of a cluster that wait for an instance of a capacity provider. */
export const waitingFor = (view: View, clusterArn: string, name: string): readonly TaskRow[] => view.where(waitingTasks, clusterArn).filter((task) => groupProviderOf(task) === name);

/** ECS guide, "Managed scaling behavior": an instance that has tasks of daemons alone is empty. */
export const isEmpty = (view: View, { instanceId }: Pick<GroupInstanceRow, "instanceId">): boolean =>
  view.where(instancesByEc2Id, instanceId).every(({ containerInstanceArn }) => view.where(liveTasksByInstance, containerInstanceArn).every((task) => isOfDaemon(view, task)));

function kindsOf(view: View, tasks: readonly TaskRow[]): readonly WaitingKind[] {
  const kinds = new Map<string, Omit<WaitingKind, "count"> & { readonly tasks: TaskRow[] }>();
  for (const task of tasks) {
    const { cpuUnits, memoryMiB, enis, gpus, ports, portsUdp } = task.needs;
    const oneEach = ports.length + portsUdp.length > 0 || subjectOfTask(view, task).constraints.some(({ type }) => type === "distinctInstance");
    const key = JSON.stringify([cpuUnits, memoryMiB, enis, gpus, oneEach]);
    const kind = kinds.get(key) ?? { cpuUnits, memoryMiB, enis, gpus, oneEach, tasks: [] };
    kind.tasks.push(task);
    kinds.set(key, kind);
  }
  return [...kinds.values()].map((kind) => ({ ...kind, count: kind.tasks.length }));
}

/** What instances of the types have that a group launches. */
function sizesOf(view: View, { launchTemplate: { launchTemplateId, version }, mixed }: AutoScalingGroupRow): readonly Size[] {
  const { InstanceType = "" } = launchTemplateOf(view, { LaunchTemplateId: launchTemplateId, Version: version })?.data ?? {};
  const { instanceTypes: overrides = [] } = mixed ?? {};
  return (overrides.length > 0 ? overrides : [InstanceType]).flatMap((name) => {
    const type = instanceTypes.get(name);
    return type === undefined ? [] : [sizeOf(type)];
  });
}

/** What there is for tasks on an instance of a type; its own network interface is none of theirs. */
export const sizeOf = ({ cpuUnits, ecsMemoryMiB, networkInterfaces, gpus }: InstanceType): Size => ({ cpuUnits, memoryMiB: ecsMemoryMiB, enis: networkInterfaces - 1, gpus });
