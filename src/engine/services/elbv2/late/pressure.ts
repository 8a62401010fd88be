import type { Context, View } from "../../../kernel/context.ts";
import type { Derived } from "../../../kernel/derived.ts";
import { reading } from "../../../kernel/reading.ts";
import { readingKinds } from "../../../kernel/readingKinds.ts";
import { hearingOfLoads, listenerAt, loadGoals, trafficOn, type TrafficOutcome } from "../../../physics/contract.ts";
import { serve, shiftFlows, taskServerAt, tellOfLoad, type Server } from "../../ecs/late/contract.ts";
import { holderOf } from "../knockOn.ts";
import { answersWell } from "../routing/answerOf.ts";
import { alikeTo, nameOfAlike, routeAlike, staysAlike, type AlikeRoute, type AlikeTargets } from "../routing/alike.ts";
import { mayBeAsked } from "../routing/groupRoute.ts";
import { targetGroups, targetsByGroup, type RequestFate, type TargetGroupRow, type TargetRow } from "../tables.ts";
import { trafficShifts } from "../timers.ts";
import { ANSWER_MILLIS } from "../timing.ts";
import { offeredTo } from "../spreadLoad.ts";
import { balancerOf } from "../traffic.ts";

/** What becomes of requests that come to targets which would answer them well, had they the time. */
export interface Pressure {
  /** How many of them come in a second, and how many of these are more than the targets can do. */
  readonly taken: number;
  readonly lost: number;
  /** What becomes of those. */
  readonly fate: RequestFate;
  /** How long one takes that is answered, on average. */
  readonly meanSeconds: number;
}

/** What so many requests per second come to at the targets of a group. */
export function pressureOn(view: View, targetGroupArn: string, perSecond: number): Pressure {
  let [taken, lost, time, impatient] = [0, 0, 0, 0];
  for (const { part, server, count } of serversOf(view, view.need(targetGroups, targetGroupArn))) {
    const arriving = perSecond * part;
    const served = server === undefined ? { answered: arriving, lost: 0, meanSeconds: ANSWER_MILLIS / 1000 } : serve(server, arriving);
    taken += count * arriving;
    lost += count * served.lost;
    time += count * served.answered * served.meanSeconds;
    if (server?.isByPatience === true) impatient += count * served.lost;
  }
  const answered = taken - lost;
  return { taken, lost, fate: impatient * 2 > lost ? "HTTPCode_ELB_504_Count" : "HTTPCode_Target_5XX_Count", meanSeconds: answered > 0 ? time / answered : 0 };
}

/** Who takes the requests of a group: targets that can do the same and get the same part stand as one, for most of a service do. */
const serversOf = reading("elbv2.servers", targetGroups, readServers, (world, targetGroupArn) => {
  if (trafficOn(world, targetGroupArn) !== undefined) world.derived(restlessLoads).add(targetGroupArn);
});

function readServers(view: View, group: TargetGroupRow): readonly Servers[] {
  const route = servingSpread(view, group);
  if (route === undefined) return [];
  const all: Servers[] = [];
  const parts = goodParts(route);
  for (const [i, { value, count }] of route.kinds.entries()) {
    const part = parts.get(i);
    if (part === undefined) continue;
    const alike = all.find((one) => one.part === part && isAlike(one.server, value.server));
    if (alike === undefined) all.push({ part, server: value.server, count });
    else alike.count += count;
  }
  return all;
}

/** Loads whose targets may be able to do something else than when they were spread, now or once the time comes. */
const restlessLoads: Derived<Set<string>> = {
  name: "elbv2.restlessLoads",
  build: (view) => new Set(loadGoals(view)),
  hears: hearingOfLoads((restless: Set<string>, goalArn, isThere) => void (isThere ? restless.add(goalArn) : restless.delete(goalArn))),
};

/** Of the kinds that answer well, by their place, the part of all requests that each target gets for that. */
function goodParts({ kinds, zones, isCrossZone }: AlikeRoute<ServingTargets>): ReadonlyMap<number, number> {
  const parts = new Map<number, number>();
  const open = zones.filter(({ isInDns }) => isInDns);
  // Where each zone sends them everywhere, one is like the other.
  const [unlike, times] = isCrossZone ? [open.slice(0, 1), open.length] : [open, 1];
  for (const { targets } of unlike) {
    let all = 0;
    for (const [i, { count }] of kinds.entries()) all += count * (targets[i]?.part ?? 0);
    targets.forEach(({ part, answer }, i) => {
      if (part > 0 && answersWell(answer)) parts.set(i, (parts.get(i) ?? 0) + addedUp(part / all / open.length, times));
    });
  }
  return parts;
}

/** Sums of fractions are a little off, each in its own way: a product would be off otherwise than what it stands for. */
function addedUp(part: number, times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += part;
  return sum;
}

