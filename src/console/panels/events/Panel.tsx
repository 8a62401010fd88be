import { useMemo, useRef, useState } from "react";
import { by } from "../../../lib/compare.ts";
import { useCommandLine } from "../../store/commandLine.ts";
import { eventLine, type EventLine, type EventSource } from "../../store/eventLine.ts";
import { usePacedReplica } from "../../store/paced.ts";
import type { Tables } from "../../store/replica.ts";
import { select } from "../../store/selection.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { causeChain } from "./causeChain.ts";
import { EventDetail } from "./EventDetail.tsx";
import { NO_FILTER, newestLines, type EventFilter } from "./eventFilter.ts";
import { EventList } from "./EventList.tsx";
import type { EventRowProps } from "./EventRow.tsx";
import { useSlashFocus } from "./useSlashFocus.ts";

/** The list is drawn anew at most so often a second. */
const PACE = 4;

/** Rows listed before older ones are asked for, and with each asking. */
const PAGE = 150;

const SOURCES: readonly (readonly [EventSource, string])[] = [
  ["service", "Service events"],
  ["deployment", "Deployments"],
  ["task", "Tasks"],
  ["instance", "Instances"],
  ["target", "Targets"],
  ["call", "Calls"],
  ["machine", "Machines"],
];

/** What happened up to the playhead, newest first; one event lights up what caused it and what it caused. */
export function Panel() {
  const state = usePacedReplica(PACE);
  const [filter, setFilter] = useState<EventFilter>(NO_FILTER);
  const [most, setMost] = useState(PAGE);
  const [active, setActive] = useState<number | null>(null);
  const formatCall = useCommandLine();
  const search = useRef<HTMLInputElement>(null);
  const root = useSlashFocus(search);

  const { log, tables } = state;
  const { lines, more } = useMemo(() => newestLines({ log, tables }, filter, most), [log, tables, filter, most]);
  const chain = useMemo(() => (active === null ? null : causeChain(log, active)), [log, active]);
  const textOf = (line: EventLine) => (line.call !== null && formatCall !== null ? oneLine(formatCall(line.call)) : line.text);
  const wholeOf = (line: EventLine) => (line.call !== null && formatCall !== null ? formatCall(line.call) : line.text);

  const causes = new Set(chain?.causes.map(({ seq }) => seq));
  const effects = new Set(chain?.effects.map(({ seq }) => seq));
  const rows = lines.map((line): EventRowProps => {
    const part = line.seq === active ? "self" : causes.has(line.seq) ? "cause" : effects.has(line.seq) ? "effect" : null;
    return { line, text: textOf(line), part, ...whoOf(line, tables) };
  });
  // A rewind may have undone the event that was lit up.
  const lit = chain === null || chain.line === null ? null : eventLine(chain.line, tables);
  const cause = chain?.causes[0] === undefined ? null : eventLine(chain.causes[0], tables);

  return (
    <div ref={root} className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-b border-line px-3 py-1">
        <div className="min-w-0 flex-1">
          <SearchInput ref={search} label="Filter events" placeholder="Filter events" value={filter.text} onChange={(text) => setFilter({ ...filter, text })} />
        </div>
        <Choice label="Service" all="All services" value={filter.serviceArn} options={servicesIn(tables)} onChange={(serviceArn) => setFilter({ ...filter, serviceArn })} />
        <Choice label="Source" all="All sources" value={filter.source} options={SOURCES} onChange={(source) => setFilter({ ...filter, source })} />
      </div>
      {rows.length === 0 ? (
        <Empty filtered={log.length > 0} />
      ) : (
        <EventList
          rows={rows}
          active={lit?.seq ?? null}
          onActive={setActive}
          onChoose={({ subject }) => subject !== null && select(subject)}
          onMore={more ? () => setMost(most + PAGE) : undefined}
        />
      )}
      {lit !== null && chain !== null && (
        <EventDetail
          text={wholeOf(lit)}
          cause={cause}
          causeText={cause === null ? "" : textOf(cause)}
          effectCount={chain.effects.length}
          onCause={() => setActive(cause?.seq ?? null)}
        />
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly all: string;
  readonly value: Value | null;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value | null) => void;
}

/** One of a list, or all of them. */
function Choice<Value extends string>({ label, all, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      label={label}
      labelHidden
      className="w-31"
      value={value ?? ""}
      options={[{ value: "", label: all }, ...options.map(([one, name]) => ({ value: one, label: name }))]}
      onChange={(chosen) => onChange(options.find(([one]) => one === chosen)?.[0] ?? null)}
    />
  );
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  return filtered ? (
    <EmptyState title="No event passes the filter" />
  ) : (
    <EmptyState title="No events yet">Events appear when the clock moves.</EmptyState>
  );
}

function servicesIn(tables: Tables): readonly (readonly [string, string])[] {
  return [...tables["ecs.services"].values()]
    .sort(by((service) => service.createdAt, (service) => service.serviceArn))
    .map((service) => [service.serviceArn, service.serviceName] as const);
}

function whoOf(line: EventLine, tables: Tables): { readonly who: string; readonly hue: number | null } {
  const service = line.serviceArn === null ? undefined : tables["ecs.services"].get(line.serviceArn);
  return service === undefined ? { who: line.source, hue: null } : { who: service.serviceName, hue: service.colorIndex + 1 };
}

/** A command line that was broken for a shell, as one line. */
function oneLine(command: string): string {
  return command.replaceAll(/ \\\n\s*/g, " ");
}
