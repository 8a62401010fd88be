import { curveOf } from "../../../../aws/rules/load/curve.ts";
import { sampleAt } from "../../../../aws/rules/load/sample.ts";
import type { Context } from "../../../kernel/context.ts";
import { anyResources } from "../../../physics/contract.ts";
import { pressLoads, streamCount } from "../../elbv2/late/contract.ts";
import { recountCredits } from "../load/credits.ts";
import { services } from "../tables.ts";
import { PASS_INTERVAL } from "../timing.ts";
import { shiftFlows } from "./late.ts";
import type { Share } from "./share.ts";
import { spreadRequests } from "./spreadRequests.ts";
import { flowsByLoad, serviceFlows, serviceLoads, type ServiceFlowRow, type ServiceLoadRow } from "./tables.ts";
import { flowsShift } from "./timers.ts";

/** Spreads the requests of a load anew, and counts from now on what becomes of them. It ends with the service that sends them. */
export function shift(ctx: Context, loadKey: string): void {
  const load = ctx.find(serviceLoads, loadKey);
  if (load === undefined) return;
  const status = ctx.find(services, load.serviceArn)?.status ?? "INACTIVE";
  if (status === "INACTIVE") return end(ctx, loadKey);
  const now = followed(ctx, load);
  const { shares, cached, outliers, nextAt } = spreadRequests(ctx, now);
  if (!areSame(load.cached, cached) || !areSame(load.outliers, outliers)) ctx.update(serviceLoads, loadKey, { cached, outliers });
  const areOthers = keep(ctx, load, sumsOf(load, shares));
  // Who takes them has more to do, or less, and so fare all who wait for it.
  if (areOthers && anyResources(ctx)) {
    pressLoads(ctx);
    shiftFlows(ctx);
    recountCredits(ctx);
  }
  if (nextAt !== null) ctx.schedule(flowsShift, loadKey, nextAt - ctx.now);
  else if (status === "DRAINING") ctx.schedule(flowsShift, loadKey, PASS_INTERVAL);
}

/** A load as its curve is now. It is looked at again when that changes. */
function followed(ctx: Context, load: ServiceLoadRow): ServiceLoadRow {
  if (!load.follows) return load;
  const { curve, requestsPerSecond: low, startedAt } = load.follows;
  const { requestsPerSecond, until } = sampleAt(curveOf(curve, low), ctx.now - startedAt);
  if (until !== null) ctx.schedule(flowsShift, load.loadKey, startedAt + until - ctx.now);
  return ctx.update(serviceLoads, load.loadKey, { requestsPerSecond });
}

const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean => (a.length === 0 && b.length === 0) || JSON.stringify(a) === JSON.stringify(b);

function end(ctx: Context, loadKey: string): void {
  for (const { flowKey } of ctx.where(flowsByLoad, loadKey)) ctx.remove(serviceFlows, flowKey);
  ctx.remove(serviceLoads, loadKey);
}

type Sum = Pick<ServiceFlowRow, "flowKey" | "via" | "targetServiceArn" | "fate" | "takers" | "thousandthsPerSecond" | "answerMillis">;

/** What is counted together. */
function sumsOf({ loadKey }: ServiceLoadRow, shares: readonly Share[]): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  const takers = new Map<string, Set<string>>();
  for (const { via, targetServiceArn, fate, rate, taker, answerMillis } of shares) {
    if (rate === 0) continue;
    const flowKey = `${loadKey}|${via}|${targetServiceArn ?? ""}|${fate}`;
    const own = takers.get(flowKey) ?? new Set();
    takers.set(flowKey, taker === null ? own : own.add(taker));
    sums.set(flowKey, { flowKey, via, targetServiceArn, fate, takers: own.size, thousandthsPerSecond: rate + (sums.get(flowKey)?.thousandthsPerSecond ?? 0), ...(answerMillis !== undefined && { answerMillis }) });
  }
  return sums;
}

/** Writes down the rates there are now, and tells whether they are others. What was counted so far stays, also when nothing flows there any more. */
function keep(ctx: Context, { loadKey, serviceArn }: ServiceLoadRow, sums: ReadonlyMap<string, Sum>): boolean {
  let areOthers = false;
  for (const row of ctx.where(flowsByLoad, loadKey)) {
    const { thousandthsPerSecond, takers, answerMillis = row.answerMillis } = sums.get(row.flowKey) ?? { thousandthsPerSecond: 0, takers: 0 };
    if (row.thousandthsPerSecond === thousandthsPerSecond && row.takers === takers && row.answerMillis === answerMillis) continue;
    areOthers = true;
    ctx.update(serviceFlows, row.flowKey, { ...streamCount(row, ctx.now), thousandthsPerSecond, takers, ...(answerMillis !== undefined && { answerMillis }) });
  }
  for (const sum of sums.values()) {
    if (ctx.find(serviceFlows, sum.flowKey) !== undefined) continue;
    areOthers = true;
    ctx.insert(serviceFlows, { ...sum, loadKey, serviceArn, count: 0, millionths: 0, countedAt: ctx.now });
  }
  return areOthers;
}
