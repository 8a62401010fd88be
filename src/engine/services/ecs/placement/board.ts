import { hashText } from "../../../../lib/hash.ts";
import { by } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import { idOf } from "../../../../aws/arn.ts";
import { instancesByCluster, type ContainerInstanceRow, type TaskDefinitionRow, type TaskNeeds, type TaskRow } from "../tables.ts";
import type { PlacementRequest, Seat } from "./stage.ts";

/**
 * The instances of a cluster laid out once for all the tasks of one request: rows are read here and nowhere else,
 * and each task placed is taken off, so that the next one sees what is left.
 */
export interface Board {
  readonly seats: Seat[];
  readonly siblingsByZone: Map<string, number>;
}

/**
 * Lays out the instances of a cluster. `lot` decides ties: an order that differs from lot to lot but is always the
 * same for one, so that a preview shows what will be. AWS breaks ties at random.
 */
export function layOut(
  view: View,
  { clusterArn, siblings, lot }: { readonly clusterArn: string; readonly siblings: readonly TaskRow[]; readonly lot: string },
): Board {
  const byInstance = new Map<string, number>();
  const siblingsByZone = new Map<string, number>();
  for (const task of siblings) {
    if (task.desiredStatus !== "RUNNING") continue;
    raise(byInstance, task.containerInstanceArn);
    raise(siblingsByZone, task.availabilityZone);
  }
  const seats = view
    .where(instancesByCluster, clusterArn)
    .map((instance) => ({ rank: rankOf(instance, lot), seat: seatOf(instance, byInstance) }))
    .toSorted(by(({ rank }) => rank, ({ seat }) => seat.instance.containerInstanceArn))
    .map(({ seat }) => seat);
  return { seats, siblingsByZone };
}

/** Takes what a task needs off the instance it was given. */
export function take(board: Board, { seat, needs }: { readonly seat: Seat; readonly needs: TaskNeeds }): void {
  const at = board.seats.indexOf(seat);
  board.seats[at] = {
    instance: seat.instance,
    cpuUnitsFree: seat.cpuUnitsFree - needs.cpuUnits,
    memoryMiBFree: seat.memoryMiBFree - needs.memoryMiB,
    portsTaken: needs.ports.length === 0 ? seat.portsTaken : [...seat.portsTaken, ...needs.ports],
    portsUdpTaken: needs.portsUdp.length === 0 ? seat.portsUdpTaken : [...seat.portsUdpTaken, ...needs.portsUdp],
    siblings: seat.siblings + 1,
  };
  raise(board.siblingsByZone, seat.instance.availabilityZone);
}

/** What one task of a definition asks, given how its siblings are spread on the board by now. */
export function requestOf({ definition }: TaskDefinitionRow, needs: TaskNeeds, board: Board): PlacementRequest {
  return { needs, requiresAttributes: definition.requiresAttributes ?? [], siblingsByZone: new Map(board.siblingsByZone) };
}

/** An instance as it stands, with nothing placed on it by the request at hand. */
export function seatOf(instance: ContainerInstanceRow, siblings: ReadonlyMap<string, number> = NONE): Seat {
  return {
    instance,
    cpuUnitsFree: instance.cpuUnitsFree,
    memoryMiBFree: instance.memoryMiBFree,
    portsTaken: instance.portsTaken,
    portsUdpTaken: instance.portsUdpTaken,
    siblings: siblings.get(instance.containerInstanceArn) ?? 0,
  };
}

const NONE: ReadonlyMap<string, number> = new Map();

function rankOf(instance: ContainerInstanceRow, lot: string): number {
  return hashText(`${lot} ${idOf(instance.containerInstanceArn)}`);
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
