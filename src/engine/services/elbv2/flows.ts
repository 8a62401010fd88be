import type { PutConnectionsRequest } from "../../../aws/generated/physics.ts";
import type { Context, View } from "../../kernel/context.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { knock, type Knock } from "../../physics/contract.ts";
import { holderOf } from "./knockOn.ts";
import { letsClientsIn, nodeFor } from "../balancerFront.ts";
import { fateOfFlow, hashFlow, targetOfFlow } from "./routing/flowHash.ts";
import { routeGroup, type GroupRoute } from "./routing/groupRoute.ts";
import { transportOf } from "../../../aws/rules/balancing/protocols.ts";
import { flows, flowsByListener, listeners, loadBalancers, targetGroups, targets, type FlowCut, type FlowRow, type ListenerRow, type LoadBalancerRow, type TargetGroupRow, type TargetRow } from "./tables.ts";
import { shiftListener } from "./traffic.ts";

/** Connections that are wanted on a listener: from where each of them comes. */
export interface WantedFlows {
  readonly listenerArn: string;
  readonly sourceIps: readonly string[];
}

/** What PutConnections asks for, or a refusal. */
export function wantedFlows(view: View, { listenerArn, connections, sourceIps = [] }: PutConnectionsRequest): WantedFlows {
  const listener = view.find(listeners, listenerArn);
  if (listener === undefined) throw new Refusal("ResourceNotFoundException", `There is no listener '${listenerArn}'.`);
  if (view.need(loadBalancers, listener.loadBalancerArn).type !== "network") throw new Refusal("ValidationException", "Only a Network Load Balancer passes connections on as they are.");
  const others = view.size(flows) - view.count(flowsByListener, listenerArn);
  if (others + connections > flows.limit) throw new Refusal("LimitExceededException", "No more connections can be kept open.");
  return { listenerArn, sourceIps: Array.from({ length: connections }, (_, place) => sourceIps[place % sourceIps.length] ?? `203.0.113.${FIRST_CLIENT + place}`) };
}

/** Of the addresses that are kept for examples. */
const FIRST_CLIENT = 30;

/** Opens the connections that are wanted and are not there, and closes those that are not wanted. */
export function keepFlows(ctx: Context, { listenerArn, sourceIps }: WantedFlows): void {
  const open = new Map(ctx.where(flowsByListener, listenerArn).map((flow) => [flow.flowId, flow]));
  sourceIps.forEach((sourceIp, place) => {
    const flowId = `${listenerArn}|${place}`;
    const before = open.get(flowId);
    open.delete(flowId);
    if (before?.sourceIp === sourceIp) return;
    if (before !== undefined) ctx.remove(flows, flowId);
    ctx.insert(flows, { flowId, listenerArn, sourceIp, sourcePort: portOf(place, 0), target: null, isOrphaned: false, openedAt: ctx.now, cutCount: 0, lastCut: null });
  });
  for (const flowId of open.keys()) ctx.remove(flows, flowId);
  shiftListener(ctx, listenerArn);
}

/** Looks at each connection of a listener: one that is cut is opened again, by its own hash. */
export function moveFlows(ctx: Context, listenerArn: string): void {
  const listener = ctx.find(listeners, listenerArn);
  if (listener === undefined) return;
  let road: Road | undefined;
  for (const flow of ctx.where(flowsByListener, listenerArn)) {
    const cut = flow.target === null ? null : cutOf(ctx, flow.target);
    if (flow.target !== null && cut === null) noteOrphan(ctx, flow);
    // It is the same for all that are cut in one instant, and costs a knock at each target.
    else reopen(ctx, { flow, cut, road: (road ??= roadOf(ctx, listener)) });
  }
}

/** It stays with a target that is no longer registered. */
function noteOrphan(ctx: Context, { flowId, target, isOrphaned }: FlowRow): void {
  const isGone = target !== null && ctx.find(targets, target.targetKey) === undefined;
  if (isGone !== isOrphaned) ctx.update(flows, flowId, { isOrphaned: isGone });
}

