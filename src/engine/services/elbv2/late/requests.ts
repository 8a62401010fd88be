import { FAILURES } from "../../../../aws/rules/balancing/requestFates.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/reading.ts";
import { anyResources, trafficCountsOn } from "../../../physics/contract.ts";
import { lateParts } from "../late.ts";
import { divide } from "../routing/shares.ts";
import { fatesOfType, offeredTo, spreadGroup, streamCount } from "../spreadLoad.ts";
import { listeners, loadBalancers, streams, targetGroups, type RequestFate, type TargetGroupRow } from "../tables.ts";
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
  for (const targetGroupArn of groupsIn(view, scope)) {
    const counts = trafficCountsOn(view, targetGroupArn);
    if (counts === undefined) continue;
    totals[`${ANSWERED}${targetGroupArn}`] = counts.answeredCount;
    totals[`${FAILED}${targetGroupArn}`] = counts.failedCount;
  }
  return totals;
}

function groupsIn(view: View, scope: Scope): readonly string[] {
  if ("targetGroupArn" in scope) return view.find(targetGroups, scope.targetGroupArn) === undefined ? [] : [scope.targetGroupArn];
  return view.all(targetGroups).flatMap(({ loadBalancerArn, targetGroupArn }) => (loadBalancerArn === scope.loadBalancerArn ? [targetGroupArn] : []));
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
  const all = fatesNow(view, targetGroupArn);
  const now = [...(all ?? [])].filter(([fate]) => FAILURES.has(fate) !== isAnswered);
  if (now.length > 0) {
    const parts = divide(count, now.map(([, part]) => part));
    return now.map(([fate], i) => [fate, parts[i] ?? 0]);
  }
  if (isAnswered) return [["HTTPCode_Target_2XX_Count", count]];
  return [[all === undefined ? "HTTPCode_ELB_503_Count" : "HTTPCode_Target_5XX_Count", count]];
}

/** What becomes of a million requests for a target group now; undefined: nobody sends them on. */
function fatesNow(view: View, targetGroupArn: string): Fates | undefined {
  const group = view.find(targetGroups, targetGroupArn);
  const fates = group && fatesByRoute(view, group);
  if (fates === undefined || !anyResources(view)) return fates;
  // Of a minute that is over it is told by what is now.
  return lateParts().pressed(fates, lateParts().pressureOn(view, targetGroupArn, offeredTo(view, targetGroupArn) / 1000));
}

const fatesByRoute = reading("elbv2.fates", targetGroups, (view, group: TargetGroupRow): Fates | undefined => {
  const route = routeTo(view, group.targetGroupArn);
  if (route === undefined) return undefined;
  const fates = new Map<RequestFate, number>();
  const balancer = view.find(loadBalancers, group.loadBalancerArn ?? "");
  spreadGroup(route, { rate: MILLION, fates: fatesOfType(balancer?.type ?? "application"), add: (fate, rate) => rate > 0 && fates.set(fate, (fates.get(fate) ?? 0) + rate) });
  return fates;
});

/** How many of them came to a target. */
export const reached = (fates: Fates): number => sumOf(fates, REACHED);

export const sumOf = (fates: Fates, which: readonly RequestFate[]): number => which.reduce((sum, fate) => sum + (fates.get(fate) ?? 0), 0);

const REACHED: readonly RequestFate[] = ["HTTPCode_Target_2XX_Count", "HTTPCode_Target_3XX_Count", "HTTPCode_Target_4XX_Count", "HTTPCode_Target_5XX_Count", "NewFlowCount"];
