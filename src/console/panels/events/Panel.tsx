import { useMemo, useState } from "react";
import { useCommandLine } from "../../store/commandLine.ts";
import { eventLine, type EventLine } from "../../store/eventLine.ts";
import { usePacedReplica } from "../../store/paced.ts";
import type { Tables } from "../../store/replica.ts";
import { select } from "../../store/selection.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { cut } from "../../ui/cut.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { causeChain } from "./causeChain.ts";
import { onDemand } from "../../ui/onDemand.ts";
import { EventDetail } from "./EventDetail.tsx";
import { newestLines } from "./eventFilter.ts";
import { EventList } from "./EventList.tsx";
import type { EventRowProps } from "./EventRow.tsx";
import { Filters } from "./Filters.tsx";
import { listMore, useEventFilter, useHasRoom, useMostRows } from "./filterState.ts";

/** The list is drawn anew at most so often a second. */
const PACE = 4;

/** Rows that a list as high as it usually is shows without being scrolled. */
const IN_SIGHT = 12;

/** Characters of a line in the list, and of the one that is lit up. */
const READ_IN_LIST = 400;
const READ_ALONE = 2_000;

const Delivered = onDemand(() => import("./Delivered.tsx").then((code) => code.Delivered));

/** What happened up to the playhead, newest first; one event lights up what caused it and what it caused. */
export function Panel() {
  const state = usePacedReplica(PACE);
  const filter = useEventFilter();
  const most = useMostRows();
  const hasRoom = useHasRoom();
  const [active, setActive] = useState<number | null>(null);
  const [isNear, setIsNear] = useState(false);
  const [isDelivered, setIsDelivered] = useState(false);

  const { log, tables } = state;
  const { lines, more } = useMemo(() => newestLines({ log, tables }, filter, most), [log, tables, filter, most]);
  // Further down a call comes into sight only by a hand, which is near by then.
  const formatCall = useCommandLine(isNear || lines.slice(0, IN_SIGHT).some((line) => line.call !== null));
  const chain = useMemo(() => (active === null ? null : causeChain(log, active)), [log, active]);
  const textOf = (line: EventLine) => (line.call !== null && formatCall !== null ? cut(oneLine(formatCall(line.call)), READ_IN_LIST) : line.text);
  const wholeOf = (line: EventLine) => (line.call !== null && formatCall !== null ? cut(formatCall(line.call), READ_ALONE) : line.text);

  const causes = new Set(chain?.causes.map(({ seq }) => seq));
  const effects = new Set(chain?.effects.map(({ seq }) => seq));
  const rows = lines.map((line): EventRowProps => {
    const part = line.seq === active ? "self" : causes.has(line.seq) ? "cause" : effects.has(line.seq) ? "effect" : null;
    return { line, text: textOf(line), part, ...whoOf(line, tables) };
  });
  // A rewind may have undone the event that was lit up.
  const lit = chain === null || chain.line === null ? null : eventLine(chain.line, tables);
  const isOfEcs = chain?.line?.name.startsWith("ecs.") === true;
  const cause = chain?.causes[0] === undefined ? null : eventLine(chain.causes[0], tables);

  return (
    <div className="flex min-h-0 flex-1 flex-col" onPointerEnter={() => setIsNear(true)} onFocus={() => setIsNear(true)}>
      {!hasRoom && (
        <div className="flex px-3 pt-1.5">
          <Filters />
        </div>
      )}
      {rows.length === 0 ? (
        <Empty filtered={log.length > 0} />
      ) : (
        <EventList
          rows={rows}
          active={lit?.seq ?? null}
          onActive={setActive}
          onChoose={({ subject }) => subject !== null && select(subject)}
          onMore={more ? listMore : undefined}
        />
      )}
      {lit !== null && isOfEcs && isDelivered && <Delivered seq={lit.seq} />}
      {lit !== null && chain !== null && (
        <EventDetail
          text={wholeOf(lit)}
          cause={cause}
          causeText={cause === null ? "" : textOf(cause)}
          effectCount={chain.effects.length}
          onCause={() => setActive(cause?.seq ?? null)}
          isDelivered={isOfEcs ? isDelivered : null}
          onDelivered={() => setIsDelivered(!isDelivered)}
        />
      )}
    </div>
  );
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  return filtered ? (
    <EmptyState title="No event passes the filter" />
  ) : (
    <EmptyState title="No events yet">Events appear when the clock moves.</EmptyState>
  );
}

function whoOf(line: EventLine, tables: Tables): { readonly who: string; readonly hue: number | null } {
  const service = line.serviceArn === null ? undefined : tables["ecs.services"].get(line.serviceArn);
  return service === undefined ? { who: line.source, hue: null } : { who: service.serviceName, hue: serviceHue(service) };
}

/** A command line that was broken for a shell, as one line. */
function oneLine(command: string): string {
  return command.replaceAll(/ \\\n\s*/g, " ");
}

export { Tools } from "./Tools.tsx";
