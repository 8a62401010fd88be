import type { Rows } from "../../../bridge/protocol.ts";
import { tally } from "../../store/following.ts";
import { instancesOf, type LensState, type Mark } from "../../store/lens.ts";
import { nameIn } from "../../store/names.ts";
import type { Replica, Tables } from "../../store/replica.ts";
import { type Box, CLUSTER } from "../geometry.ts";
import { grouping } from "../grouping.ts";
import { tasksOfService } from "../groups.ts";
import type { Projection } from "../projection.ts";
import { FAILURES } from "../../../aws/rules/balancing/requestFates.ts";
import { type Flow, flowAlong } from "../rules/ruleFlow.ts";
import { serviceLooks } from "../serviceLooks.ts";
import { cardOf, INTERNET, isClassic } from "../things.ts";
import { busRows } from "./bus.ts";
import { callsBetween } from "./calls.ts";
import type { Line } from "./line.ts";
import type { OwnershipRoad, Road, TrafficRoad } from "./roads.ts";

/** What is drawn of a road: its line, and what goes along it now. */
export interface Stream extends Flow {
  readonly id: string;
  readonly road: Road;
  readonly line: Line;
  /** Lines beside it that lead to the other cards of a row. */
  readonly taps: readonly Line[];
  readonly share: number;
  /** As if each task got as many requests as any other. */
  readonly isPart: boolean;
  /** null: grey. */
  readonly hue: number | null;
  /** A dot at its end in the hue of the service. */
  readonly endHue: number | null;
  readonly isBroken: boolean;
  readonly mark: Mark | null;
}

export interface Seen {
  readonly state: Replica;
  readonly projection: Projection;
  readonly lens: LensState;
  /** The service that is looked at. */
  readonly shown: string | null;
}

/** What goes along each road now. */
export function streamsOn(roads: readonly (TrafficRoad | OwnershipRoad)[], seen: Seen): readonly Stream[] {
  const along = roads.flatMap((road) => (road.kind === "traffic" ? [trafficOn(road, seen)] : road.serviceArn === seen.shown && road.source === seen.shown ? busOf(road, seen) : [belonging(road, seen)]));
  const flows = seen.state.tables["ecs.serviceFlows"];
  return flows.size === 0 ? along : [...along, ...callsOn(flows, seen)];
}

function callsOn(flows: Tables["ecs.serviceFlows"], { state, projection }: Seen): readonly Stream[] {
  return callsBetween(flows.values(), projection.boxes).map(({ road, requestsPerSecond, failing }) => {
    const hue = serviceLooks(state).get(road.source)?.hue ?? null;
    return { id: road.id, road, line: road.line, taps: [], share: 1, isPart: false, hue, endHue: hue, isBroken: false, mark: null, requestsPerSecond, failing };
  });
}

const SICK: Mark = { kind: "shut", says: "No target is healthy" };
const OUT: Mark = { kind: "shut", says: "No instance is in service" };

function trafficOn(road: TrafficRoad, { state, projection, lens, shown }: Seen): Stream {
  const { ruleArns, targetGroupArns, share, line } = road;
  const { tables } = state;
  // To a balancer come also the requests that it answers itself.
  const flow = isClassic(road.target) ? flowInto(targetGroupArns, tables) : flowAlong({ ruleArns, targetGroupArns: road.source === INTERNET ? null : targetGroupArns }, tables, projection.structure);
  const isSick = targetGroupArns.length > 0 && targetGroupArns.every((arn) => hasNoHealthyTarget(arn, tables));
  const mark = lens.on === null ? (isSick ? (isClassic(road.target) ? OUT : SICK) : null) : (lens.marks.get(road.target) ?? null);
  const isOfShown = targetGroupArns.length === 1 && shown !== null && tables["ecs.services"].get(shown)?.loadBalancers.some((one) => one.targetGroupArn === targetGroupArns[0]) === true;
  const hue = isOfShown ? (serviceLooks(state).get(shown)?.hue ?? null) : null;
  return { id: road.id, road, line, taps: [], share, isPart: false, hue, endHue: null, isBroken: mark?.kind === "shut", mark, ...(lens.on !== null && mark?.kind === "shut" ? NO_FLOW : flow) };
}

