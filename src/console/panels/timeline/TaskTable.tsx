import { memo, useState } from "react";
import { clockText } from "../../../lib/timeText.ts";
import { messageParts } from "../../store/messageParts.ts";
import { nameIn, shortName } from "../../store/names.ts";
import { select, useSelected } from "../../store/selection.ts";
import { classNames } from "../../ui/classNames.ts";
import { onGridKey } from "../../ui/rowMove.ts";
import { copyWhole, Shortened } from "../../ui/Shortened.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import { ROW_HEIGHT, useWindow } from "../../ui/useWindow.ts";
import type { GanttRow } from "./ganttBars.ts";

/** The chart in words: the same tasks, with the times at which each changed. Of ten thousand some thirty are drawn. */
export function TaskTable({ rows }: { readonly rows: readonly GanttRow[] }) {
  const selected = useSelected();
  const selectedArn = selected?.table === "ecs.tasks" ? selected.id : null;
  const [activeArn, setActive] = useState<string | null>(null);
  const { attach, first, last, reveal } = useWindow(rows.length, ROW_HEIGHT, ROW_HEIGHT);
  const active = Math.max(0, rows.findIndex(({ taskArn }) => taskArn === (activeArn ?? selectedArn)));

  function chooseActive() {
    const row = rows[active];
    if (row !== undefined) choose(row.taskArn);
  }

  function moveTo(to: number) {
    const next = rows[to];
    if (next === undefined) return;
    setActive(next.taskArn);
    reveal(to);
  }

  return (
    <div
      ref={attach}
      role="grid"
      tabIndex={0}
      aria-label="Times of the tasks"
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={active >= first && active < last ? rowId(active) : undefined}
      onKeyDown={(event) => onGridKey(event, { active, count: rows.length, choose: chooseActive, moveTo })}
      onCopy={copyWhole}
      className="group/grid min-h-0 w-0 min-w-full flex-1 overflow-auto -outline-offset-2 text-xs"
    >
      <Head />
      <div role="rowgroup" className="relative min-w-160" style={{ height: rows.length * ROW_HEIGHT }}>
        {rows.slice(first, last).map((row, offset) => (
          <Line key={row.taskArn} row={row} index={first + offset} isActive={first + offset === active} isSelected={row.taskArn === selectedArn} onActive={setActive} />
        ))}
      </div>
    </div>
  );
}

function choose(taskArn: string): void {
  select({ table: "ecs.tasks", id: taskArn });
}

const COLUMNS = ["Task", "Revision", "Created", "Started", "Healthy", "Stopping", "Stopped", "Why it stopped"];

/** The columns of the head and of every line, wherever the table is scrolled to. */
const GRID = "grid grid-cols-[minmax(7.5rem,1.2fr)_minmax(4.5rem,.8fr)_repeat(5,4rem)_minmax(8rem,3fr)] items-center";

function Head() {
  return (
    <div role="rowgroup" className="sticky top-0 z-1 min-w-160 bg-surface text-ink-3">
      <div role="row" aria-rowindex={1} className={classNames(GRID, "h-6 border-b border-line")}>
        {COLUMNS.map((name) => (
          <div key={name} role="columnheader" className="truncate px-2 font-medium first:pl-3">
            {name}
          </div>
        ))}
      </div>
    </div>
  );
}

interface LineProps {
  readonly row: GanttRow;
  readonly index: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onActive: (taskArn: string) => void;
}

const Line = memo(function Line({ row, index, isActive, isSelected, onActive }: LineProps) {
  const why = row.failure ?? row.task.stoppedReason ?? "";
  return (
    <div
      role="row"
      id={rowId(index)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-line
      onClick={() => {
        // Whoever selects text to copy it does not choose a row.
        if (document.getSelection()?.isCollapsed === false) return;
        onActive(row.taskArn);
        choose(row.taskArn);
      }}
      style={{ top: index * ROW_HEIGHT, height: ROW_HEIGHT }}
      className={classNames(
        "absolute inset-x-0 cursor-default border-b border-line",
        GRID,
        isSelected ? "bg-accent-soft shadow-[inset_2px_0_var(--accent)]" : "hover:bg-hover",
        isActive && "group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2 group-focus-visible/grid:outline-accent",
      )}
    >
      <div role="rowheader" title={row.taskArn} className="flex items-center gap-1.5 truncate pr-2 pl-3 font-medium">
        <Swatch hue={row.hue} size="sm" />
        <span className="truncate">{row.serviceName}</span> <span className="font-mono">{shortName(row.taskArn)}</span>
      </div>
      <div role="gridcell" className="truncate px-2">
        {nameIn(row.task.taskDefinitionArn)}
      </div>
      {[row.from, row.task.startedAt, row.task.healthyAt, row.task.stoppingAt, row.stoppedAt].map((at, column) => (
        <div key={column} role="gridcell" className="px-2 whitespace-nowrap text-ink-2">
          {at === null ? "" : clockText(at)}
        </div>
      ))}
      <div role="gridcell" title={why === "" ? undefined : why} className="truncate px-2 text-ink-2">
        <Shortened parts={messageParts(why)} />
      </div>
    </div>
  );
});

const rowId = (index: number): string => `task-line-${index}`;
