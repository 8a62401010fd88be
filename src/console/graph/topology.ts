import type { Tables } from "../store/replica.ts";
import type { Box } from "./geometry.ts";
import { oldestFirst } from "./groups.ts";
import type { RuleShape } from "./rules/ruleShapes.ts";
import type { BoxShape, LoadBalancerShape, Structure } from "./structure.ts";
import { providerOver } from "../store/providerKinds.ts";
import { groupNameIn } from "../store/names.ts";
import { groupNodeId, INTERNET, thingOf, zoneNodeId } from "./things.ts";

export type Direction = "left" | "right" | "up" | "down" | "in" | "out";

/** What moving needs to know of the map. */
export interface Ground {
  readonly structure: Structure;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly tables: Tables;
}

/**
 * Where a key leads from a place: right and left along the traffic, up and down between siblings, in and out of what
 * holds others. null: out of everything. The same place: there is nothing that way.
 */
export function step(from: string | null, direction: Direction, ground: Ground): string | null {
  if (from === null) return direction === "out" ? null : INTERNET;
  const thing = thingOf(from, ground.tables);
  switch (thing?.kind) {
    case undefined:
    case "internet":
      return fromInternet(direction, ground);
    case "loadBalancer":
      return fromLoadBalancer(from, direction, ground);
    case "rule":
      return fromRule(from, direction, ground);
    case "targetGroup":
    case "service":
      return fromColumn(from, direction, ground);
    case "cluster":
    case "outside":
      return fromBox(from, direction, ground);
    case "zone":
      return fromZone(from, direction, ground);
    case "instance":
    case "machine":
      return fromCard(from, direction, ground);
    case "task":
      return fromTask(from, direction, ground);
    case "autoScalingGroup":
      return fromGroup(thing.id, direction, ground);
    case "capacityProvider":
      if (from !== thing.id) return fromZone(from, direction, ground);
      return direction === "out" || direction === "up" ? groupNodeId(groupNameIn(ground.tables["ecs.capacityProviders"].get(from)?.autoScalingGroupArn ?? "")) : from;
  }
}

/** All places that a node of the map can be reached at, in reading order: for choosing a target. */
export function placesOf({ structure }: Ground): readonly string[] {
  return [
    INTERNET,
    ...structure.loadBalancers.flatMap((balancer) => [balancer.arn, ...rulesIn(balancer).map(({ arn }) => arn)]),
    ...structure.boxes.flatMap((box) => [
      ...columnOf(box),
      box.id,
      ...box.lanes.flatMap(({ availabilityZone, cards }) => [zoneNodeId(box.id, availabilityZone), ...cards.map(({ nodeId }) => nodeId)]),
      ...box.edge.map(groupNodeId),
    ]),
  ];
}

function fromInternet(direction: Direction, { structure }: Ground): string | null {
  const balancer = structure.loadBalancers[0]?.arn;
  if (direction === "out") return null;
  if (direction === "right" || direction === "down" || direction === "in") return balancer ?? firstOfColumn(structure) ?? structure.boxes[0]?.id ?? INTERNET;
  return INTERNET;
}

function fromLoadBalancer(from: string, direction: Direction, { structure }: Ground): string | null {
  const all = structure.loadBalancers.map(({ arn }) => arn);
  if (direction === "out") return null;
  if (direction === "left") return INTERNET;
  if (direction === "up") return before(all, from) ?? INTERNET;
  if (direction === "down") return after(all, from) ?? from;
  const rules = rulesIn(structure.loadBalancers.find(({ arn }) => arn === from));
  if (direction === "in") return rules[0]?.arn ?? from;
  return rules.flatMap(({ targets }) => targets)[0]?.targetGroupArn ?? firstOfColumn(structure) ?? from;
}

