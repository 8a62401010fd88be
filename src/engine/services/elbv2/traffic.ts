import { groupsOf } from "../../../aws/rules/balancing/ruleParts.ts";
import type { Context, View } from "../../kernel/context.ts";
import { reading } from "../../kernel/reading.ts";
import { firing } from "../../kernel/timer.ts";
import { anyListenerLoad, anyResources, listenerLoadOn, steerTraffic, trafficOn, type TrafficOutcome } from "../../physics/contract.ts";
import { actionsBehind } from "./forwarding.ts";
import { lateParts } from "./late.ts";
import { letsClientsIn } from "../balancerFront.ts";
import { answersWell } from "./routing/answerOf.ts";
import { routeAlike, targetKinds, type AlikeRoute } from "./routing/alike.ts";
import { routeGroup, type GroupRoute, type TargetRoute } from "./routing/groupRoute.ts";
import { FULL_PART } from "./routing/parts.ts";
import { divide } from "./routing/shares.ts";
import { flows, flowsByListener, listenersByLoadBalancer, loadBalancers, targetGroups, targetsByGroup, type LoadBalancerRow, type TargetGroupRow } from "./tables.ts";
import { trafficShifts } from "./timers.ts";
import { SLOW_START_STEP } from "./timing.ts";

/** Lets the loads that a target group has a part in, if there are any, be spread anew before this instant is over. */
export function shiftTraffic(ctx: Context, targetGroupArn: string): void {
  if (trafficOn(ctx, targetGroupArn) !== undefined) ctx.schedule(trafficShifts, targetGroupArn, 0);
  if (!anyListenerLoad(ctx) && ctx.size(flows) === 0) return;
  const loadBalancerArn = ctx.find(targetGroups, targetGroupArn)?.loadBalancerArn ?? null;
  if (loadBalancerArn === null) return;
  for (const { listenerArn } of ctx.where(listenersByLoadBalancer, loadBalancerArn)) shiftListener(ctx, listenerArn);
}

/** A process may have been at the end of a connection whose target is registered no more. */
export function shiftFlows(ctx: Context): void {
  if (ctx.size(flows) === 0) return;
  for (const listenerArn of new Set(ctx.all(flows).map((flow) => flow.listenerArn))) shiftListener(ctx, listenerArn);
}

/** Lets the load and the connections on a listener, if there are any, be looked at anew before this instant is over. */
export function shiftListener(ctx: Context, listenerArn: string): void {
  if (listenerLoadOn(ctx, listenerArn) !== undefined || ctx.count(flowsByListener, listenerArn) > 0) ctx.schedule(trafficShifts, listenerArn, 0);
}

export const trafficShiftsFiring = firing(trafficShifts, (ctx, goalArn) => {
  if (ctx.count(flowsByListener, goalArn) > 0) lateParts().moveFlows(ctx, goalArn);
  const load = listenerLoadOn(ctx, goalArn);
  if (load === undefined && trafficOn(ctx, goalArn) === undefined) return;
  const isBroughtUp = load === undefined ? steer(ctx, goalArn) : lateParts().spreadLoad(ctx, load).some((route) => route.isBroughtUp);
  if (isBroughtUp) ctx.schedule(trafficShifts, goalArn, SLOW_START_STEP);
});

/** Returns whether some of the targets take more with time. */
function steer(ctx: Context, targetGroupArn: string): boolean {
  const group = ctx.find(targetGroups, targetGroupArn);
  const { outcome, isRouted, isBroughtUp } = group === undefined ? NOWHERE : steeringOf(ctx, group);
  steerTraffic(ctx, targetGroupArn, isRouted && anyResources(ctx) ? lateParts().underPressure(ctx, targetGroupArn, outcome) : outcome);
  return isBroughtUp;
}

/** What is to be known of a route whenever the load on its group is another one. */
interface Steering {
  readonly outcome: TrafficOutcome;
  readonly isRouted: boolean;
  readonly isBroughtUp: boolean;
}

const NOBODY: TrafficOutcome = { targetCount: 0, goodTargetCount: 0, parts: 0, goodParts: 0 };
const NOWHERE: Steering = { outcome: NOBODY, isRouted: false, isBroughtUp: false };

