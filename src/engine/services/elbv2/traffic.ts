import { groupsOf } from "../../../aws/rules/balancing/ruleParts.ts";
import type { Context, View } from "../../kernel/context.ts";
import { reading } from "../../kernel/reading.ts";
import { firing } from "../../kernel/timer.ts";
import { anyListenerLoad, anyResources, listenerLoadOn, steerTraffic, trafficOn, type TrafficOutcome } from "../../physics/contract.ts";
import { actionsBehind } from "./forwarding.ts";
import { lateParts } from "./late.ts";
import { letsClientsIn } from "../balancerFront.ts";
import { answersWell } from "./routing/answerOf.ts";
import { routeGroup, type GroupRoute, type TargetRoute } from "./routing/groupRoute.ts";
import { FULL_PART } from "./routing/parts.ts";
import { divide } from "./routing/shares.ts";
import { flows, flowsByListener, listenersByLoadBalancer, loadBalancers, targetGroups, targetsByGroup, type TargetGroupRow } from "./tables.ts";
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
  const route = routeOf(view, group);
  return route === undefined ? NOWHERE : { outcome: outcomeOf(route), isRouted: true, isBroughtUp: route.isBroughtUp };
});

/** How requests for a group are spread; undefined when no load balancer that is active, and lets clients in, forwards to it. */
export function routeTo(view: View, targetGroupArn: string): GroupRoute | undefined {
  const group = view.find(targetGroups, targetGroupArn);
  return group && routeOf(view, group);
}

const routeOf = reading("elbv2.route", targetGroups, (view, group: TargetGroupRow): GroupRoute | undefined => {
  if (group.loadBalancerArn === null || view.where(targetsByGroup, group.targetGroupArn).length === 0) return undefined;
  const { state } = view.need(loadBalancers, group.loadBalancerArn);
  return state === "active" && isOpen(view, group) ? spreadOf(view, group) : undefined;
});

/** How a group's load balancer would spread requests, whether it lets any in or not; undefined: it has none. */
export const spreadOf = reading("elbv2.spread", targetGroups, (view, group: TargetGroupRow): GroupRoute | undefined => {
  const loadBalancer = group.loadBalancerArn === null ? undefined : view.find(loadBalancers, group.loadBalancerArn);
  return loadBalancer && routeGroup(view, group, loadBalancer);
});

/** Requests come to a target group by the listeners that forward to it; one whose port lets nobody in gets none. */
const isOpen = reading("elbv2.isOpen", targetGroups, (view, { targetGroupArn, loadBalancerArn }: TargetGroupRow): boolean => {
  const loadBalancer = view.need(loadBalancers, loadBalancerArn ?? "");
  return view
    .where(listenersByLoadBalancer, loadBalancer.loadBalancerArn)
    .some((listener) => actionsBehind(view, listener).some((action) => groupsOf(action).includes(targetGroupArn)) && letsClientsIn(view, loadBalancer, listener.port));
});

/** Who takes the requests of a target group now, how many of those answer well, and what part of the requests that is. */
function outcomeOf({ zones, isCrossZone }: GroupRoute): TrafficOutcome {
  // Where each zone sends them everywhere, one is like the other.
  const takers = isCrossZone ? takersIn(zones[0]?.targets ?? []) : onceEach(zones.flatMap(({ targets }) => takersIn(targets)));
  if (takers.length === 0) return NOBODY;
  const counts = { targetCount: takers.length, goodTargetCount: takers.filter(isGood).length };
  const isEven = isCrossZone && takers.every(({ part }) => part === FULL_PART);
  const { parts, goodParts } = isEven ? { parts: counts.targetCount, goodParts: counts.goodTargetCount } : unevenParts(zones);
  return { targetCount: counts.targetCount, goodTargetCount: counts.goodTargetCount, parts, goodParts };
}

const takersIn = (targets: readonly TargetRoute[]): readonly TargetRoute[] => targets.filter(({ part }) => part > 0);

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