/** Rules are asked from above to below; to the right is the group that gets most of a rule's requests. */
function fromRule(from: string, direction: Direction, { structure }: Ground): string | null {
  const balancer = structure.loadBalancers.find((one) => rulesIn(one).some(({ arn }) => arn === from));
  const rules = rulesIn(balancer);
  const all = rules.map(({ arn }) => arn);
  if (direction === "left" || direction === "out") return balancer?.arn ?? INTERNET;
  if (direction === "up") return before(all, from) ?? balancer?.arn ?? INTERNET;
  if (direction === "down") return after(all, from) ?? from;
  if (direction === "in") return from;
  return rules.find(({ arn }) => arn === from)?.targets[0]?.targetGroupArn ?? from;
}

function rulesIn(balancer: LoadBalancerShape | undefined): readonly RuleShape[] {
  return balancer?.listeners.flatMap(({ rules }) => rules) ?? [];
}

function fromColumn(from: string, direction: Direction, ground: Ground): string | null {
  const { structure } = ground;
  const all = structure.boxes.flatMap(columnOf);
  const box = structure.boxes.find((one) => columnOf(one).includes(from));
  if (direction === "out") return null;
  if (direction === "up") return before(all, from) ?? from;
  if (direction === "down") return after(all, from) ?? from;
  const pair = box?.column.find(({ serviceArn, targetGroupArn }) => serviceArn === from || targetGroupArn === from);
  if (direction === "left") return pair?.serviceArn === from && pair.targetGroupArn !== null ? pair.targetGroupArn : (balancerOf(from, structure) ?? INTERNET);
  if (pair !== undefined && pair.targetGroupArn === from && pair.serviceArn !== null) return pair.serviceArn;
  return firstInstanceOf(from, ground) ?? box?.id ?? from;
}

function fromBox(from: string, direction: Direction, { structure }: Ground): string | null {
  const box = structure.boxes.find(({ id }) => id === from);
  const ids = structure.boxes.map(({ id }) => id);
  if (direction === "out") return null;
  if (direction === "up") return before(ids, from) ?? from;
  if (direction === "down") return after(ids, from) ?? from;
  if (direction === "left") return box?.column[0]?.targetGroupArn ?? box?.column[0]?.serviceArn ?? INTERNET;
  const zone = box?.lanes[0]?.availabilityZone;
  return zone === undefined ? from : zoneNodeId(from, zone);
}

function fromZone(from: string, direction: Direction, { structure }: Ground): string | null {
  const box = structure.boxes.find(({ id }) => from.startsWith(`${id}|`));
  if (box === undefined) return null;
  const zones = box.lanes.map(({ availabilityZone }) => zoneNodeId(box.id, availabilityZone));
  if (direction === "out" || direction === "up") return box.id;
  if (direction === "left") return before(zones, from) ?? box.id;
  if (direction === "right") return after(zones, from) ?? from;
  return box.lanes[zones.indexOf(from)]?.cards[0]?.nodeId ?? (direction === "down" ? firstOfEdge(box) : undefined) ?? from;
}

function firstOfEdge({ edge }: BoxShape): string | undefined {
  return edge.slice(0, 1).map(groupNodeId)[0];
}

/** The groups of a cluster stand below its lanes; inside a group is its capacity provider. */
function fromGroup(name: string, direction: Direction, { structure, tables }: Ground): string | null {
  const box = structure.boxes.find(({ edge }) => edge.includes(name));
  if (box === undefined) return null;
  if (direction === "out") return box.id;
  if (direction === "left") return box.edge[0] === name ? box.id : groupNodeId(before(box.edge, name) ?? name);
  if (direction === "right") return groupNodeId(after(box.edge, name) ?? name);
  const zone = box.lanes[0]?.availabilityZone;
  if (direction === "up") return box.lanes[0]?.cards.at(-1)?.nodeId ?? (zone === undefined ? box.id : zoneNodeId(box.id, zone));
  return providerOver(name, tables)?.capacityProviderArn ?? groupNodeId(name);
}

