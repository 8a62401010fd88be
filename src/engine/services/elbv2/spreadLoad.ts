import type { RouteAction } from "../../../aws/rules/balancing/ruleParts.ts";
import { sumOf } from "../../../lib/sum.ts";
import type { Context, View } from "../../kernel/context.ts";
import { anyResources, trafficOn, type ListenerLoadRow } from "../../physics/contract.ts";
import { letsClientsIn } from "../balancerFront.ts";
import { lateParts } from "./late.ts";
import { judgeRules } from "./routing/decideRoute.ts";
import { routeGroup, type GroupRoute, type TargetRoute } from "./routing/groupRoute.ts";
import { divide } from "./routing/shares.ts";
import { listeners, loadBalancers, streams, streamsByListener, targetGroups, type LoadBalancerRow, type RequestFate, type StreamRow } from "./tables.ts";
import type { Candidate, TargetAnswer } from "./routing/answerOf.ts";

/**
 * Spreads the load on a listener over its rules, their target groups, zones and targets, and counts from now on what
 * becomes of the requests. Returns how the groups it met spread them.
 */
export function spreadLoad(ctx: Context, load: ListenerLoadRow): readonly GroupRoute[] {
  const listener = ctx.need(listeners, load.listenerArn);
  const loadBalancer = ctx.need(loadBalancers, listener.loadBalancerArn);
  const routes = new Map<string, GroupRoute>();
  const flow = new Flow(load.listenerArn);
  const rates = divide(Math.round(load.requestsPerSecond * 1000), load.requests.map(({ weight }) => weight));
  load.requests.forEach((request, i) => {
    const { ruleArn, action } = judgeRules(ctx, listener, { ...request, headers: {} });
    if (!letsClientsIn(ctx, loadBalancer, listener.port, request.sourceIp)) return flow.add({ ruleArn, targetGroupArn: null, fate: "noAnswer" }, rates[i] ?? 0);
    spreadAction(ctx, { loadBalancer, action, routes, rate: rates[i] ?? 0, add: (way, rate) => flow.add({ ruleArn, ...way }, rate) });
  });
  if (anyResources(ctx)) press(ctx, flow, routes);
  keep(ctx, load.listenerArn, flow.rates);
  return [...routes.values()];
}

type Way = Pick<StreamRow, "ruleArn" | "targetGroupArn" | "fate">;

class Flow {
  readonly listenerArn: string;
  readonly rates = new Map<string, { readonly way: Way; readonly rate: number }>();

  constructor(listenerArn: string) {
    this.listenerArn = listenerArn;
  }

