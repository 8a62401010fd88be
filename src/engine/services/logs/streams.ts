import type { Context } from "../../kernel/context.ts";
import { seconds } from "../../kernel/time.ts";
import { imageBehaviorOf, isStopping, trafficCountsOn } from "../../physics/contract.ts";
import type { Writer } from "./late.ts";
import { ENDED_STREAMS_KEPT, MINUTES_KEPT, REQUESTS_TOLD_EVERY, WRITTEN_KEPT } from "./limits.ts";
import { endedByGroup, liveByInstance, liveByTargetGroup, logStreams, minuteEnds, requestCounts, type LogStreamRow } from "./tables.ts";

/** A container begins to write. */
export function openStream(ctx: Context, writer: Writer): void {
  const { startSeconds } = imageBehaviorOf(ctx, writer.image);
  ctx.insert(logStreams, { ...writer, startedAt: ctx.now, readyAt: ctx.now + seconds(startSeconds), signalledAt: null, endedAt: null, written: [] });
  const { targetGroupArn } = writer;
  if (targetGroupArn === null || ctx.find(requestCounts, targetGroupArn) !== undefined) return;
  ctx.insert(requestCounts, { targetGroupArn, ...countsOf(ctx, targetGroupArn), minutes: [] });
  ctx.schedule(minuteEnds, targetGroupArn, REQUESTS_TOLD_EVERY);
}

export function write(ctx: Context, containerArn: string, message: string): void {
  const { written } = ctx.need(logStreams, containerArn);
  if (written.at(-1)?.message === message) return;
  ctx.update(logStreams, containerArn, { written: [...written, { at: ctx.now, message }].slice(-WRITTEN_KEPT) });
}

/** A process answers differently: a SIGTERM may be why. */
export function noteSignal(ctx: Context, containerArn: string): void {
  const { signalledAt } = ctx.need(logStreams, containerArn);
  if (signalledAt === null && isStopping(ctx, containerArn)) ctx.update(logStreams, containerArn, { signalledAt: ctx.now });
}

export function noteExit(ctx: Context, { processId, exitCode }: { readonly processId: string; readonly exitCode: number }): void {
  // Who is killed says nothing more.
  if (exitCode !== KILLED) write(ctx, processId, `Exiting with code ${exitCode}`);
  end(ctx, ctx.need(logStreams, processId));
}

/** A machine lost its power, and nobody on it could say a last word. */
export function noteLoss(ctx: Context, instanceId: string): void {
  for (const stream of ctx.where(liveByInstance, instanceId)) end(ctx, stream);
}

/** What a target group's load came to in the minute that is over. While nobody writes of it any more, what was is kept for a time. */
export function endMinute(ctx: Context, targetGroupArn: string): void {
  const row = ctx.need(requestCounts, targetGroupArn);
  const counts = countsOf(ctx, targetGroupArn);
  const targets = Math.max(1, counts.targetCount);
  const failedNow = Math.max(0, counts.failedCount - row.failedCount);
  const all = failedNow + Math.max(0, counts.answeredCount - row.answeredCount);
  const minute = { at: ctx.now, requests: Math.floor(all / targets), failed: Math.floor(failedNow / targets) };
  const since = ctx.now - MINUTES_KEPT * REQUESTS_TOLD_EVERY;
  const minutes = (all === 0 ? row.minutes : [...row.minutes, minute]).filter(({ at }) => at > since);
  if (minutes.length === 0 && ctx.count(liveByTargetGroup, targetGroupArn) === 0) return ctx.remove(requestCounts, targetGroupArn);
  const { answeredCount, failedCount } = counts;
  ctx.update(requestCounts, targetGroupArn, { answeredCount, failedCount, minutes });
  ctx.schedule(minuteEnds, targetGroupArn, REQUESTS_TOLD_EVERY);
}

function countsOf(ctx: Context, targetGroupArn: string) {
  return trafficCountsOn(ctx, targetGroupArn) ?? { answeredCount: 0, failedCount: 0, targetCount: 0 };
}

/** Streams of the past are not kept for ever, though AWS does: whoever crashes again and again would fill the account. */
function end(ctx: Context, { containerArn, logGroupName }: LogStreamRow): void {
  ctx.update(logStreams, containerArn, { endedAt: ctx.now });
  if (ctx.count(endedByGroup, logGroupName) <= ENDED_STREAMS_KEPT) return;
  const [oldest] = ctx.where(endedByGroup, logGroupName);
  if (oldest !== undefined) ctx.remove(logStreams, oldest.containerArn);
}

/** Docker's exit code after SIGKILL. */
const KILLED = 137;
