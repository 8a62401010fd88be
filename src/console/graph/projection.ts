import type { Edge, Node } from "@xyflow/react";
import { replica, type Tables, useReplica } from "../store/replica.ts";
import type { Ref } from "../store/selection.ts";
import { cardSizes, type CardSizes } from "./cardSizes.ts";
import { type Box, COLUMN, INTERNET_BOX, LOAD_BALANCER } from "./geometry.ts";
import { isResized, layOut, type LayoutMemory, NOTHING_PLACED } from "./layout.ts";
import { ruleLines } from "./rules/ruleShapes.ts";
import { isRestructured, type LoadBalancerShape, type Structure, structureOf } from "./structure.ts";
import { INTERNET, OUTSIDE, type ThingKind, vacantNodeId, zoneNodeId } from "./things.ts";

/** What React Flow is given: who is there, and where. What a node shows, it reads from its own row. */
export interface Projection {
  readonly structure: Structure;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  readonly memory: LayoutMemory;
  readonly sizes: CardSizes;
  readonly tables: Tables | undefined;
}

export type MapNode = Node<Record<string, never>, Exclude<ThingKind, "task" | "rule"> | "vacant">;
export type MapEdge = TrafficEdgeType | OwnershipEdgeType | BusEdgeType;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From left to right, or along the left edges of two cards of one column. */
type Way = "across" | "gutter";

/** Requests on their way: from the Internet to a load balancer, or from a rule to one of its target groups. */
export type TrafficEdgeType = Edge<
  { readonly from: Point; readonly to: Point; readonly way: Way; readonly targetGroupArns: readonly string[]; readonly ruleArns: readonly string[]; readonly share: number },
  "traffic"
>;

/** A service and the cluster it runs in, or a target group and a service that stands elsewhere. */
export type OwnershipEdgeType = Edge<{ readonly from: Point; readonly to: Point; readonly way: Way; readonly serviceArn: string }, "ownership">;

/** From a service to the instances its tasks are on; drawn while the service is looked at. */
export type BusEdgeType = Edge<{ readonly from: Point; readonly serviceArn: string; readonly clusterArn: string }, "bus">;