function isAlike(one: Server | undefined, other: Server | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.perSecond === other.perSecond && one.servers === other.servers && one.most === other.most && one.isByPatience === other.isByPatience && areAlike(one.awaits, other.awaits);
}

function areAlike(one: Server["awaits"], other: Server["awaits"]): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.failing === other.failing && one.waitSeconds === other.waitSeconds && one.concurrency === other.concurrency && one.timeoutSeconds === other.timeoutSeconds;
}

interface Servers {
  /** Of all requests for the group, what each of them gets. */
  readonly part: number;
  /** Undefined: it keeps up with all of them. */
  readonly server: Server | undefined;
  count: number;
}

/** Targets that are one like the other, also in what they can do. */
interface ServingTargets extends AlikeTargets {
  /** Undefined: it keeps up with all that comes. */
  readonly server: Server | undefined;
}

/** How a group's load balancer would spread requests, whether it lets any in or not; undefined: it has none. */
export const servingSpread = reading("elbv2.servingSpread", targetGroups, (view, group: TargetGroupRow): AlikeRoute<ServingTargets> | undefined => {
  const loadBalancer = balancerOf(view, group);
  return loadBalancer && routeAlike(view, { group, loadBalancer, kinds: servingKinds(view, group.targetGroupArn) });
});

const servingKinds = readingKinds("elbv2.servingKinds", targetsByGroup, {
  concerns: mayBeAsked,
  read: (view, target): ServingTargets => {
    const { availabilityZone, state, slowStartFrom, answer } = alikeTo(view, target);
    return { availabilityZone, state, slowStartFrom, answer, server: serverBehind(view, target) };
  },
  nameOf: (serving) => nameOfAlike(serving) + nameOfServer(serving.server),
  isAlike: staysAlike,
});

/** What the task behind a target can do with requests. */
function serverBehind(view: View, target: TargetRow): Server | undefined {
  const holder = holderOf(view, target, view.need(targetGroups, target.targetGroupArn));
  return taskServerAt(view, holder && listenerAt(view, { host: holder.host, port: target.port }));
}

function nameOfServer(server: Server | undefined): string {
  if (server === undefined) return "";
  const { perSecond, servers, most, isByPatience, awaits } = server;
  return ` ${perSecond} ${servers} ${most} ${isByPatience}${awaits === undefined ? "" : ` ${awaits.failing} ${awaits.waitSeconds} ${awaits.concurrency} ${awaits.timeoutSeconds}`}`;
}

const MILLION = 1_000_000;

/** How the load on a target group comes out, when targets have only so much time. Who shares their CPU is looked at again. */
export function underPressure(ctx: Context, targetGroupArn: string, outcome: TrafficOutcome): TrafficOutcome {
  if (trafficOn(ctx, targetGroupArn)?.targetCount !== outcome.targetCount) pressOthers(ctx, targetGroupArn);
  tellOfLoad(ctx, targetGroupArn);
  const { taken, lost } = pressureOn(ctx, targetGroupArn, offeredTo(ctx, targetGroupArn) / 1000);
  if (lost <= 0) return outcome;
  return { ...outcome, parts: MILLION, goodParts: Math.round(((MILLION * outcome.goodParts) / outcome.parts) * (1 - lost / taken)) };
}

/**
 * Lets other loads be spread anew before this instant is over, after one has changed: what that costs, others have not.
 * Those whose targets can do what they could are left alone. What services send each other is looked at too.
 */
export function pressOthers(ctx: Context, goalArn: string): void {
  const restless = ctx.derived(restlessLoads);
  if (restless.size > 0) for (const other of loadGoals(ctx)) if (other !== goalArn && restless.has(other)) press(ctx, other, restless);
  shiftFlows(ctx);
}

function press(ctx: Context, goalArn: string, restless: Set<string>): void {
  const group = ctx.find(targetGroups, goalArn);
  const until = group === undefined ? -Infinity : serversOf.holdsUntil(ctx, group);
  if (until === Infinity) restless.delete(goalArn);
  if (until <= ctx.now) ctx.schedule(trafficShifts, goalArn, 0);
}

const ANSWERED: readonly RequestFate[] = ["HTTPCode_Target_2XX_Count", "HTTPCode_Target_3XX_Count", "HTTPCode_Target_4XX_Count"];

/** Rates by fates as they are when some of what would have been answered is lost. */
export function pressed(rates: ReadonlyMap<RequestFate, number>, { taken, lost, fate }: Pressure): ReadonlyMap<RequestFate, number> {
  if (lost <= 0) return rates;
  const after = new Map(rates);
  for (const answered of ANSWERED) {
    const rate = rates.get(answered) ?? 0;
    const gone = Math.round((rate * lost) / taken);
    if (gone === 0) continue;
    after.set(answered, rate - gone);
    after.set(fate, (after.get(fate) ?? 0) + gone);
  }
  return after;
}
