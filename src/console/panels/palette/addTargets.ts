import { isBySets } from "../../../aws/rules/bySets.ts";
import { capital } from "../../../lib/capital.ts";
import type { DragItem } from "../../graph/drag.ts";
import { propose } from "../../graph/gestures.ts";
import type { Deed } from "../../graph/proposal.ts";
import { OUTSIDE, type Thing } from "../../graph/things.ts";
import { familyIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";

/** A place an item can be added to, with what that does. */
export interface AddTarget {
  readonly id: string;
  /** What would happen: "Create a service in prod". */
  readonly label: string;
  readonly deed: Deed;
}

/** Lines in a menu; for more there is the map. */
const TARGETS_AT_MOST = 12;

/** Where an item can be added: the places on the map that would take it, by the map's own rules. */
export function addTargets(item: DragItem, tables: Tables): readonly AddTarget[] {
  const targets: AddTarget[] = [];
  for (const [id, target] of places(item, tables)) {
    const proposal = propose({ item, target, shift: false, count: 1 }, tables);
    if (proposal.kind === "refused") continue;
    targets.push({ id, label: asOffer(proposal.hint), deed: proposal });
    if (targets.length === TARGETS_AT_MOST) break;
  }
  return targets;
}

/** The places to ask, nearest in mind first. null is the bare map. */
function* places(item: DragItem, tables: Tables): Iterable<readonly [string, Thing | null]> {
  const clusters = [...tables["ecs.clusters"].values()].filter(({ status }) => status === "ACTIVE");
  switch (item.kind) {
    case "cluster":
      yield ["map", null];
      return;
    case "instanceType": {
      const boxes = clusters.length === 0 ? [OUTSIDE] : clusters.map(({ clusterArn }) => clusterArn);
      for (const box of boxes) {
        for (const availabilityZone of tables["physics.zones"].keys()) {
          yield [`${box} ${availabilityZone}`, { kind: "zone", box, availabilityZone }];
        }
      }
      return;
    }
    case "autoScalingGroup":
      for (const { clusterArn } of clusters) yield [clusterArn, { kind: "cluster", id: clusterArn }];
      if (clusters.length === 0) for (const availabilityZone of tables["physics.zones"].keys()) yield [availabilityZone, { kind: "zone", box: OUTSIDE, availabilityZone }];
      return;
    case "taskDefinition":
      for (const { clusterArn } of clusters) yield [clusterArn, { kind: "cluster", id: clusterArn }];
      for (const service of tables["ecs.services"].values()) {
        const { serviceArn, status, taskDefinitionArn } = service;
        // The map lets any definition be dropped on any service; a menu offers what is likely meant.
        if (status === "ACTIVE" && !isBySets(service) && familyIn(taskDefinitionArn) === familyIn(item.arn)) yield [serviceArn, { kind: "service", id: serviceArn }];
      }
      return;
    default:
      yield ["map", null];
      for (const id of tables["elbv2.loadBalancers"].keys()) yield [id, { kind: "loadBalancer", id }];
      for (const id of tables["elbv2.targetGroups"].keys()) yield [id, { kind: "targetGroup", id }];
      for (const id of tables["ecs.services"].keys()) yield [id, { kind: "service", id }];
  }
}

/** The map says "Drop to create …" to the hand; a menu says "Create …". */
function asOffer(hint: string): string {
  return capital(hint.replace(/^Drop to /, ""));
}
