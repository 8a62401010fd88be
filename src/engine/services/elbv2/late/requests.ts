import { FAILURES } from "../../../../aws/rules/balancing/requestFates.ts";
import type { View } from "../../../kernel/context.ts";
import { anyResources, trafficCountsOn } from "../../../physics/contract.ts";
import { lateParts } from "../late.ts";
import type { GroupRoute } from "../routing/groupRoute.ts";
import { divide } from "../routing/shares.ts";
import { fatesOfType, offeredTo, spreadGroup, streamCount } from "../spreadLoad.ts";
import { listeners, loadBalancers, streams, targetGroups, type RequestFate } from "../tables.ts";
import { routeTo } from "../traffic.ts";

/** Requests by what became of them. */
export type Fates = ReadonlyMap<RequestFate, number>;

/** All requests of a load balancer, or those for a target group. */
export type Scope = { readonly loadBalancerArn: string } | { readonly targetGroupArn: string };

/** Requests so far: those that came by listeners by their fate, and those of a load on a target group by how they ended. */
export function requestTotals(view: View, scope: Scope): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const stream of view.all(streams)) {
    const isAsked = "targetGroupArn" in scope ? stream.targetGroupArn === scope.targetGroupArn : view.find(listeners, stream.listenerArn)?.loadBalancerArn === scope.loadBalancerArn;
    if (!isAsked) continue;
    totals[stream.fate] = (totals[stream.fate] ?? 0) + streamCount(stream, view.now).count;
  }
  for (const group of view.all(targetGroups)) {
    const isAsked = "targetGroupArn" in scope ? group.targetGroupArn === scope.targetGroupArn : group.loadBalancerArn === scope.loadBalancerArn;
    const counts = isAsked ? trafficCountsOn(view, group.targetGroupArn) : undefined;
    if (counts === undefined) continue;
    totals[`${ANSWERED}${group.targetGroupArn}`] = counts.answeredCount;
    totals[`${FAILED}${group.targetGroupArn}`] = counts.failedCount;
  }
  return totals;
}

const ANSWERED = "answered ";
const FAILED = "failed ";

/** What became of requests, of which so many were counted. Of a load on a target group it is what becomes of them now (assumed for all of the minute). */
export function fatesOf(view: View, counted: Readonly<Record<string, number>>): Fates {
  const fates = new Map<RequestFate, number>();
  const add = (fate: RequestFate, count: number) => fates.set(fate, (fates.get(fate) ?? 0) + count);
  for (const [name, count] of Object.entries(counted)) {
    if (count === 0) continue;
    const isAnswered = name.startsWith(ANSWERED);
    if (!isAnswered && !name.startsWith(FAILED)) add(name as RequestFate, count);
    else parted(view, { targetGroupArn: name.slice((isAnswered ? ANSWERED : FAILED).length), count, isAnswered }).forEach(([fate, part]) => add(fate, part));
  }
  return fates;
}

const MILLION = 1_000_000;

interface Ended {
  readonly targetGroupArn: string;
  readonly count: number;
  readonly isAnswered: boolean;
}

function parted(view: View, { targetGroupArn, count, isAnswered }: Ended): readonly (readonly [RequestFate, number])[] {
  const route = routeTo(view, targetGroupArn);
  const now = route === undefined ? [] : [...fatesNow(view, route)].filter(([fate]) => FAILURES.has(fate) !== isAnswered);
  if (now.length > 0) {
    const parts = divide(count, now.map(([, part]) => part));
    return now.map(([fate], i) => [fate, parts[i] ?? 0]);
  }
  if (isAnswered) return [["HTTPCode_Target_2XX_Count", count]];
  return [[route === undefined ? "HTTPCode_ELB_503_Count" : "HTTPCode_Target_5XX_Count", count]];
}

function fatesNow(view: View, route: GroupRoute): Fates {
  const fates = new Map<RequestFate, number>();
  const balancer = view.find(loadBalancers, view.need(targetGroups, route.targetGroupArn).loadBalancerArn ?? "");
  spreadGroup(route, { rate: MILLION, fates: fatesOfType(balancer?.type ?? "application"), add: (fate, rate) => rate > 0 && fates.set(fate, (fates.get(fate) ?? 0) + rate) });
  // Of a minute that is over it is told by what is now.
  return anyResources(view) ? lateParts().pressed(fates, lateParts().pressureOn(view, route.targetGroupArn, offeredTo(view, route.targetGroupArn) / 1000)) : fates;
}

/** How many of them came to a target. */
export const reached = (fates: Fates): number => sumOf(fates, REACHED);

export const sumOf = (fates: Fates, which: readonly RequestFate[]): number => which.reduce((sum, fate) => sum + (fates.get(fate) ?? 0), 0);

const REACHED: readonly RequestFate[] = ["HTTPCode_Target_2XX_Count", "HTTPCode_Target_3XX_Count", "HTTPCode_Target_4XX_Count", "HTTPCode_Target_5XX_Count", "NewFlowCount"];