function cutOf(view: View, target: NonNullable<FlowRow["target"]>): FlowCut | null {
  const group = view.find(targetGroups, target.targetGroupArn);
  if (group === undefined) return "terminated";
  const holder = holderOf(view, target, group);
  const answer: Knock = holder === undefined ? { kind: "refused" } : knock(view, { ...holder, port: target.port, protocol: transportOf(group) });
  const fate = fateOfFlow(group, { target: view.find(targets, target.targetKey), knock: answer });
  return fate.stays ? null : fate.why;
}

/** How a listener spreads new connections now. */
interface Road {
  readonly listener: ListenerRow;
  readonly loadBalancer: LoadBalancerRow;
  /** None: nowhere. */
  readonly to: readonly { readonly group: TargetGroupRow; readonly route: GroupRoute; readonly weight: number }[];
}

function roadOf(view: View, listener: ListenerRow): Road {
  const loadBalancer = view.need(loadBalancers, listener.loadBalancerArn);
  const { defaultAction: action } = listener;
  const groups = action.type === "forward" && loadBalancer.state === "active" ? action.targetGroups : [];
  const to = groups.flatMap(({ targetGroupArn, weight }) => {
    const group = view.find(targetGroups, targetGroupArn);
    return group === undefined || weight === 0 ? [] : [{ group, route: routeGroup(view, group, loadBalancer), weight }];
  });
  return { listener, loadBalancer, to };
}

interface Reopening {
  readonly flow: FlowRow;
  readonly road: Road;
  /** Why it was cut; null: it has not found anybody yet. */
  readonly cut: FlowCut | null;
}

function reopen(ctx: Context, { flow, road, cut }: Reopening): void {
  const cutCount = flow.cutCount + (cut === null ? 0 : 1);
  const sourcePort = portOf(placeOf(flow), cutCount);
  const taker = takerOf(ctx, road, { ...flow, sourcePort, sequenceNumber: cutCount });
  if (taker === undefined && cut === null) return;
  const target = taker === undefined ? null : { targetKey: taker.targetKey, targetGroupArn: taker.targetGroupArn, targetId: taker.targetId, port: taker.port };
  ctx.update(flows, flow.flowId, { sourcePort, target, isOrphaned: false, openedAt: ctx.now, cutCount, lastCut: cut ?? flow.lastCut });
}

/** Who takes a new connection: the hash decides among those that take any in the zone whose address its client was given. */
function takerOf(view: View, { listener, loadBalancer, to }: Road, client: Pick<FlowRow, "sourceIp" | "sourcePort"> & { readonly sequenceNumber: number }): TargetRow | undefined {
  if (!letsClientsIn(view, loadBalancer, listener.port, client.sourceIp)) return undefined;
  const way = drawn(to, hashFlow({ ...client, protocol: "tcp", destinationIp: "", destinationPort: listener.port }));
  if (way === undefined) return undefined;
  const { group, route: { zones, isSticky } } = way;
  const given = zones.filter(({ isInDns }) => isInDns);
  const zone = given[hashFlow({ ...client, protocol: "udp", destinationIp: "", destinationPort: 0 }, true) % Math.max(1, given.length)];
  if (zone === undefined) return undefined;
  const destinationIp = nodeFor(view, loadBalancer, zone.availabilityZone).address;
  const hash = hashFlow({ ...client, protocol: transportOf(group), destinationIp, destinationPort: listener.port }, isSticky);
  const taker = targetOfFlow(hash, zone.targets);
  // One that refuses has taken nothing: its client tries again when something has changed.
  return zone.targets.find(({ target }) => target === taker)?.answer.by === "target" ? taker : undefined;
}

/** One of the ways by a hash, each as often as its weight says. */
function drawn<T extends { readonly weight: number }>(ways: readonly T[], hash: number): T | undefined {
  let left = hash % ways.reduce((sum, { weight }) => sum + weight, 0);
  return ways.find(({ weight }) => (left -= weight) < 0);
}

/** Each connection comes from another port than the one before. */
const portOf = (place: number, cutCount: number): number => FIRST_PORT + ((place * PORTS_APART + cutCount) % PORTS);

const FIRST_PORT = 32_768;
const PORTS = 28_232;
const PORTS_APART = 401;

const placeOf = ({ flowId }: FlowRow): number => Number(flowId.slice(flowId.lastIndexOf("|") + 1));
