import { by, byCodeUnit } from "../../../../lib/compare.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { restoreMachine, zoneIsAvailable } from "../../../physics/contract.ts";
import { freeAddressesIn, subnetOf } from "../../ec2/contract.ts";
import { isForWindows } from "../../../../aws/rules/windows.ts";
import { providersLacking } from "../capacityProviders/lacking.ts";
import { launchTask, type Launch } from "../processes/launchTask.ts";
import { changeTask, isOnFargate } from "../processes/taskRows.ts";
import { groupMembers, groupMembersOf, type FargatePlace, type FargateWish, type TaskNetwork, type TaskRow } from "../tables.ts";
import type { CapacityOrder, Launches } from "./late.ts";
import { NO_CAPACITY, NO_VCPUS } from "./obstacles.ts";
import { providerOf, placeOf } from "./place.ts";
import { versionOf } from "./platform.ts";
import { WINDOWS_PROVISION } from "./timing.ts";
import { take } from "./use.ts";

/**
 * Launches tasks on Fargate, one after another, as far as there is capacity and quota. Each goes to the zone of its
 * subnets with the fewest of its group, of Fargate and of Fargate Spot each by itself (ECS guide, "Balancing an Amazon
 * ECS service across Availability Zones").
 */
export function launchOnFargate(ctx: Context, order: FargateOrder): Launches {
  const { wish, launch: wanted, count } = order;
  const zones = order.zones ?? zonesOf(ctx, wanted);
  if (zones.length === 0) return { launched: [], obstacle: NO_CAPACITY };
  const platformVersion = versionOf(wish.platformVersion, wanted.definition.definition);
  const launched: TaskRow[] = [];
  for (const capacityProvider of providersFor(ctx, order)) {
    const waits = take(ctx, capacityProvider ?? "FARGATE", wanted.needs.cpuUnits);
    if (waits === null) return { launched, obstacle: NO_VCPUS };
    const place: FargatePlace = { platformVersion, capacityProvider };
    const zone = rarest(ctx, order, { zones, place });
    launched.push(begin(ctx, order, { zone, place, waits }));
  }
  return { launched, obstacle: launched.length < count ? NO_CAPACITY : null };
}

/** Tasks that shall run on Fargate. */
export interface FargateOrder extends Omit<CapacityOrder, "capacity"> {
  readonly wish: FargateWish;
}

interface Networked {
  readonly network: TaskNetwork | null;
}

/** The zones of some subnets that have capacity: those that are lit. */
export function zonesOf(view: View, of: Networked): readonly string[] {
  return subnetZones(view, of).filter((zone) => zoneIsAvailable(view, zone));
}

export function subnetZones(view: View, { network }: Networked): readonly string[] {
  return [...new Set((network?.subnetIds ?? []).flatMap((id) => subnetOf(view, id)?.availabilityZone ?? []))].sort(byCodeUnit);
}

/** From which capacity provider each task is to be; null: by the launch type. The tasks of a service count that its deployment has already. */
function providersFor(view: View, { subject: { clusterArn }, wish, launch: { deploymentId, group }, count }: FargateOrder): readonly (string | null)[] {
  const { strategy } = wish;
  if (strategy.length === 0) return Array.from({ length: count }, () => null);
  const own = deploymentId === null ? [] : membersOf(view, clusterArn, group).filter((task) => task.deploymentId === deploymentId);
  return providersLacking(strategy, own.map((task) => placeOf(task)?.capacityProvider), count);
}

const membersOf = (view: View, clusterArn: string, group: string) => view.where(groupMembers, groupMembersOf(clusterArn, group)).filter(isOnFargate);

/** The zone with the fewest, one whose subnets have an address before one without; of several the first by its name (assumed). */
function rarest(view: View, { subject: { clusterArn }, launch: { group, network } }: FargateOrder, { zones, place }: { readonly zones: readonly string[]; readonly place: FargatePlace }): string {
  const own = membersOf(view, clusterArn, group).filter((task) => providerOf(task) === (place.capacityProvider ?? "FARGATE"));
  const isFull = (zone: string) =>
    !(network?.subnetIds ?? []).some((id) => {
      const subnet = subnetOf(view, id);
      return subnet?.availabilityZone === zone && freeAddressesIn(view, subnet) > 0;
    });
  const counts = zones.map((zone) => ({ zone, full: isFull(zone) ? 1 : 0, count: own.filter((task) => task.availabilityZone === zone).length }));
  return counts.toSorted(by(({ full }) => full, ({ count }) => count, ({ zone }) => zone))[0]?.zone ?? "";
}

function begin(ctx: Context, { subject: { clusterArn }, launch: wanted }: FargateOrder, { zone: availabilityZone, place, waits }: { readonly zone: string; readonly place: FargatePlace; readonly waits: number }): TaskRow {
  const seat = { clusterArn, availabilityZone, containerInstanceArn: "", ec2InstanceId: "", gpus: 0, gpusFree: 0 };
  const launched: Launch = { ...wanted, placement: place };
  const task = launchTask(ctx, seat, launched);
  const { taskArn, networkInterface } = task;
  restoreMachine(ctx, { instanceId: taskArn, instanceType: "fargate", availabilityZone, powered: true, agentReachable: true, imagesHeld: [], bootedAt: ctx.now });
  const later = waits + (isForWindows(wanted.definition.definition) ? WINDOWS_PROVISION : 0);
  if (later === 0 || networkInterface === null || networkInterface.doneAt === null) return task;
  return changeTask(ctx, taskArn, { networkInterface: { ...networkInterface, doneAt: networkInterface.doneAt + later } });
}
