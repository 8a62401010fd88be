import type { Context, View } from "../kernel/context.ts";
import { traffic, type TrafficRow } from "./tables.ts";

/** Over how many targets requests are spread, and how many of these answer with a status below 500, also by what they take. */
export type TrafficOutcome = Pick<TrafficRow, "targetCount" | "goodTargetCount" | "parts" | "goodParts">;

/** The load on a target group, if it has one. */
export function trafficOn(view: View, targetGroupArn: string): TrafficRow | undefined {
  return view.find(traffic, targetGroupArn);
}

/** How many requests of a target group were answered and failed up to now, and over how many targets they are spread. */
export function trafficCountsOn(view: View, targetGroupArn: string): Pick<TrafficRow, "answeredCount" | "failedCount" | "targetCount"> | undefined {
  const row = trafficOn(view, targetGroupArn);
  if (row === undefined) return undefined;
  const { answeredCount, failedCount } = counted(row, view.now);
  return { answeredCount, failedCount, targetCount: row.targetCount };
}

/** Whether a target group may be given a load: it has one already, or there are not too many yet. */
export function trafficHasRoom(view: View, targetGroupArn: string): boolean {
  return view.find(traffic, targetGroupArn) !== undefined || view.size(traffic) < traffic.limit;
}

/** Puts a constant load on a target group, or changes the one it has; what was counted so far stays. */
export function setTraffic(
  ctx: Context,
  { targetGroupArn, requestsPerSecond }: { readonly targetGroupArn: string; readonly requestsPerSecond: number },
): TrafficRow {
  const row = ctx.find(traffic, targetGroupArn);
  if (row !== undefined) {
    const { answeredCount, failedCount, requestMillionths, countedAt } = counted(row, ctx.now);
    return ctx.update(traffic, targetGroupArn, { answeredCount, failedCount, requestMillionths, countedAt, requestsPerSecond });
  }
  return ctx.insert(traffic, {
    targetGroupArn,
    requestsPerSecond,
    targetCount: 0,
    goodTargetCount: 0,
    parts: 0,
    goodParts: 0,
    successShare: 0,
    answeredCount: 0,
    failedCount: 0,
    requestMillionths: 0,
    countedAt: ctx.now,
  });
}

/** From now on the requests of a target group, if it has any, come to another end. */
export function steerTraffic(ctx: Context, targetGroupArn: string, outcome: TrafficOutcome): void {
  const row = ctx.find(traffic, targetGroupArn);
  if (row === undefined) return;
  const { parts, goodParts } = outcome;
  if (row.targetCount === outcome.targetCount && row.goodTargetCount === outcome.goodTargetCount && row.parts === parts && row.goodParts === goodParts) return;
  ctx.update(traffic, targetGroupArn, Object.assign(counted(row, ctx.now), outcome, { successShare: parts === 0 ? 0 : goodParts / parts }));
}

/** Takes the load off a target group that goes away. */
export function endTraffic(ctx: Context, targetGroupArn: string): void {
  if (ctx.find(traffic, targetGroupArn) !== undefined) ctx.remove(traffic, targetGroupArn);
}

/** The counts as they stand at an instant up to which rate and share were constant. */
export function counted(
  row: TrafficRow,
  at: number,
): Pick<TrafficRow, "answeredCount" | "failedCount" | "requestMillionths" | "countedAt"> {
  // A rate in thousandths per second, times milliseconds, gives millionths of requests. Taken apart at a million
  // milliseconds, no product leaves the integers that a double holds exactly.
  const rate = Math.round(row.requestsPerSecond * 1000);
  const elapsed = at - row.countedAt;
  const whole = Math.floor(elapsed / MILLION);
  const millionths = row.requestMillionths + rate * (elapsed % MILLION);
  const requests = rate * whole + Math.floor(millionths / MILLION);
  const answered = shareOf(requests, row);
  return {
    answeredCount: row.answeredCount + answered,
    failedCount: row.failedCount + requests - answered,
    requestMillionths: millionths % MILLION,
    countedAt: at,
  };
}

/** The nearest whole number to requests × good / all, again without leaving the exact integers. */
function shareOf(requests: number, { parts, goodParts }: Pick<TrafficOutcome, "parts" | "goodParts">): number {
  if (parts === 0) return 0;
  const rounds = Math.floor(requests / parts);
  const rest = requests % parts;
  return rounds * goodParts + Math.floor((2 * rest * goodParts + parts) / (2 * parts));
}

const MILLION = 1_000_000;