export const NOTHING_PROJECTED: Projection = {
  structure: { loadBalancers: [], boxes: [] },
  boxes: new Map(),
  nodes: [],
  edges: [],
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
  const nodes = keep(before.nodes, nodesOf(structure, boxes), sameNode);
  const edges = keep(before.edges, edgesOf(structure, boxes, tables), sameEdge);
  if (nodes === before.nodes && edges === before.edges) return { ...before, tables, memory, sizes, structure };
  return { structure, boxes, nodes, edges, memory, sizes, tables };
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

export function useEdges(): readonly MapEdge[] {
  return useReplica(() => projectionNow().edges);
}

/** The node that stands for a row: a task's is its instance's, an EC2 instance's that of its container instance. */
export function nodeIdOfRef(ref: Ref, tables: Tables): string | undefined {
  const { boxes, structure } = projectionNow();
  if (boxes.has(ref.id)) return ref.id;
  if (ref.table === "ecs.tasks") return tables["ecs.tasks"].get(ref.id)?.containerInstanceArn;
  const lanes = structure.boxes.flatMap(({ id, lanes: inside }) => inside.map((lane) => ({ id, ...lane })));
  if (ref.table === "physics.zones") {
    const lane = lanes.find(({ availabilityZone }) => availabilityZone === ref.id);
    return lane === undefined ? undefined : zoneNodeId(lane.id, lane.availabilityZone);
  }
  return ref.table === "ec2.instances" ? lanes.flatMap(({ cards }) => cards).find(({ instanceId }) => instanceId === ref.id)?.nodeId : undefined;
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
  for (const { id, column, lanes } of structure.boxes) {
    for (const { targetGroupArn, serviceArn } of column) {
      if (targetGroupArn !== null) add(targetGroupArn, "targetGroup", Z.card);
      if (serviceArn !== null) add(serviceArn, "service", Z.card);
    }
    add(id, id === OUTSIDE ? "outside" : "cluster", Z.box);
    for (const { availabilityZone, cards } of lanes) {
      add(zoneNodeId(id, availabilityZone), "zone", Z.lane);
      for (const { nodeId, registered } of cards) add(nodeId, registered ? "instance" : "machine", Z.card);
    }
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

/** The card within says what it is; the wrappers around nodes and edges say nothing. */
const NO_ROLE = { "aria-roledescription": undefined };
const UNSPOKEN = { ariaRole: "presentation", domAttributes: { "aria-hidden": true, "aria-label": undefined, "aria-roledescription": undefined } } as const;

/** Boxes lie below lanes, lanes below edges, edges below cards. */
const Z = { box: 0, lane: 1, edge: 2, card: 3 };

function edgesOf(structure: Structure, boxes: ReadonlyMap<string, Box>, tables: Tables): readonly MapEdge[] {
  const edges: MapEdge[] = [];
  const top = Math.min(...structure.loadBalancers.flatMap(({ arn }) => boxes.get(arn)?.y ?? []));
  for (const balancer of structure.loadBalancers) {
    const box = boxes.get(balancer.arn);
    if (box === undefined || balancer.listeners.length === 0) continue;
    edges.push(edgeOfClients(balancer, box, box.y === top), ...edgesOfRules(balancer, box, boxes));
  }
  for (const { id, column } of structure.boxes) {
    for (const { serviceArn, targetGroupArn } of column) {
      if (serviceArn !== null) edges.push(...edgesOfService(serviceArn, { clusterArn: id, targetGroupArn, boxes, tables }));
    }
  }
  return edges;
}

/** Past the first, the way from the Internet leads down the left gutter, for edges cross no card. */
function edgeOfClients({ arn, listeners }: LoadBalancerShape, box: Box, isFirst: boolean): TrafficEdgeType {
  const middle = box.x + box.width / 2;
  const [from, to] = isFirst
    ? [{ x: middle, y: INTERNET_BOX.y + INTERNET_BOX.height }, { x: middle, y: box.y }]
    : [{ x: INTERNET_BOX.x, y: INTERNET_BOX.y + INTERNET_BOX.height / 2 }, { x: box.x, y: box.y + LOAD_BALANCER.head / 2 }];
  const rules = listeners.flatMap((listener) => listener.rules);
  const targetGroupArns = [...new Set(rules.flatMap(({ targets }) => targets.map((one) => one.targetGroupArn)))];
  return {
    id: `traffic|${arn}`,
    type: "traffic",
    source: INTERNET,
    target: arn,
    zIndex: Z.edge,
    ...UNSPOKEN,
    data: { from, to, way: isFirst ? "across" : "gutter", targetGroupArns, ruleArns: rules.map((rule) => rule.arn), share: 1 },
  };
}

/** An edge from each rule to each group it forwards to. */
function edgesOfRules({ arn, listeners }: LoadBalancerShape, box: Box, boxes: ReadonlyMap<string, Box>): readonly TrafficEdgeType[] {
  return ruleLines(listeners).flatMap(({ rule, top }) =>
    rule.targets.flatMap(({ targetGroupArn, share }) => {
      const group = boxes.get(targetGroupArn);
      if (group === undefined) return [];
      const from = { x: box.x + box.width, y: box.y + top + LOAD_BALANCER.line / 2 };
      const to = { x: group.x, y: group.y + 25 };
      return {
        id: `traffic|${rule.arn}|${targetGroupArn}`,
        type: "traffic" as const,
        source: arn,
        target: targetGroupArn,
        zIndex: Z.edge,
        ...UNSPOKEN,
        data: { from, to, way: "across" as const, targetGroupArns: [targetGroupArn], ruleArns: [rule.arn], share },
      };
    }),
  );
}

interface Surroundings {
  readonly clusterArn: string;
  /** The one it stands under. */
  readonly targetGroupArn: string | null;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly tables: Tables;
}

function edgesOfService(serviceArn: string, { clusterArn, targetGroupArn, boxes, tables }: Surroundings): readonly MapEdge[] {
  const box = boxes.get(serviceArn);
  const cluster = boxes.get(clusterArn);
  if (box === undefined || cluster === undefined) return [];
  const from = { x: box.x + box.width, y: box.y + COLUMN.steadyService / 2 };
  const others = (tables["ecs.services"].get(serviceArn)?.loadBalancers ?? [])
    .map((one) => one.targetGroupArn)
    .filter((arn) => arn !== targetGroupArn && boxes.has(arn));
  return [
    {
      id: `ownership|${serviceArn}`,
      type: "ownership",
      source: serviceArn,
      target: clusterArn,
      zIndex: Z.edge,
      ...UNSPOKEN,
      data: { from, to: { x: cluster.x, y: from.y }, way: "across", serviceArn },
    },
    { id: `bus|${serviceArn}`, type: "bus", source: serviceArn, target: clusterArn, zIndex: Z.edge, ...UNSPOKEN, data: { from, serviceArn, clusterArn } },
    ...[...new Set(others)].map((arn): OwnershipEdgeType => {
      const group = boxes.get(arn) ?? box;
      return {
        id: `attached|${arn}|${serviceArn}`,
        type: "ownership",
        source: arn,
        target: serviceArn,
        zIndex: Z.edge,
        ...UNSPOKEN,
        data: { from: { x: group.x, y: group.y + 25 }, to: { x: box.x, y: box.y + 20 }, way: "gutter", serviceArn },
      };
    }),
  ];
}

/** Takes from `before` whatever is the same in `next`; all of it when everything is. */
function keep<T extends { readonly id: string }>(before: readonly T[], next: readonly T[], same: (a: T, b: T) => boolean): readonly T[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const kept = next.map((one) => {
    const old = known.get(one.id);
    return old !== undefined && same(old, one) ? old : one;
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

function sameEdge(a: MapEdge, b: MapEdge): boolean {
  return a.target === b.target && a.source === b.source && JSON.stringify(a.data) === JSON.stringify(b.data);
}
