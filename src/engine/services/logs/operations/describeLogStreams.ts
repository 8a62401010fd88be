import type { DescribeLogStreamsRequest, DescribeLogStreamsResponse, LogStream } from "../../../../aws/generated/logs.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { DESCRIBED_AT_ONCE } from "../limits.ts";
import { linesOf, timestampOf } from "../lines.ts";
import { logGroupArn, needGroup } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { invalidParameter } from "../refusals.ts";
import { streamsByGroup, type LogStreamRow } from "../tables.ts";

export const describeLogStreams = reading("logs", "DescribeLogStreams", (view, input: DescribeLogStreamsRequest): DescribeLogStreamsResponse => {
  const { logStreamNamePrefix = "", orderBy = "LogStreamName", descending = false, nextToken, limit = DESCRIBED_AT_ONCE } = input;
  const { logGroupName } = needGroup(view, input);
  if (orderBy === "LastEventTime" && logStreamNamePrefix !== "") {
    throw invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix."); // Observed.
  }
  const streams = view.where(streamsByGroup, logGroupName).filter((stream) => stream.logStreamName.startsWith(logStreamNamePrefix));
  const described = streams.map((stream) => ({ name: stream.logStreamName, ...describeStream(view, stream) }));
  const sorted = described.toSorted((a, b) => (orderBy === "LastEventTime" ? a.last - b.last : 0) || (a.name < b.name ? -1 : 1));
  const { page, next } = pageOf(descending ? sorted.reverse() : sorted, { nextToken, limit });
  return { logStreams: page.map(({ logStream }) => logStream), ...next };
});

function describeStream(view: View, stream: LogStreamRow) {
  const { logGroupName, logStreamName, startedAt } = stream;
  const lines = linesOf(view, stream);
  const [first, last] = [lines[0]?.at ?? null, lines.at(-1)?.at ?? null];
  const times: Partial<LogStream> = first === null || last === null ? {} : { firstEventTimestamp: timestampOf(first), lastEventTimestamp: timestampOf(last), lastIngestionTime: timestampOf(last) };
  const logStream = { logStreamName, creationTime: timestampOf(startedAt), ...times, arn: `${logGroupArn(logGroupName)}:log-stream:${logStreamName}`, storedBytes: 0 };
  return { last: last ?? startedAt, logStream };
}
