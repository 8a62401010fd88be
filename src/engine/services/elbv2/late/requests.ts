import { FAILURES } from "../../../../aws/rules/balancing/requestFates.ts";
import { remembered } from "../../../../lib/remembered.ts";
import { rememberedText } from "../../../../lib/rememberedText.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/reading.ts";
import { anyResources, trafficCountsOn } from "../../../physics/contract.ts";
import { Totals } from "../../cloudwatch/late/contract.ts";
import { lateParts } from "../late.ts";
import { divide } from "../routing/shares.ts";
import { endsAlike, fatesOfType, offeredTo, spreadGroup, streamCount } from "../spreadLoad.ts";
import { listeners, streams, targetGroups, type RequestFate, type StreamRow, type TargetGroupRow } from "../tables.ts";
import { balancerOf, routeTo, wholeRoute } from "../traffic.ts";

/** Requests by what became of them. */
export type Fates = ReadonlyMap<RequestFate, number>;

/** All requests of a load balancer, or those for a target group. */
export type Scope = { readonly loadBalancerArn: string } | { readonly targetGroupArn: string };

/** Requests so far: those that came by listeners by their fate, and those of a load on a target group by how they ended. */
export function requestTotals(view: View, scope: Scope): Totals {
  const totals = new Totals();
  if ("targetGroupArn" in scope) putTotalsOf(view, scope.targetGroupArn, totals);
  else {
    const { loadBalancerArn } = scope;
    for (const stream of view.all(streams)) if (view.find(listeners, stream.listenerArn)?.loadBalancerArn === loadBalancerArn) putStream(view, stream, totals);
    for (const group of view.all(targetGroups)) if (group.loadBalancerArn === loadBalancerArn) putLoad(view, group.targetGroupArn, totals);
  }
  return totals;
}

/** Puts those for a target group to others. */
export function putTotalsOf(view: View, targetGroupArn: string, totals: Totals): void {
  for (const stream of view.all(streams)) if (stream.targetGroupArn === targetGroupArn) putStream(view, stream, totals);
  putLoad(view, targetGroupArn, totals);
}

function putStream(view: View, stream: StreamRow, totals: Totals): void {
  totals.add(stream.fate, streamCount(stream, view.now).count);
}

/** A target group that goes away takes its load with it. */
function putLoad(view: View, targetGroupArn: string, totals: Totals): void {
  const counts = trafficCountsOn(view, targetGroupArn);
  if (counts === undefined) return;
  const { answered, failed } = namesOf(targetGroupArn);
  totals.set(answered, counts.answeredCount);
  totals.set(failed, counts.failedCount);
}

/** Under which names the ends of a load on a target group are counted. */
const namesOf = rememberedText((targetGroupArn) => ({ answered: ANSWERED + targetGroupArn, failed: FAILED + targetGroupArn }));

const ANSWERED = "answered ";
const FAILED = "failed ";

/** What became of requests, of which so many were counted. Of a load on a target group it is what becomes of them now (assumed for all of the minute). */
export function fatesOf(view: View, counted: Totals): Fates {
  const fates = new Map<RequestFate, number>();
  counted.names.forEach((name, place) => addFates(view, fates, { name, count: counted.counts[place] ?? 0 }));
  return fates;
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

function addFates(view: View, fates: Map<RequestFate, number>, { name, count }: Counted): void {
  if (count === 0) return;
  if (name.startsWith(ANSWERED)) addParts(fates, count, answeredNow(view, name.slice(ANSWERED.length)));
  else if (name.startsWith(FAILED)) addParts(fates, count, failedNow(view, name.slice(FAILED.length)));
  else add(fates, name as RequestFate, count);
}

function add(fates: Map<RequestFate, number>, fate: RequestFate, count: number): void {
  fates.set(fate, (fates.get(fate) ?? 0) + count);
}

/** Fates of requests, and how they share in them. */
interface Parts {
  readonly fates: readonly RequestFate[];
  readonly parts: readonly number[];
}

function addParts(all: Map<RequestFate, number>, count: number, { fates, parts }: Parts): void {
  const [first] = fates;
  if (first !== undefined && fates.length === 1) return add(all, first, count);
  const shares = divide(count, parts);
  fates.forEach((fate, i) => add(all, fate, shares[i] ?? 0));
}

const MILLION = 1_000_000;

const allOf = (fate: RequestFate): Parts => ({ fates: [fate], parts: [MILLION] });

const ALL_WELL = allOf("HTTPCode_Target_2XX_Count");
const ALL_FAILED = allOf("HTTPCode_Target_5XX_Count");
const ALL_UNSENT = allOf("HTTPCode_ELB_503_Count");

/** What becomes of the requests for a target group that are answered. */
function answeredNow(view: View, targetGroupArn: string): Parts {
  const now = fatesNow(view, targetGroupArn);
  return (now && sidesOf(now).answered) ?? ALL_WELL;
}

/** The same of those that fail. */
function failedNow(view: View, targetGroupArn: string): Parts {
  const now = fatesNow(view, targetGroupArn);
  return now === undefined ? ALL_UNSENT : (sidesOf(now).failed ?? ALL_FAILED);
}

/** Those that fail and those that do not; undefined: there are none. What is read off a route stays as long as that. */
const sidesOf = remembered((fates: Fates) => ({ answered: partsOf(fates, false), failed: partsOf(fates, true) }));

function partsOf(all: Fates, areFailures: boolean): Parts | undefined {
  const fates = [...all.keys()].filter((fate) => FAILURES.has(fate) === areFailures);
  return fates.length === 0 ? undefined : { fates, parts: fates.map((fate) => all.get(fate) ?? 0) };
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
  const alike = routeTo(view, group);
  if (alike === undefined) return undefined;
  const fates = new Map<RequestFate, number>();
  const ofType = fatesOfType(balancerOf(view, group)?.type ?? "application");
  const route = endsAlike(alike, ofType) ? alike : (wholeRoute(view, group) ?? alike);
  spreadGroup(route, { rate: MILLION, fates: ofType, add: (fate, rate) => rate > 0 && fates.set(fate, (fates.get(fate) ?? 0) + rate) });
  return fates;
});

/** How many of so many requests came to a target. Those that were answered did, whatever becomes of others now. */
export function reachedOf(view: View, counted: Totals): number {
  let sum = 0;
  for (let place = 0; place < counted.names.length; place++) {
    const [name, count] = [counted.names[place] ?? "", counted.counts[place] ?? 0];
    if (count === 0) continue;
    if (name.startsWith(ANSWERED)) sum += count;
    else if (name.startsWith(FAILED)) sum += reachedAmong(view, { name, count });
    else if (isReached(name)) sum += count;
  }
  return sum;
}

function reachedAmong(view: View, failed: Counted): number {
  const fates = new Map<RequestFate, number>();
  addFates(view, fates, failed);
  return sumOf(fates, REACHED);
}

export function sumOf(fates: Fates, which: readonly RequestFate[]): number {
  let sum = 0;
  for (const fate of which) sum += fates.get(fate) ?? 0;
  return sum;
}

const isReached = (name: string): boolean => (REACHED as readonly string[]).includes(name);

const REACHED: readonly RequestFate[] = ["HTTPCode_Target_2XX_Count", "HTTPCode_Target_3XX_Count", "HTTPCode_Target_4XX_Count", "HTTPCode_Target_5XX_Count", "NewFlowCount"];
