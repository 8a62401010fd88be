import type { GetLogEventsRequest, GetLogEventsResponse } from "../../../../aws/generated/logs.ts";
import { reading } from "../../../kernel/operation.ts";
import { EVENTS_AT_ONCE } from "../limits.ts";
import { linesOf, timestampOf } from "../lines.ts";
import { needGroup, needStream } from "../lookup.ts";
import { invalidToken } from "../pages.ts";

/** The lines of a stream. API reference: at the end of the stream it gives the token back that it was asked with. */
export const getLogEvents = reading("logs", "GetLogEvents", (view, input: GetLogEventsRequest): GetLogEventsResponse => {
  const { logStreamName, startTime = 0, endTime = Infinity, limit = EVENTS_AT_ONCE, nextToken, startFromHead = false } = input;
  const stream = needStream(view, needGroup(view, input), logStreamName);
  const events = linesOf(view, stream)
    .map(({ at, message }) => ({ timestamp: timestampOf(at), message, ingestionTime: timestampOf(at) }))
    .filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime);
  const [from, to] = rangeOf({ nextToken, startFromHead, limit, count: events.length });
  return { events: events.slice(from, to), nextForwardToken: tokenOf("f", to), nextBackwardToken: tokenOf("b", from) };
});

interface Wanted {
  readonly nextToken: string | undefined;
  readonly startFromHead: boolean;
  readonly limit: number;
  readonly count: number;
}

function rangeOf({ nextToken, startFromHead, limit, count }: Wanted): readonly [number, number] {
  if (nextToken === undefined) return startFromHead ? [0, Math.min(limit, count)] : [Math.max(0, count - limit), count];
  const place = Math.min(count, placeIn(nextToken));
  return nextToken.startsWith("f/") ? [place, Math.min(count, place + limit)] : [Math.max(0, place - limit), place];
}

const tokenOf = (way: "f" | "b", place: number): string => `${way}/${String(place).padStart(56, "0")}/s`;

function placeIn(token: string): number {
  const digits = /^[fb]\/(\d{56})\/s$/.exec(token)?.[1];
  if (digits === undefined) throw invalidToken();
  return Number(digits);
}
