import { type KeyboardEvent, type MouseEvent, useEffect } from "react";
import type { EventLine } from "../../store/eventLine.ts";
import { Button } from "../../ui/Button.tsx";
import { copyWhole } from "../../ui/Shortened.tsx";
import { useWindow } from "../../ui/useWindow.ts";
import { useBitByBit } from "./bitByBit.ts";
import { EventRow, rowId, type EventRowProps } from "./EventRow.tsx";

export interface EventListProps {
  readonly rows: readonly EventRowProps[];
  /** The row that is lit up, by its line's number. */
  readonly active: number | null;
  readonly onActive: (seq: number | null) => void;
  /** A row was meant: show what it is about. */
  readonly onChoose: (line: EventLine) => void;
  /** Absent when all rows are listed. */
  readonly onMore?: (() => void) | undefined;
}

/** Events, newest on top. Arrow keys walk, Enter shows what an event is about, Escape puts the light out. */
export function EventList({ rows, active, onActive, onChoose, onMore }: EventListProps) {
  const { attach, last } = useWindow(rows.length);
  const activeAt = active === null ? -1 : rows.findIndex(({ line }) => line.seq === active);
  const drawn = rows.slice(0, Math.max(useBitByBit(rows, last), activeAt + 1));

  useEffect(() => {
    if (active !== null) document.getElementById(rowId(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function onKeyDown(event: KeyboardEvent) {
    const row = rows[activeAt];
    if (event.key === "Enter" && row !== undefined) onChoose(row.line);
    else if (event.key === "Escape" && active !== null) onActive(null);
    else {
      const next = rows[targetOf(event.key, activeAt, rows.length) ?? -1];
      if (next === undefined) return;
      onActive(next.line.seq);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function onClick(event: MouseEvent) {
    // Whoever selects text to copy it does not choose a row.
    if (document.getSelection()?.isCollapsed === false) return;
    const seq = Number((event.target as Element).closest<HTMLElement>("[data-seq]")?.dataset["seq"]);
    const row = rows.find(({ line }) => line.seq === seq);
    if (row === undefined) return;
    onActive(seq);
    onChoose(row.line);
  }

  return (
    <div ref={attach} className="min-h-0 flex-1 overflow-y-auto">
      <ul
        role="listbox"
        aria-label="Events, newest first"
        tabIndex={0}
        aria-activedescendant={active === null ? undefined : rowId(active)}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onCopy={copyWhole}
        className="py-0.75 -outline-offset-2"
      >
        {drawn.map((row) => (
          <EventRow key={row.line.seq} {...row} />
        ))}
      </ul>
      {onMore !== undefined && drawn.length === rows.length && (
        <Button size="sm" variant="ghost" className="mx-2 mb-2" onClick={onMore}>
          Show older events
        </Button>
      )}
    </div>
  );
}

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowDown") return Math.min(count - 1, at + 1);
  if (key === "ArrowUp") return Math.max(0, at === -1 ? 0 : at - 1);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