function fromCard(from: string, direction: Direction, ground: Ground): string | null {
  const { structure, boxes, tables } = ground;
  const box = structure.boxes.find(({ lanes }) => lanes.some(({ cards }) => cards.some(({ nodeId }) => nodeId === from)));
  const lane = box?.lanes.find(({ cards }) => cards.some(({ nodeId }) => nodeId === from));
  if (box === undefined || lane === undefined) return null;
  const zone = zoneNodeId(box.id, lane.availabilityZone);
  if (direction === "out") return zone;
  if (direction === "in") return tasksOn(from, tables)[0] ?? from;
  const found = neighbour(from, direction, { box, boxes });
  if (found !== undefined) return found;
  if (direction === "up") return zone;
  if (direction === "down") return firstOfEdge(box) ?? from;
  if (direction === "left") return serviceOn(from, tables) ?? box.column[0]?.serviceArn ?? box.id;
  return from;
}

/** The nearest card of the same box in a direction, by where the cards stand. */
function neighbour(
  from: string,
  direction: "left" | "right" | "up" | "down",
  { box, boxes }: { readonly box: BoxShape; readonly boxes: ReadonlyMap<string, Box> },
): string | undefined {
  const here = boxes.get(from);
  if (here === undefined) return undefined;
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const { nodeId } of box.lanes.flatMap(({ cards }) => cards)) {
    const there = boxes.get(nodeId);
    if (there === undefined || nodeId === from) continue;
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const along = direction === "left" ? -dx : direction === "right" ? dx : direction === "up" ? -dy : dy;
    const aside = Math.abs(direction === "left" || direction === "right" ? dy : dx);
    // Up and down stay in the column; to the side, the row may differ when the other lane is shorter.
    if (along <= 0 || ((direction === "up" || direction === "down") && aside > 0)) continue;
    const distance = along + aside * 2;
    if (best === undefined || distance < best.distance) best = { id: nodeId, distance };
  }
  return best?.id;
}

function fromTask(from: string, direction: Direction, { tables }: Ground): string | null {
  const instance = tables["ecs.tasks"].get(from)?.containerInstanceArn;
  if (instance === undefined) return null;
  const tasks = tasksOn(instance, tables);
  if (direction === "out") return instance;
  if (direction === "left" || direction === "up") return before(tasks, from) ?? (direction === "up" ? instance : from);
  return after(tasks, from) ?? from;
}

function tasksOn(instanceArn: string, tables: Tables): readonly string[] {
  return [...tables["ecs.tasks"].values()]
    .filter((task) => task.containerInstanceArn === instanceArn && task.lastStatus !== "STOPPED")
    .toSorted(oldestFirst)
    .map(({ taskArn }) => taskArn);
}

function serviceOn(instanceArn: string, tables: Tables): string | null {
  const first = tasksOn(instanceArn, tables)[0];
  return first === undefined ? null : (tables["ecs.tasks"].get(first)?.serviceArn ?? null);
}

function firstInstanceOf(columnNode: string, { tables, structure }: Ground): string | undefined {
  const onInstances = new Set<string>();
  for (const task of tables["ecs.tasks"].values()) {
    if (task.serviceArn === columnNode && task.lastStatus !== "STOPPED") onInstances.add(task.containerInstanceArn);
  }
  for (const { lanes } of structure.boxes) {
    for (const { cards } of lanes) for (const { nodeId } of cards) if (onInstances.has(nodeId)) return nodeId;
  }
  return undefined;
}

function columnOf({ column }: BoxShape): readonly string[] {
  return column.flatMap(({ targetGroupArn, serviceArn }) => [targetGroupArn, serviceArn].filter((id) => id !== null));
}

function firstOfColumn({ boxes }: Structure): string | undefined {
  return boxes.flatMap(columnOf)[0];
}

function balancerOf(targetGroupArn: string, { loadBalancers }: Structure): string | undefined {
  return loadBalancers.find(({ listeners }) => listeners.some(({ rules }) => rules.some(({ targets }) => targets.some((one) => one.targetGroupArn === targetGroupArn))))?.arn;
}

function before(list: readonly string[], item: string): string | undefined {
  return list[list.indexOf(item) - 1];
}

function after(list: readonly string[], item: string): string | undefined {
  return list[list.indexOf(item) + 1];
}
