import { ArrowDown, ArrowUp } from "lucide-react";
import { type CSSProperties, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { figure } from "../../graph/figures.ts";
import { onShownVerdicts, shownVerdictsNow } from "../../graph/shownVerdict.ts";
import { readingOf } from "../../placement/reading.ts";
import { useInstanceFacts } from "../../placement/useInstanceFacts.ts";
import { useStrandedIn } from "../../placement/useStrandedIn.ts";
import { usePacedReplica } from "../../store/paced.ts";
import { hover, select, useSelected } from "../../store/selection.ts";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { onGridKey } from "../../ui/rowMove.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { ROW_HEIGHT, useWindow } from "../../ui/useWindow.ts";
import { type Column, columnsFor, widthOf } from "./columns.ts";
import { type InstanceLine, instanceLines, type LineKey, type Order } from "./instanceLines.ts";
import { orderBy, useTableView } from "./tableView.ts";

/** Pixels of the head, in which titles of two words stand in two lines. */
const HEAD_HEIGHT = 36;

/** Lines are worked out anew at most so often a second. */
const PACE = 2;

/** Every container instance in figures, with the map's selection; five thousand of them draw some thirty lines. */
export function Panel() {
  const { order } = useTableView();
  const { lines, clusters, isPlacing } = useLines();
  const selected = useSelected();
  const [activeArn, setActive] = useState<string | null>(null);
  const { attach, first, last, width, reveal } = useWindow(lines.length, ROW_HEIGHT, HEAD_HEIGHT);
  const columns = columnsFor({ isPlacing, clusters, width, orderedBy: order.key });
  const indexOf = (arn: string | null | undefined) => lines.findIndex(({ containerInstanceArn }) => containerInstanceArn === arn);
  const active = Math.max(0, indexOf(activeArn));
  const selectedArn = selected?.table === "ecs.containerInstances" ? selected.id : null;

  useEffect(() => {
    if (selectedArn === null) return;
    setActive(selectedArn);
    const index = indexOf(selectedArn);
    if (index >= 0) reveal(index);
    // What is selected on the map is brought into view once; afterwards the person scrolls.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedArn]);

  function chooseActive() {
    const line = lines[active];
    if (line !== undefined) choose(line);
  }

  function moveTo(to: number) {
    const next = lines[to];
    if (next === undefined) return;
    setActive(next.containerInstanceArn);
    reveal(to);
  }

  if (lines.length === 0) return <EmptyState title="No instance">None is registered, or none is selected by the query.</EmptyState>;
  return (
    <div
      ref={attach}
      role="grid"
      tabIndex={0}
      aria-label="Container instances"
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={active >= first && active < last ? lineId(active) : undefined}
      onKeyDown={(event) => onGridKey(event, { active, count: lines.length, choose: chooseActive, moveTo })}
      onPointerLeave={() => hover(null)}
      className="group/grid min-h-0 w-0 min-w-full flex-1 overflow-auto -outline-offset-2 text-xs"
    >
      <Head columns={columns} order={order} />
      <div role="rowgroup" className="relative" style={{ height: lines.length * ROW_HEIGHT, minWidth: widthOf(columns) }}>
        {lines.slice(first, last).map((line, offset) => (
          <Line key={line.containerInstanceArn} {...{ line, columns }} index={first + offset} isActive={first + offset === active} isSelected={line.containerInstanceArn === selectedArn} />
        ))}
      </div>
    </div>
  );
}

function useLines() {
  const state = usePacedReplica(PACE);
  const { query, order } = useTableView();
  const facts = useInstanceFacts(null);
  const verdicts = useSyncExternalStore(onShownVerdicts, () => shownVerdictsNow().verdicts);
  const { tables } = state;
  const clusters = useMemo(() => [...tables["ecs.clusters"].values()].filter(({ status }) => status === "ACTIVE").map(({ clusterArn }) => clusterArn), [tables]);
  const stranded = useStrandedIn(clusters, state);
  const matching = useMemo(() => {
    const reading = readingOf(query, facts);
    return reading.kind === "matches" ? reading.matching : null;
  }, [query, facts]);
  const lines = useMemo(() => instanceLines({ tables, stranded, verdicts, matching }, order), [tables, stranded, verdicts, matching, order]);
  return { lines, clusters: clusters.length, isPlacing: verdicts.size > 0 };
}

function Head({ columns, order }: { readonly columns: readonly Column[]; readonly order: Order }) {
  return (
    <div role="rowgroup" className="sticky top-0 z-1 bg-surface" style={{ minWidth: widthOf(columns) }}>
      <div role="row" aria-rowindex={1} className="flex border-b border-line" style={{ height: HEAD_HEIGHT }}>
        {columns.map(({ key, title, width, isFigure }) => {
          const isOrdering = order.key === key;
          const Arrow = order.descending ? ArrowDown : ArrowUp;
          return (
            <div key={key} role="columnheader" aria-sort={isOrdering ? (order.descending ? "descending" : "ascending") : "none"} style={styleOf(width, key)}>
              <button
                type="button"
                onClick={() => orderBy(key, isFigure)}
                className={classNames("flex h-full w-full items-end gap-0.5 px-2 pb-1 text-left leading-tight -outline-offset-2 hover:text-ink", isFigure && "justify-end text-right", isOrdering ? "font-semibold text-ink" : "text-ink-3")}
              >
                {title}
                {isOrdering && <Arrow aria-hidden size={11} className="mb-0.25 shrink-0" />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface LineProps {
  readonly line: InstanceLine;
  readonly columns: readonly Column[];
  readonly index: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
}

function Line({ line, columns, index, isActive, isSelected }: LineProps) {
  return (
    <div
      role="row"
      id={lineId(index)}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      onClick={() => choose(line)}
      onPointerEnter={() => hover({ table: "ecs.containerInstances", id: line.containerInstanceArn })}
      style={{ top: index * ROW_HEIGHT, height: ROW_HEIGHT }}
      className={classNames(
        "absolute inset-x-0 flex cursor-default items-center border-b border-line",
        isSelected ? "bg-accent-soft shadow-[inset_2px_0_var(--accent)]" : "hover:bg-hover",
        isActive && "group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2 group-focus-visible/grid:outline-accent",
      )}
    >
      {columns.map(({ key, width, isFigure }) => (
        <div key={key} role={key === "instance" ? "rowheader" : "gridcell"} title={key === "instance" ? line.ec2InstanceId : isFigure ? undefined : String(line[key])} style={styleOf(width, key)} className={classNames("truncate px-2", isFigure ? "text-right" : key === "instance" ? "font-mono" : "text-ink-2")}>
          {key === "status" && <StatusGlyph status={line.glyph} size={10} className="mr-1 inline" />}
          {textOf(line[key])}
        </div>
      ))}
    </div>
  );
}

/** A column takes its share of what room is left. */
function styleOf(width: number, key: LineKey): CSSProperties {
  return { flex: `${key === "placement" ? width * 4 : width} 0 ${width}px`, minWidth: 0 };
}

function textOf(value: string | number | null): string {
  return value === null ? "…" : typeof value === "number" ? figure(value) : value;
}

const lineId = (index: number): string => `instance-line-${index}`;

function choose({ containerInstanceArn }: InstanceLine): void {
  select({ table: "ecs.containerInstances", id: containerInstanceArn });
}

export { Tools } from "./Tools.tsx";
