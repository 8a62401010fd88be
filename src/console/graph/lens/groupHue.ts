import type { Rows } from "../../../bridge/protocol.ts";
import { hashText } from "../../../lib/hash.ts";
import { HUE_COUNT } from "../../ui/hue.ts";

type Groups = ReadonlyMap<string, Rows["ec2.securityGroups"]>;

const known = new WeakMap<Groups, ReadonlyMap<string, number>>();

/**
 * The hue of a security group, counted from 1. It follows from the group's id, but no two have the same while there
 * are hues left: who was made later takes the next one.
 */
export function groupHue(groupId: string, groups: Groups): number {
  let hues = known.get(groups);
  if (hues === undefined) known.set(groups, (hues = huesOf(groups)));
  return hues.get(groupId) ?? wanted(groupId);
}

function huesOf(groups: Groups): ReadonlyMap<string, number> {
  const hues = new Map<string, number>();
  const taken = new Set<number>();
  for (const groupId of groups.keys()) {
    let hue = wanted(groupId);
    while (taken.has(hue)) hue = (hue % HUE_COUNT) + 1;
    hues.set(groupId, hue);
    taken.add(hue);
    if (taken.size === HUE_COUNT) taken.clear();
  }
  return hues;
}

const wanted = (groupId: string): number => ((hashText(groupId) >>> 0) % HUE_COUNT) + 1;
