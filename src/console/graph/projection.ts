import type { Node } from "@xyflow/react";
import { replica, type Tables, useReplica } from "../store/replica.ts";
import type { Ref } from "../store/selection.ts";
import { cardSizes, type CardSizes } from "./cardSizes.ts";
import type { Box } from "./geometry.ts";
import { isResized, layOut, type LayoutMemory, NOTHING_PLACED } from "./layout.ts";
import { isRestructured, type Structure, structureOf } from "./structure.ts";
import { groupNameIn } from "../store/names.ts";
import { cardOf, groupNodeId, INTERNET, isFargateNode, isManagedLane, OUTSIDE, type ThingKind, vacantNodeId, zoneNodeId } from "./things.ts";

/** What React Flow is given: who is there, and where. What a node shows, it reads from its own row. */
export interface Projection {
  readonly structure: Structure;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly nodes: readonly MapNode[];
  readonly memory: LayoutMemory;
  readonly sizes: CardSizes;
  readonly tables: Tables | undefined;
}

export type MapNode = Node<Record<string, never>, Exclude<ThingKind, "task" | "rule" | "capacityProvider"> | "vacant" | "fargate" | "managed">;

export const NOTHING_PROJECTED: Projection = {
  structure: { loadBalancers: [], boxes: [] },
  boxes: new Map(),
  nodes: [],
  memory: NOTHING_PLACED,
  sizes: new Map(),
  tables: undefined,
};

/**
 * The projection of the tables, from the one before: what is there is read anew only when something came, left or moved,
 * and laid out anew only then or when a card must be higher. Otherwise it is the one before, node by node the same.
 */
export function project(before: Projection, tables: Tables): Projection {
  const seen = before.tables;
  if (seen === tables) return before;
  const structure = seen !== undefined && !isRestructured(seen, tables) ? before.structure : structureOf(tables);
  const sizes = cardSizes(tables["ecs.tasks"]);
  const isLaidOut = structure === before.structure && (sizes === before.sizes || !isResized(structure, sizes, before.memory));
  if (isLaidOut) return { ...before, sizes, tables };
  const { boxes, memory } = layOut(structure, sizes, before.memory);
  const nodes = keep(before.nodes, nodesOf(structure, boxes));
  if (nodes === before.nodes) return { ...before, tables, memory, sizes, structure };
  return { structure, boxes, nodes, memory, sizes, tables };
}

let last = NOTHING_PROJECTED;

/** The projection of the replica now. Before the worker has spoken there is nothing, not an empty account. */
export function projectionNow(): Projection {
  const { revision, tables } = replica.getState();
  if (revision > 0) last = project(last, tables);
  return last;
}

export function useNodes(): readonly MapNode[] {
  return useReplica(() => projectionNow().nodes);
}

/** The node that stands for a row: a task's is its instance's, an EC2 instance's that of its container instance. */
export function nodeIdOfRef(ref: Ref, tables: Tables): string | undefined {
  const { boxes, structure } = projectionNow();
  if (boxes.has(ref.id)) return ref.id;
  if (ref.table === "ecs.tasks") return cardOfId(ref.id, tables);
  if (ref.table === "autoscaling.groups") return groupNodeId(ref.id);
  if (ref.table === "ecs.capacityProviders") {
    const row = tables[ref.table].get(ref.id);
    return row?.managedInstances !== undefined ? zoneNodeId(row.managedInstances.clusterArn, ref.id) : groupNodeId(groupNameIn(row?.autoScalingGroupArn ?? ""));
  }
  const lanes = structure.boxes.flatMap(({ id, lanes: inside }) => inside.map((lane) => ({ id, ...lane })));
  if (ref.table === "physics.zones") {
    const lane = lanes.find(({ availabilityZone }) => availabilityZone === ref.id);
    return lane === undefined ? undefined : zoneNodeId(lane.id, lane.availabilityZone);
  }
  return ref.table === "ec2.instances" ? lanes.flatMap(({ cards }) => cards).find(({ instanceId }) => instanceId === ref.id)?.nodeId : undefined;
}

function cardOfId(taskArn: string, tables: Tables): string | undefined {
  const task = tables["ecs.tasks"].get(taskArn);
  return task && cardOf(task);
}

/** A fact of the structure. The selector must return something stable. */
export function useStructure<T>(select: (structure: Structure) => T): T {
  return useReplica(() => select(projectionNow().structure));
}

/** Where things stand; a new map only when something came, left or moved. */
export function useBoxes(): ReadonlyMap<string, Box> {
  return useReplica(() => projectionNow().boxes);
}

function nodesOf(structure: Structure, boxes: ReadonlyMap<string, Box>): readonly MapNode[] {
  const nodes: MapNode[] = [];
  const add = (id: string, type: MapNode["type"], zIndex: number) => {
    const box = boxes.get(id);
    if (box === undefined) return;
    const { x, y, width, height } = box;
    nodes.push({ id, type, position: { x, y }, width, height, zIndex, data: NO_DATA, domAttributes: NO_ROLE });
  };
  add(INTERNET, "internet", Z.card);
  for (const { arn } of structure.loadBalancers) add(arn, "loadBalancer", Z.card);
  for (const { id, column, lanes, edge } of structure.boxes) {
    for (const { targetGroupArn, serviceArn } of column) {
      if (targetGroupArn !== null) add(targetGroupArn, "targetGroup", Z.card);
      if (serviceArn !== null) add(serviceArn, "service", Z.card);
    }
    add(id, id === OUTSIDE ? "outside" : "cluster", Z.box);
    for (const { availabilityZone, cards } of lanes) {
      add(zoneNodeId(id, availabilityZone), isManagedLane(availabilityZone) ? "managed" : "zone", Z.lane);
      for (const { nodeId, registered } of cards) add(nodeId, registered ? "instance" : isFargateNode(nodeId) ? "fargate" : "machine", Z.card);
    }
    for (const name of edge) add(groupNodeId(name), "autoScalingGroup", Z.card);
    const isVacant = lanes.every(({ cards }) => cards.length === 0) && (id !== OUTSIDE || structure.boxes.length === 1);
    if (isVacant) nodes.push(...vacantNode(id, boxes));
  }
  return nodes;
}

/** The notice in an empty box, in the middle of its lanes. */
function vacantNode(id: string, boxes: ReadonlyMap<string, Box>): readonly MapNode[] {
  const box = boxes.get(id);
  if (box === undefined) return [];
  const [width, height] = [320, 130];
  const position = { x: box.x + (box.width - width) / 2, y: box.y + 170 };
  return [{ id: vacantNodeId(id), type: "vacant", position, width, height, zIndex: Z.card, data: NO_DATA, domAttributes: NO_ROLE, style: { pointerEvents: "none" } }];
}

const NO_DATA: Record<string, never> = {};

/** The card within says what it is; the wrapper around it says nothing. */
const NO_ROLE = { "aria-roledescription": undefined };

/** Boxes lie below lanes, lanes below roads (graph.css), roads below cards. */
const Z = { box: 0, lane: 1, card: 3 };

/** Takes from `before` whatever is the same in `next`; all of it when everything is. */
function keep(before: readonly MapNode[], next: readonly MapNode[]): readonly MapNode[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const kept = next.map((one) => {
    const old = known.get(one.id);
    return old !== undefined && sameNode(old, one) ? old : one;
  });
  return kept.length === before.length && kept.every((one, at) => one === before[at]) ? before : kept;
}

function sameNode(a: MapNode, b: MapNode): boolean {
  return (
    a.type === b.type &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height
  );
}
