import { EPOCH_SECONDS } from "../../../aws/region.ts";
import { call } from "../../../aws/generated/api.ts";
import type { Answer, Call } from "../../../bridge/protocol.ts";
import type { LogPlace } from "../../store/logPlace.ts";

/** A line that a container wrote. */
export interface Line {
  /** Simulated milliseconds. */
  readonly at: number;
  readonly stream: string;
  readonly message: string;
}

/** What is known of the groups, and of the one that is read. */
export interface Read {
  readonly groups: readonly string[];
  readonly place: LogPlace;
  /** The newest first. */
  readonly streams: readonly string[];
  /** The oldest first. */
  readonly lines: readonly Line[];
  readonly refusal: (Answer & { readonly ok: false }) | null;
}

/** Lines that are shown; the API has the others. */
export const SHOWN = 500;

/** Of all streams together the lines of the last hour are read. */
const SINCE_MILLIS = 60 * 60 * 1000;

export const GROUPS = call("logs", "DescribeLogGroups", {});

export function streamsCall(logGroupName: string): Call {
  return call("logs", "DescribeLogStreams", { logGroupName, orderBy: "LastEventTime", descending: true });
}

/** One stream's newest lines, or those of all that hold some words. */
export function linesCall(logGroupName: string, { stream, filterPattern, now }: { readonly stream: string | null; readonly filterPattern: string; readonly now: number }): Call {
  if (stream !== null && filterPattern === "") return call("logs", "GetLogEvents", { logGroupName, logStreamName: stream, limit: SHOWN });
  const startTime = Math.max(0, EPOCH_SECONDS * 1000 + now - SINCE_MILLIS);
  return call("logs", "FilterLogEvents", {
    logGroupName,
    ...(stream === null ? { startTime } : { logStreamNames: [stream] }),
    ...(filterPattern === "" ? {} : { filterPattern }),
  });
}

/** The names in an answer of DescribeLogGroups or DescribeLogStreams. */
export function namesIn(answer: Answer, list: "logGroups" | "logStreams"): readonly string[] {
  const key = list === "logGroups" ? "logGroupName" : "logStreamName";
  return itemsIn(answer, list).flatMap((one) => (typeof one[key] === "string" ? [one[key]] : []));
}

/** The lines in an answer of GetLogEvents or FilterLogEvents, which names the stream of each. */
export function linesIn(answer: Answer, stream: string | null): readonly Line[] {
  return itemsIn(answer, "events")
    .flatMap(({ timestamp, message, logStreamName }) =>
      typeof timestamp === "number" && typeof message === "string" ? [{ at: timestamp - EPOCH_SECONDS * 1000, message, stream: typeof logStreamName === "string" ? logStreamName : (stream ?? "") }] : [],
    )
    .slice(-SHOWN);
}

function itemsIn(answer: Answer, list: string): readonly Readonly<Record<string, unknown>>[] {
  const output: unknown = answer.ok ? answer.output : null;
  const items: unknown = typeof output === "object" && output !== null ? (output as Readonly<Record<string, unknown>>)[list] : undefined;
  return Array.isArray(items) ? items : [];
}
