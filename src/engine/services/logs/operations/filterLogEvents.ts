import type { FilterLogEventsRequest, FilterLogEventsResponse } from "../../../../aws/generated/logs.ts";
import { reading } from "../../../kernel/operation.ts";
import { fits, termsIn } from "../filterPattern.ts";
import { EVENTS_AT_ONCE } from "../limits.ts";
import { linesOf, timestampOf } from "../lines.ts";
import { needGroup, needStream } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { invalidParameter } from "../refusals.ts";
import { streamsByGroup } from "../tables.ts";

/** Lines of some or all streams of a group, by time. */
export const filterLogEvents = reading("logs", "FilterLogEvents", (view, input: FilterLogEventsRequest): FilterLogEventsResponse => {
  const { logStreamNames, logStreamNamePrefix = "", startTime = 0, endTime = Infinity, filterPattern = "", nextToken, limit = EVENTS_AT_ONCE } = input;
  const group = needGroup(view, input);
  if (logStreamNames !== undefined && logStreamNamePrefix !== "") {
    throw invalidParameter("logStreamNamePrefix and logStreamNames cannot both be specified."); // Assumed wording.
  }
  const terms = termsIn(filterPattern);
  const streams = logStreamNames?.map((name) => needStream(view, group, name)) ?? view.where(streamsByGroup, group.logGroupName);
  const events = streams
    .filter(({ logStreamName }) => logStreamName.startsWith(logStreamNamePrefix))
    .flatMap((stream) =>
      linesOf(view, stream).map(({ at, message }, i) => ({
        logStreamName: stream.logStreamName,
        timestamp: timestampOf(at),
        message,
        ingestionTime: timestampOf(at),
        eventId: `${timestampOf(at)}${String(i).padStart(43, "0")}`,
      })),
    )
    .filter(({ timestamp, message }) => timestamp >= startTime && timestamp <= endTime && fits(message, terms))
    .sort((a, b) => a.timestamp - b.timestamp);
  const { page, next } = pageOf(events, { nextToken, limit });
  return { events: page, searchedLogStreams: [], ...next };
});
