import { epochSeconds } from "../../../aws/epoch.ts";
import type { View } from "../../kernel/context.ts";
import { hours } from "../../kernel/time.ts";
import { logGroups, requestCounts, type LogStreamRow, type WrittenLine } from "./tables.ts";

/** The lines of a stream up to now, oldest first, as far as its group keeps them. */
export function linesOf(view: View, stream: LogStreamRow): readonly WrittenLine[] {
  if (!stream.mayPut) return [];
  const { startedAt, readyAt, signalledAt, endedAt, image, ports, written } = stream;
  const until = endedAt ?? view.now;
  const lines: WrittenLine[] = [{ at: startedAt, message: `Starting ${image}` }];
  if (readyAt <= Math.min(until, signalledAt ?? until)) lines.push({ at: readyAt, message: readiness(ports) });
  lines.push(...requestLines(view, stream, until));
  if (signalledAt !== null) lines.push({ at: signalledAt, message: "Received SIGTERM, shutting down" });
  lines.push(...written);
  const since = keptSince(view, stream);
  // By time alone: in one instant they stay in the order in which they were put here.
  return lines.filter(({ at }) => at >= since).sort((a, b) => a.at - b.at);
}

/** A time as CloudWatch Logs gives it: milliseconds since 1970. */
export function timestampOf(at: number): number {
  return Math.round(epochSeconds(at) * 1000);
}

function readiness(ports: readonly number[]): string {
  return ports.length === 0 ? "Ready" : `Ready, listening on port ${ports.join(", ")}`;
}

function requestLines(view: View, { targetGroupArn, readyAt, signalledAt }: LogStreamRow, until: number): readonly WrittenLine[] {
  const row = targetGroupArn === null ? undefined : view.find(requestCounts, targetGroupArn);
  return (row?.minutes ?? [])
    .filter(({ at, requests }) => requests > 0 && at > readyAt && at <= (signalledAt ?? until))
    .map(({ at, requests, failed }) => ({ at, message: `${requests} requests in the last minute${failed > 0 ? `, ${failed} failed` : ""}` }));
}

function keptSince(view: View, { logGroupName }: LogStreamRow): number {
  const days = view.find(logGroups, logGroupName)?.retentionInDays ?? null;
  return days === null ? -Infinity : view.now - hours(24 * days);
}
