import type { Tables } from "../store/replica.ts";
import type { Held } from "./drag.ts";
import { clusterOf, propose } from "./gestures.ts";
import { previewCount } from "./preview.ts";
import type { Proposal } from "./proposal.ts";
import { listenerOfRule } from "./rules/listenerRules.ts";
import { nodeIdOf, type Thing, thingOf, zoneNodeId } from "./things.ts";

/** What is meant by where something is held: the node that takes it, and what comes of it. */
export interface Aim {
  readonly nodeId: string | null;
  readonly proposal: Proposal;
  /** Where the placement of tasks is to be previewed. */
  readonly previewIn: string | null;
}

/** Reads an aim off what is held now. null: beside the map, where nothing is meant. */
export function aimOf(held: Held, tables: Tables): Aim | null {
  if (!held.onMap) return null;
  const target = targetOf(held, tables);
  const proposal = propose({ item: held.item, target, shift: held.shift, count: previewCount() }, tables);
  const taker = takerOf(held, target, tables);
  const isPreviewed = proposal.kind === "form" && proposal.request.kind === "createService" && held.item.kind === "taskDefinition";
  return {
    nodeId: taker,
    proposal,
    previewIn: isPreviewed && proposal.kind === "form" && proposal.request.kind === "createService" ? proposal.request.clusterArn : null,
  };
}

/** A rule stands for its load balancer to whatever has nothing to do with rules. */
function targetOf({ over, item }: Held, tables: Tables): Thing | null {
  const thing = over === null ? undefined : thingOf(over, tables);
  if (thing?.kind !== "rule" || item.kind === "rule" || item.kind === "group") return thing ?? null;
  const listener = listenerOfRule(thing.id, tables);
  return listener === undefined ? null : { kind: "loadBalancer", id: listener.loadBalancerArn };
}

/** A card stands for its cluster or its zone when that is what takes the item. */
function takerOf({ item, shift }: Held, target: Thing | null, tables: Tables): string | null {
  if (target === null) return null;
  const isInside = target.kind === "zone" || target.kind === "instance" || target.kind === "machine";
  if (item.kind === "taskDefinition" && isInside && !(shift && target.kind === "instance")) {
    return clusterOf(target, tables) ?? nodeIdOf(target);
  }
  if (item.kind === "service" && isInside) return clusterOf(target, tables) ?? nodeIdOf(target);
  if ((item.kind === "instanceType" || item.kind === "autoScalingGroup") && (target.kind === "instance" || target.kind === "machine")) {
    const cluster = clusterOf(target, tables);
    const row = tables["ecs.containerInstances"].get(target.id) ?? tables["ec2.instances"].get(target.id);
    return cluster === undefined || row === undefined ? nodeIdOf(target) : zoneNodeId(cluster, row.availabilityZone);
  }
  return nodeIdOf(target);
}