const steeringOf = reading("elbv2.steering", targetGroups, (view, group: TargetGroupRow): Steering => {
  const route = routeTo(view, group);
  return route === undefined ? NOWHERE : { outcome: evenOutcome(route) ?? outcomeOf(wholeRoute(view, group)), isRouted: true, isBroughtUp: route.isBroughtUp };
});

/** How requests for a group are spread; undefined when no load balancer that is active, and lets clients in, forwards to it, or it has no targets. */
export function routeTo(view: View, group: TargetGroupRow): AlikeRoute | undefined {
  if (balancerOf(view, group)?.state !== "active" || !isOpen(view, group)) return undefined;
  const route = anyResources(view) ? lateParts().servingSpread(view, group) : alikeSpread(view, group);
  return route?.kinds.length === 0 && view.count(targetsByGroup, group.targetGroupArn) === 0 ? undefined : route;
}

/** The same of each target, for where it matters who of those that are alike stands first. */
export function wholeRoute(view: View, group: TargetGroupRow): GroupRoute | undefined {
  const loadBalancer = balancerOf(view, group);
  return loadBalancer && routeGroup(view, group, loadBalancer);
}

const alikeSpread = reading("elbv2.spread", targetGroups, (view, group: TargetGroupRow): AlikeRoute | undefined => {
  const loadBalancer = balancerOf(view, group);
  return loadBalancer && routeAlike(view, { group, loadBalancer, kinds: targetKinds(view, group.targetGroupArn) });
});

/** The load balancer that forwards to a group; undefined: it has none. */
export const balancerOf = (view: View, { loadBalancerArn }: TargetGroupRow): LoadBalancerRow | undefined => (loadBalancerArn === null ? undefined : view.find(loadBalancers, loadBalancerArn));

/** Requests come to a target group by the listeners that forward to it; one whose port lets nobody in gets none. */
const isOpen = reading("elbv2.isOpen", targetGroups, (view, { targetGroupArn, loadBalancerArn }: TargetGroupRow): boolean => {
  const loadBalancer = view.need(loadBalancers, loadBalancerArn ?? "");
  return view
    .where(listenersByLoadBalancer, loadBalancer.loadBalancerArn)
    .some((listener) => actionsBehind(view, listener).some((action) => groupsOf(action).includes(targetGroupArn)) && letsClientsIn(view, loadBalancer, listener.port));
});

/** Where every node sends requests to all targets in equal parts, it is enough to count them; undefined: it is otherwise. */
function evenOutcome({ kinds, zones, isCrossZone }: AlikeRoute): TrafficOutcome | undefined {
  const [zone] = zones;
  if (!isCrossZone || zone === undefined) return undefined;
  let [targetCount, goodTargetCount] = [0, 0];
  for (const [i, { count }] of kinds.entries()) {
    const route = zone.targets[i];
    if (route === undefined || route.part === 0) continue;
    if (route.part !== FULL_PART) return undefined;
    targetCount += count;
    if (answersWell(route.answer)) goodTargetCount += count;
  }
  return { targetCount, goodTargetCount, parts: targetCount, goodParts: goodTargetCount };
}

/** Who takes the requests of a target group now, how many of those answer well, and what part of the requests that is. */
function outcomeOf(route: GroupRoute | undefined): TrafficOutcome {
  const zones = route?.zones ?? [];
  const takers = onceEach(zones.flatMap(({ targets }) => targets.filter(({ part }) => part > 0)));
  return takers.length === 0 ? NOBODY : { targetCount: takers.length, goodTargetCount: takers.filter(isGood).length, ...unevenParts(zones) };
}

/** A target outside of the VPC is in all zones. */
const onceEach = (routes: readonly TargetRoute[]): readonly TargetRoute[] => [...new Map(routes.map((route) => [route.target.targetKey, route])).values()];

const MILLION = 1_000_000;

function unevenParts(zones: GroupRoute["zones"]): Pick<TrafficOutcome, "parts" | "goodParts"> {
  const byZone = divide(MILLION, zones.map(({ isInDns }) => (isInDns ? 1 : 0)));
  const goodParts = zones.reduce((sum, { targets }, i) => {
    const shares = divide(byZone[i] ?? 0, targets.map(({ part }) => part));
    return sum + targets.reduce((good, target, j) => good + (isGood(target) ? (shares[j] ?? 0) : 0), 0);
  }, 0);
  return { parts: MILLION, goodParts };
}

const isGood = ({ answer }: TargetRoute): boolean => answersWell(answer);