  add(way: Way, rate: number): void {
    if (rate > 0) this.rates.set(this.#idOf(way), { way, rate: rate + (this.rates.get(this.#idOf(way))?.rate ?? 0) });
  }

  set(way: Way, rate: number): void {
    this.rates.set(this.#idOf(way), { way, rate });
  }

  #idOf({ ruleArn, targetGroupArn, fate }: Way): string {
    return `${this.listenerArn}|${ruleArn}|${targetGroupArn ?? ""}|${fate}`;
  }
}

/** What more comes to the targets of a group than they can do comes to another end. */
function press(ctx: Context, flow: Flow, routes: ReadonlyMap<string, GroupRoute>): void {
  for (const targetGroupArn of routes.keys()) {
    const ways = [...flow.rates.values()].filter(({ way }) => way.targetGroupArn === targetGroupArn);
    const others = offeredTo(ctx, targetGroupArn) - sumOf(ctx.where(streamsByListener, flow.listenerArn).filter((row) => row.targetGroupArn === targetGroupArn), (row) => row.thousandthsPerSecond);
    const pressure = lateParts().pressureOn(ctx, targetGroupArn, (others + sumOf(ways, ({ rate }) => rate)) / 1000);
    for (const ruleArn of new Set(ways.map(({ way }) => way.ruleArn))) {
      const own = ways.filter(({ way }) => way.ruleArn === ruleArn);
      const after = lateParts().pressed(new Map(own.map(({ way, rate }) => [way.fate, rate])), pressure);
      for (const [fate, rate] of after) flow.set({ ruleArn, targetGroupArn, fate }, rate);
    }
    lateParts().tellOfLoad(ctx, targetGroupArn);
  }
}

interface Spreading {
  readonly loadBalancer: LoadBalancerRow;
  readonly action: RouteAction;
  readonly routes: Map<string, GroupRoute>;
  readonly rate: number;
  readonly add: (way: Omit<Way, "ruleArn">, rate: number) => void;
}

function spreadAction(ctx: Context, { loadBalancer, action, routes, rate, add }: Spreading): void {
  if (loadBalancer.state !== "active") return add({ targetGroupArn: null, fate: "noAnswer" }, rate);
  if (action.type === "redirect") return add({ targetGroupArn: null, fate: "HTTP_Redirect_Count" }, rate);
  if (action.type === "fixed-response") return add({ targetGroupArn: null, fate: "HTTP_Fixed_Response_Count" }, rate);
  const byGroup = divide(rate, action.targetGroups.map(({ weight }) => weight));
  action.targetGroups.forEach(({ targetGroupArn }, i) => {
    const share = byGroup[i] ?? 0;
    if (share === 0) return;
    const route = routes.get(targetGroupArn) ?? routeGroup(ctx, ctx.need(targetGroups, targetGroupArn), loadBalancer);
    routes.set(targetGroupArn, route);
    spreadGroup(route, { rate: share, fates: fatesOfType(loadBalancer.type), add: (fate, part) => add({ targetGroupArn, fate }, part) });
  });
  // Weights that are all 0 leave nobody to send a request to.
  if (byGroup.every((share) => share === 0)) add({ targetGroupArn: null, fate: "HTTPCode_ELB_503_Count" }, rate);
}

interface GroupSpreading {
  readonly rate: number;
  readonly fates: { readonly of: (answer: TargetAnswer) => RequestFate; readonly ofNobody: RequestFate };
  readonly add: (fate: RequestFate, rate: number) => void;
}

/** Whether the same becomes of all requests that come to a zone, whoever takes them there. */
export const endsAlike = ({ zones }: GroupRoute<Candidate>, fates: GroupSpreading["fates"]): boolean => zones.every(({ targets }) => fatesAt(targets, fates).length < 2);

/** Spreads requests for a target group over its zones and targets, and tells what becomes of each part. */
export function spreadGroup({ zones }: GroupRoute<Candidate>, { rate, fates, add }: GroupSpreading): void {
  const byZone = divide(rate, zones.map(({ isInDns }) => (isInDns ? 1 : 0)));
  zones.forEach(({ targets }, i) => {
    const share = byZone[i] ?? 0;
    const all = fatesAt(targets, fates);
    if (all.length < 2) return add(all[0] ?? fates.ofNobody, share);
    const byTarget = divide(share, targets.map(({ part }) => part));
    targets.forEach(({ answer }, j) => add(fates.of(answer), byTarget[j] ?? 0));
  });
}

/** What becomes of requests at targets that get any: at most times it is the same at all of them. */
function fatesAt(targets: readonly TargetRoute<Candidate>[], { of }: GroupSpreading["fates"]): readonly RequestFate[] {
  const all: RequestFate[] = [];
  for (const { part, answer } of targets) {
    const fate = part > 0 ? of(answer) : all[0];
    if (fate !== undefined && !all.includes(fate)) all.push(fate);
  }
  return all;
}

function fateOf(answer: TargetAnswer): RequestFate {
  if (answer.by === "loadBalancer") return answer.status === 502 ? "HTTPCode_ELB_502_Count" : "HTTPCode_ELB_504_Count";
  if (answer.status < 300) return "HTTPCode_Target_2XX_Count";
  if (answer.status < 400) return "HTTPCode_Target_3XX_Count";
  return answer.status < 500 ? "HTTPCode_Target_4XX_Count" : "HTTPCode_Target_5XX_Count";
}

/** Flows that find a target, and those that end at once. A connection that nobody answers is not counted by AWS. */
function flowFate(answer: TargetAnswer): RequestFate {
  if (answer.by === "target") return "NewFlowCount";
  return answer.why === "connectionRefused" ? "TCP_Target_Reset_Count" : "noAnswer";
}

const APPLICATION_FATES = { of: fateOf, ofNobody: "HTTPCode_ELB_503_Count" } as const;
/** That a Network Load Balancer without targets resets connections is assumed. */
const NETWORK_FATES = { of: flowFate, ofNobody: "TCP_ELB_Reset_Count" } as const;

/** What becomes of requests by who answers them. */
export const fatesOfType = (type: LoadBalancerRow["type"]): GroupSpreading["fates"] => (type === "network" ? NETWORK_FATES : APPLICATION_FATES);

/** Writes down the rates there are now. What a stream counted so far stays, also when nothing flows in it any more. */
function keep(ctx: Context, listenerArn: string, rates: Flow["rates"]): void {
  for (const row of ctx.where(streamsByListener, listenerArn)) setRate(ctx, row, rates.get(row.streamId)?.rate ?? 0);
  for (const [streamId, { way, rate }] of rates) {
    if (ctx.find(streams, streamId) !== undefined) continue;
    ctx.insert(streams, { streamId, listenerArn, ...way, thousandthsPerSecond: rate, count: 0, millionths: 0, countedAt: ctx.now });
  }
}

function setRate(ctx: Context, row: StreamRow, thousandthsPerSecond: number): void {
  if (row.thousandthsPerSecond === thousandthsPerSecond) return;
  ctx.update(streams, row.streamId, { ...streamCount(row, ctx.now), thousandthsPerSecond });
}

/** How many requests come to a target group now, in thousandths of one per second. */
export function offeredTo(view: View, targetGroupArn: string): number {
  const own = Math.round((trafficOn(view, targetGroupArn)?.requestsPerSecond ?? 0) * 1000);
  return view.all(streams).reduce((sum, stream) => sum + (stream.targetGroupArn === targetGroupArn ? stream.thousandthsPerSecond : 0), own);
}

/** The count of a stream as it stands at an instant up to which its rate was constant. */
export function streamCount({ thousandthsPerSecond: rate, count, millionths, countedAt }: Pick<StreamRow, "thousandthsPerSecond" | "count" | "millionths" | "countedAt">, at: number): Pick<StreamRow, "count" | "millionths" | "countedAt"> {
  // Thousandths per second, times milliseconds, are millionths. Taken apart at a million milliseconds, no product
  // leaves the integers that a double holds exactly.
  const elapsed = at - countedAt;
  const rest = millionths + rate * (elapsed % MILLION);
  return { count: count + rate * Math.floor(elapsed / MILLION) + Math.floor(rest / MILLION), millionths: rest % MILLION, countedAt: at };
}

const MILLION = 1_000_000;
