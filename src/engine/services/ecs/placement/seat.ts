import { byCodeUnit } from "../../../../lib/compare.ts";
import { hashText } from "../../../../lib/hash.ts";
import { idOf } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import { groupMembers, groupMembersOf, instancesByCluster, type ContainerInstanceRow } from "../tables.ts";
import type { Subject } from "./subject.ts";

/** One container instance as a placement sees it. */
export interface Seat {
  readonly instance: ContainerInstanceRow;
  /** Tasks of the same service or group that are to run here. */
  readonly siblings: number;
  /** Where it stands among equals: the lowest is taken. */
  readonly rank: number;
}

/** Whether an instance of its cluster is one that a task could go to. */
export const isCandidate = ({ capacityProvider }: Subject, instance: ContainerInstanceRow): boolean =>
  capacityProvider === undefined || instance.capacityProvider === capacityProvider;

/** Every candidate among the instances of the subject's cluster, in the order in which ties are broken. */
export function seatsOf(view: View, subject: Subject): readonly Seat[] {
  const siblings = new Map<string, number>();
  for (const { containerInstanceArn } of view.where(groupMembers, groupMembersOf(subject.clusterArn, subject.group))) {
    siblings.set(containerInstanceArn, (siblings.get(containerInstanceArn) ?? 0) + 1);
  }
  const lot = hashText(subject.lot);
  return view
    .where(instancesByCluster, subject.clusterArn)
    .filter((instance) => isCandidate(subject, instance))
    .map((instance): Seat => {
      const { containerInstanceArn } = instance;
      return { instance, siblings: siblings.get(containerInstanceArn) ?? 0, rank: rankOf(instanceHash(containerInstanceArn), lot) };
    })
    .toSorted((a, b) => a.rank - b.rank || byCodeUnit(a.instance.containerInstanceArn, b.instance.containerInstanceArn));
}

/** One instance by itself. */
export function seatOf(instance: ContainerInstanceRow, siblings: number, lot: string): Seat {
  return { instance, siblings, rank: rankOf(instanceHash(instance.containerInstanceArn), hashText(lot)) };
}

/** An instance's own part of its rank; it never changes. */
export function instanceHash(containerInstanceArn: string): number {
  return hashText(idOf(containerInstanceArn)) >>> 0;
}

/** The place among equals of an instance in a lot: the two hashes mixed, so that each lot has an order of its own. */
export function rankOf(instance: number, lot: number): number {
  let mixed = Math.imul(instance ^ lot, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
