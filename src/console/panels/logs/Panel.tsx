import { useEffect, useRef, useState } from "react";
import { clockText } from "../../../lib/timeText.ts";
import { type LogPlace, readAt } from "../../store/logPlace.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { type Line, type Read, SHOWN } from "./reading.ts";
import { useLogs } from "./useLogs.ts";

/** What containers wrote to CloudWatch Logs: a group, one of its streams or all, and the lines with some words. */
export function Panel() {
  const [filter, setFilter] = useState("");
  const read = useLogs(filter);
  if (read === null) return null;
  if (read.groups.length === 0 && read.place.logGroupName === null) return <NoGroup />;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-1.5 px-3 py-1.5">
        <Places {...read} />
        <div className="max-w-72 flex-[1_1_9rem]">
          <SearchInput label="Filter pattern" placeholder="Filter" value={filter} onChange={setFilter} />
        </div>
      </div>
      {read.lines.length > 0 ? <Lines lines={read.lines} hasStreams={read.place.logStreamName === null} key={JSON.stringify(read.place)} /> : <NoLine read={read} isFiltered={filter !== ""} />}
    </div>
  );
}

const ALL = "";

function Places({ groups, streams, place }: Pick<Read, "groups" | "streams" | "place">) {
  const { logGroupName, logStreamName } = place;
  // One that is not there is read all the same: why it is not, AWS says.
  const known = (names: readonly string[], one: string | null) => (one === null || names.includes(one) ? names : [one, ...names]);
  const choose = (next: LogPlace) => readAt(next);
  return (
    <>
      <Select
        label="Log group"
        labelHidden
        className="max-w-44 flex-[1_1_9rem]"
        value={logGroupName ?? ""}
        options={known(groups, logGroupName).map((value) => ({ value, label: value }))}
        onChange={(name) => choose({ logGroupName: name, logStreamName: null })}
      />
      <Select
        label="Log stream"
        labelHidden
        className="max-w-56 flex-[1_1_9rem]"
        value={logStreamName ?? ALL}
        options={[{ value: ALL, label: "All streams" }, ...known(streams, logStreamName).map((value) => ({ value, label: value }))]}
        onChange={(name) => choose({ logGroupName, logStreamName: name === ALL ? null : name })}
      />
    </>
  );
}

/** Near enough to the end to go on with it, in pixels. */
const AT_END = 24;

/** The lines, which are followed as long as the last one is in view. */
function Lines({ lines, hasStreams }: { readonly lines: readonly Line[]; readonly hasStreams: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const last = lines.at(-1);
  useEffect(() => {
    if (follows.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last?.at, lines.length]);
  return (
    <div
      ref={list}
      role="log"
      aria-live="off"
      aria-label="Log lines, oldest first"
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto px-3 pb-1.5 font-mono text-xs -outline-offset-2"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < AT_END;
      }}
    >
      {lines.length >= SHOWN && <p className="py-0.5 font-sans text-ink-3">The last {SHOWN} lines.</p>}
      {lines.map(({ at, stream, message }, index) => (
        <p key={`${at} ${stream} ${index}`} className="flex gap-3 py-px">
          <time className="shrink-0 text-ink-3 tabular-nums">{clockText(at)}</time>
          {hasStreams && (
            <span title={stream} className="w-28 shrink-0 truncate text-ink-3">
              {shortStream(stream)}
            </span>
          )}
          <span className={`min-w-0 wrap-anywhere ${/failed|error|SIGTERM|AccessDenied/i.test(message) ? "text-bad" : "text-ink-2"}`}>{message}</span>
        </p>
      ))}
    </div>
  );
}

/** A task's id is known by its beginning. */
function shortStream(name: string): string {
  return name.replace(/([0-9a-f]{4})[0-9a-f]{20,}$/, "$1");
}

function NoGroup() {
  return (
    <EmptyState title="No log group">
      A container writes here when its logConfiguration names the driver awslogs with an awslogs-group that is there, and its execution role allows logs:CreateLogStream and logs:PutLogEvents.
    </EmptyState>
  );
}

function NoLine({ read: { place, streams, refusal }, isFiltered }: { readonly read: Read; readonly isFiltered: boolean }) {
  if (refusal !== null) return <EmptyState title={refusal.code}>{refusal.message}</EmptyState>;
  if (isFiltered) return <EmptyState title="No line fits">Terms of a filter pattern must all be in a line; one in quotation marks may have spaces.</EmptyState>;
  if (streams.length === 0) return <EmptyState title={`Nobody wrote to ${place.logGroupName}`}>Its streams are made by containers that start with it in their logConfiguration.</EmptyState>;
  return <EmptyState title="No line">Lines are lost while the execution role does not allow logs:PutLogEvents. Of all streams together, those of the last hour are shown.</EmptyState>;
}
