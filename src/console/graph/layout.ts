import type { CardSizes } from "./cardSizes.ts";
import {
  type Box,
  CARD,
  CARD_CLASSES,
  CLUSTER,
  COLUMN,
  EDGE,
  INTERNET_BOX,
  LANE,
  laneWidth,
  LOAD_BALANCER,
} from "./geometry.ts";
import { heightOfListeners } from "./rules/ruleShapes.ts";
import { boxWidth, columnsFor } from "./laneColumns.ts";
import { assignSlots, type Slots } from "./slots.ts";
import type { BoxShape, ColumnShape, LaneShape, LoadBalancerShape, Structure } from "./structure.ts";
import { groupNodeId, INTERNET, OUTSIDE, zoneNodeId } from "./things.ts";

/** Where everything stands, and what must be remembered so that it stays there. */
export interface Layout {
  /** By node id. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly memory: LayoutMemory;
}

/** Who has which place. A place outlives its holder, and is given to the next who comes. */
export interface LayoutMemory {
  readonly loadBalancers: Slots;
  readonly boxes: ReadonlyMap<string, BoxMemory>;
}

interface BoxMemory {
  /** Keys of the service column: a pair is a target group with room for a service below, a single a service alone. */
  readonly column: readonly ColumnSlot[];
  /** By zone, with EC2 instance ids as keys. */
  readonly lanes: ReadonlyMap<string, Slots>;
  readonly edge: Slots;
  readonly cardColumns: number;
  /** Class of height of each row of cards; it only grows while a card stands in the row. */
  readonly rowClasses: readonly number[];
}

interface ColumnSlot {
  readonly kind: "pair" | "single";
  readonly key: string | null;
}

export const NOTHING_PLACED: LayoutMemory = { loadBalancers: [], boxes: new Map() };

/** Puts everything on its place. The same structure and sizes with the same memory always give the same layout. */
export function layOut(structure: Structure, sizes: CardSizes, before: LayoutMemory): Layout {
  const boxes = new Map<string, Box>([[INTERNET, INTERNET_BOX]]);
  const loadBalancers = placeLoadBalancers(structure.loadBalancers, before.loadBalancers, boxes);
  const memory = new Map<string, BoxMemory>();
  let top = 0;
  for (const shape of structure.boxes) {
    const remembered = before.boxes.get(shape.id);
    const column = placeColumn(shape.column, remembered?.column ?? [], { top, boxes });
    const minimumRows = minimumRowsOf(shape, structure);
    const lanes = placeLanes(shape, remembered, { top, boxes, minimumRows, sizes });
    const edge = placeEdge(shape, remembered?.edge ?? [], boxes);
    memory.set(shape.id, { ...lanes.memory, column: column.slots, edge: edge.slots });
    top += Math.max(column.height, lanes.height + edge.height) + CLUSTER.boxGap;
  }
  return { boxes, memory: { loadBalancers, boxes: memory } };
}

/**
 * Whether cards of other sizes would move anything in a layout of this structure. They seldom do: a row of cards is as
 * high as its highest, and stays so.
 */
export function isResized(structure: Structure, sizes: CardSizes, { boxes }: LayoutMemory): boolean {
  return structure.boxes.some((shape) => {
    const before = boxes.get(shape.id);
    if (before === undefined) return true;
    const { cardColumns, rowClasses } = rowsOf(before.lanes, { shape, sizes, before, minimumRows: minimumRowsOf(shape, structure) });
    return cardColumns !== before.cardColumns || rowClasses.length !== before.rowClasses.length || rowClasses.some((one, at) => one !== before.rowClasses[at]);
  });
}

/** The few that belong to no cluster need no more room than they take. */
function minimumRowsOf({ id }: BoxShape, { boxes }: Structure): number {
  return id === OUTSIDE && boxes.length > 1 ? 1 : LANE.minimumRows;
}

interface Canvas {
  readonly top: number;
  readonly boxes: Map<string, Box>;
}

function placeLoadBalancers(shapes: readonly LoadBalancerShape[], before: Slots, boxes: Map<string, Box>): Slots {
  const slots = assignSlots(before, shapes.map(({ arn }) => arn));
  const { x, width, head, line, keptLines, gap } = LOAD_BALANCER;
  let y = LOAD_BALANCER.y;
  for (const arn of slots) {
    const height = heightOfListeners(shapes.find((shape) => shape.arn === arn)?.listeners ?? []);
    if (arn !== null) boxes.set(arn, { x, y, width, height: head + Math.max(2 * line, height) });
    y += head + Math.max(keptLines * line, height) + gap;
  }
  return slots;
}

function placeColumn(shapes: readonly ColumnShape[], before: readonly ColumnSlot[], { top, boxes }: Canvas) {
  const slots = assignColumn(before, shapes);
  const serviceUnder = new Map(shapes.map((shape) => [shape.targetGroupArn, shape.serviceArn]));
  const { x, width, targetGroup, service, gap } = COLUMN;
  let y = top;
  for (const { kind, key } of slots) {
    const isPair = kind === "pair";
    const serviceArn = isPair ? serviceUnder.get(key) : key;
    const serviceTop = isPair ? y + targetGroup : y;
    if (isPair && key !== null) boxes.set(key, { x, y, width, height: targetGroup });
    if (serviceArn !== null && serviceArn !== undefined) boxes.set(serviceArn, { x, y: serviceTop, width, height: service });
    y = serviceTop + service + gap;
  }
  return { slots, height: y - top - gap };
}

function assignColumn(before: readonly ColumnSlot[], shapes: readonly ColumnShape[]): readonly ColumnSlot[] {
  const wanted = new Map(shapes.map(({ targetGroupArn, serviceArn }): [string, ColumnSlot["kind"]] =>
    targetGroupArn === null ? [serviceArn ?? "", "single"] : [targetGroupArn, "pair"],
  ));
  const next = before.map(({ kind, key }): ColumnSlot => ({ kind, key: key !== null && wanted.get(key) === kind ? key : null }));
  const placed = new Set(next.map(({ key }) => key));
  for (const [key, kind] of wanted) {
    if (placed.has(key)) continue;
    const free = next.findIndex((slot) => slot.key === null && slot.kind === kind);
    next[free === -1 ? next.length : free] = { kind, key };
  }
  while (next.at(-1)?.key === null) next.pop();
  return next;
}

interface LaneCanvas extends Canvas {
  readonly minimumRows: number;
  readonly sizes: CardSizes;
}

function placeLanes(shape: BoxShape, before: BoxMemory | undefined, { top, boxes, minimumRows, sizes }: LaneCanvas) {
  const lanes = new Map(shape.lanes.map((lane) => [lane.availabilityZone, slotsOf(lane, before)]));
  const { cardColumns, rowClasses } = rowsOf(lanes, { shape, sizes, before, minimumRows });
  const rowTops = topsOf(rowClasses, top + CLUSTER.head + LANE.head);
  const laneHeight = LANE.head + (rowTops.at(-1) ?? 0) - CARD.gap + LANE.bottom - (top + CLUSTER.head + LANE.head);
  const width = laneWidth(cardColumns);

  const nodeIds = nodeIdsIn(shape);
  shape.lanes.forEach(({ availabilityZone }, index) => {
    const x = CLUSTER.x + CLUSTER.gutter + index * (width + CLUSTER.laneGap);
    boxes.set(zoneNodeId(shape.id, availabilityZone), { x, y: top + CLUSTER.head, width, height: laneHeight });
    const slots = lanes.get(availabilityZone) ?? [];
    slots.forEach((key, slot) => {
      const nodeId = key === null ? undefined : nodeIds.get(key);
      if (nodeId === undefined) return;
      const row = Math.floor(slot / cardColumns);
      boxes.set(nodeId, {
        x: x + LANE.padding + (slot % cardColumns) * (CARD.width + CARD.gap),
        y: rowTops[row] ?? 0,
        width: CARD.width,
        height: heightOf(rowClasses[row] ?? 0),
      });
    });
  });

  const height = CLUSTER.head + laneHeight + CLUSTER.bottom;
  boxes.set(shape.id, {
    x: CLUSTER.x,
    y: top,
    width: boxWidth(shape.lanes.length, cardColumns),
    height,
  });
  return { height, memory: { lanes, cardColumns, rowClasses } };
}

/** Groups hang side by side on the bottom edge of their box, which stands already. */
function placeEdge({ id, edge }: BoxShape, before: Slots, boxes: Map<string, Box>) {
  const slots = assignSlots(before, edge);
  const { x = 0, y = 0, width: room = 0, height: depth = 0 } = boxes.get(id) ?? {};
  const { width, height, gap, over } = EDGE;
  const inRow = Math.max(1, Math.floor((room - CLUSTER.gutter - CLUSTER.right + gap) / (width + gap)));
  slots.forEach((name, slot) => {
    const [row, column] = [Math.floor(slot / inRow), slot % inRow];
    if (name !== null) boxes.set(groupNodeId(name), { x: x + CLUSTER.gutter + column * (width + gap), y: y + depth - over + row * (height + gap), width, height });
  });
  const rows = Math.ceil(slots.length / inRow);
  return { slots, height: rows === 0 ? 0 : rows * (height + gap) - gap - over };
}

function slotsOf(lane: LaneShape, before: BoxMemory | undefined): Slots {
  return assignSlots(
    before?.lanes.get(lane.availabilityZone) ?? [],
    lane.cards.map(({ instanceId }) => instanceId),
  );
}

interface Rowed {
  readonly shape: BoxShape;
  readonly sizes: CardSizes;
  readonly before: BoxMemory | undefined;
  readonly minimumRows: number;
}

/** In how many columns the cards of a box stand, and how high each row of them is. */
function rowsOf(lanes: BoxMemory["lanes"], { shape, sizes, before, minimumRows }: Rowed): Pick<BoxMemory, "cardColumns" | "rowClasses"> {
  const nodeIds = nodeIdsIn(shape);
  const sizeOf = (key: string) => sizes.get(nodeIds.get(key) ?? "") ?? 0;
  const classesIn = (cardColumns: number, least: number) => classesOf(lanes, sizeOf, { cardColumns, minimumRows: least, before });
  const cardColumns = columnsFor({
    longest: longestOf(lanes),
    lanes: lanes.size,
    before: before?.cardColumns ?? 1,
    heightIn: (columns) => topsOf(classesIn(columns, 1), 0).at(-1) ?? 1,
  });
  return { cardColumns, rowClasses: classesIn(cardColumns, minimumRows) };
}

function classesOf(
  lanes: BoxMemory["lanes"],
  sizeOf: (instanceId: string) => number,
  { cardColumns, minimumRows, before }: { readonly cardColumns: number; readonly minimumRows: number; readonly before: BoxMemory | undefined },
): readonly number[] {
  const remembered = before?.cardColumns === cardColumns ? before.rowClasses : [];
  const classes: number[] = Array.from({ length: Math.max(minimumRows, Math.ceil(longestOf(lanes) / cardColumns)) }, () => 0);
  for (const slots of lanes.values()) {
    slots.forEach((key, slot) => {
      if (key === null) return;
      const row = Math.floor(slot / cardColumns);
      classes[row] = Math.max(classes[row] ?? 0, sizeOf(key), remembered[row] ?? 0);
    });
  }
  return classes;
}

function longestOf(lanes: BoxMemory["lanes"]): number {
  let longest = 0;
  for (const { length } of lanes.values()) longest = Math.max(longest, length);
  return longest;
}

const known = new WeakMap<BoxShape, ReadonlyMap<string, string>>();

/** The node that stands for each EC2 instance of a box. */
function nodeIdsIn(shape: BoxShape): ReadonlyMap<string, string> {
  const nodeIds = known.get(shape) ?? new Map(shape.lanes.flatMap(({ cards }) => cards.map(({ instanceId, nodeId }) => [instanceId, nodeId] as const)));
  known.set(shape, nodeIds);
  return nodeIds;
}

function heightOf(rowClass: number): number {
  return CARD_CLASSES[rowClass]?.height ?? CARD_CLASSES[0].height;
}

/** The top of each row, and after them where one more row would begin. */
function topsOf(rowClasses: readonly number[], first: number): readonly number[] {
  const tops = [first];
  for (const rowClass of rowClasses) tops.push((tops.at(-1) ?? first) + heightOf(rowClass) + CARD.gap);
  return tops;
}