function belonging(road: OwnershipRoad, { state, lens }: Seen): Stream {
  const { serviceArn, source, line, targetGroupArns } = road;
  const endHue = serviceLooks(state).get(serviceArn)?.hue ?? null;
  const mark = lens.marks.get(source === serviceArn ? serviceArn : instancesOf(source)) ?? null;
  const isBroken = mark?.kind === "shut";
  return { id: road.id, road, line, taps: [], share: 1, isPart: false, hue: null, endHue, isBroken, mark, ...(isBroken ? NO_FLOW : flowInto(targetGroupArns, state.tables)) };
}

/** While its service is looked at, the road to the cluster leads on to the instances on which its tasks are. */
function busOf(road: OwnershipRoad, { state, projection: { boxes } }: Seen): readonly Stream[] {
  const cluster = boxes.get(road.target);
  const from = road.line.points[0];
  const tasks = tasksOfService(state, road.serviceArn);
  const cards = tasksByBox(tasks, boxes);
  if (cluster === undefined || from === undefined) return [];
  const hue = serviceLooks(state).get(road.serviceArn)?.hue ?? null;
  const { requestsPerSecond, failing } = flowInto(road.targetGroupArns, state.tables);
  const rows = busRows(from, cluster.x + CLUSTER.gutter / 2, [...cards.keys()]);
  return rows.map((row, at) => {
    const part = row.cards.reduce((sum, box) => sum + (cards.get(box) ?? 0), 0) / tasks.length;
    return { id: `bus|${road.serviceArn}|${at}`, road, line: row.line, taps: row.taps, share: 1, isPart: true, hue, endHue: null, isBroken: false, mark: null, requestsPerSecond: requestsPerSecond * part, failing };
  });
}

/** How many of some tasks are on each card of the map: counted once, for with every delta the bus of a thousand tasks asks again. */
export function tasksByBox(tasks: readonly Rows["ecs.tasks"][], boxes: ReadonlyMap<string, Box>): ReadonlyMap<Box, number> {
  const counts = new Map<Box, number>();
  for (const task of tasks) {
    const box = boxes.get(cardOf(task));
    if (box !== undefined) counts.set(box, (counts.get(box) ?? 0) + 1);
  }
  return counts;
}

const NO_FLOW: Flow = { requestsPerSecond: 0, failing: 0 };

const byGroup = grouping<"elbv2.streams">((stream) => stream.targetGroupArn);

/** What reaches target groups, by whatever listener and rule. */
function flowInto(targetGroupArns: readonly string[], tables: Tables): Flow {
  let all = 0;
  let failed = 0;
  for (const arn of targetGroupArns) {
    const traffic = tables["physics.traffic"].get(arn);
    all += traffic?.requestsPerSecond ?? 0;
    failed += (traffic?.requestsPerSecond ?? 0) * (1 - (traffic?.successShare ?? 1));
    for (const { fate, thousandthsPerSecond } of byGroup(tables["elbv2.streams"], arn)) {
      all += thousandthsPerSecond / 1000;
      if (FAILURES.has(fate)) failed += thousandthsPerSecond / 1000;
    }
  }
  return { requestsPerSecond: all, failing: all === 0 ? 0 : failed / all };
}

const targets = tally<"elbv2.targets">(({ targetGroupArn, state }) => `${state} ${targetGroupArn}`);
const instances = tally<"elb.instances">(({ loadBalancerName, state }) => `${state} ${loadBalancerName}`);

/** With no target at all there is nothing that could be broken; of a Classic Load Balancer with no instance. */
function hasNoHealthyTarget(arn: string, tables: Tables): boolean {
  if (isClassic(arn)) {
    const count = (state: Rows["elb.instances"]["state"]) => instances(tables["elb.instances"], `${state} ${nameIn(arn)}`);
    return count("InService") === 0 && count("OutOfService") > 0;
  }
  const count = (state: Rows["elbv2.targets"]["state"]) => targets(tables["elbv2.targets"], `${state} ${arn}`);
  return count("healthy") === 0 && count("unhealthy") > 0;
}
