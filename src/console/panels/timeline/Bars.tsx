import { memo, useId } from "react";
import { shortName } from "../../store/names.ts";
import { type Ref, useHovered, useSelected } from "../../store/selection.ts";
import { barPaint, HEALTH_PAINT, rowColor } from "./barPaint.ts";
import type { Scale } from "./Chart.tsx";
import { type Bar, barsOf, type GanttRow, type Stretch } from "./ganttBars.ts";
import type { HealthSpan } from "./targetHealth.ts";
import { ticks } from "./timeWindow.ts";

/** Height of one task's line, and of the bar in it, in pixels. */
export const ROW = 20;
const BAR = 12;

export interface BarsProps {
  readonly rows: readonly GanttRow[];
  readonly scale: Scale;
  readonly stretch: Stretch;
  /** The part that is scrolled into view, in pixels from the top. */
  readonly seen: { readonly from: number; readonly to: number };
  readonly width: number;
  readonly now: number;
  readonly withService: boolean;
  /** What load balancers said of the task of a row. */
  readonly healthOf: (row: GanttRow) => readonly HealthSpan[];
  /** All lives begin where the chart does. */
  readonly isAligned: boolean;
}

/** The bars of the tasks in view; those scrolled out are not drawn. */
export function Bars({ rows, scale: common, stretch, seen, width, now, withService, healthOf, isAligned }: BarsProps) {
  const id = useId();
  const selected = useSelected();
  const hovered = useHovered();
  const first = Math.max(0, Math.floor(seen.from / ROW) - 1);
  const shown = rows.slice(first, Math.ceil(seen.to / ROW) + 1);
  const hues = [...new Set(shown.map((row) => row.hue))];
  const height = Math.max(rows.length * ROW, seen.to - seen.from);
  const most = Math.max(1, Math.floor((common.right - common.left) / 76));
  const scaleFor = (row: GanttRow): Scale => (isAligned ? { ...common, x: (at) => common.x(at - row.from) } : common);
  return (
    <svg role="img" aria-label={`${rows.length} tasks over time; the table tells the same`} width={width} height={height} className="block text-2xs">
      <defs>
        {hues.map((hue) => (
          <Hatch key={hue} id={hatchId(id, hue)} color={rowColor({ hue })} />
        ))}
        <clipPath id={`${id}-plot`}>
          <rect x={common.left} y={0} width={common.right - common.left} height={height} />
        </clipPath>
      </defs>
      {ticks(stretch, most).map((at) => (
        <line key={at} x1={common.x(at)} x2={common.x(at)} y1={0} y2={height} stroke="var(--line)" />
      ))}
      {shown.map((row, at) => (
        <g key={row.taskArn} transform={`translate(0 ${(first + at) * ROW})`}>
          {selected?.id === row.taskArn ? <rect width={width} height={ROW} fill="var(--accent-soft)" /> : isPointedAt(row, hovered) && <rect width={width} height={ROW} fill="var(--hover)" />}
          <RowLabel row={row} withService={withService} />
          <g clipPath={`url(#${id}-plot)`}>
            {barsOf(row.task, now).map((bar) => (
              <BarRect key={bar.phase} bar={bar} row={row} scale={scaleFor(row)} hatch={hatchId(id, row.hue)} />
            ))}
            {healthOf(row).map((span) => (
              <HealthRect key={span.from} span={span} scale={scaleFor(row)} />
            ))}
            <RowEnd row={row} scale={scaleFor(row)} />
          </g>
        </g>
      ))}
    </svg>
  );
}

/** The task itself, its service or its instance is pointed at, here or on the map. */
function isPointedAt({ taskArn, task }: GanttRow, hovered: Ref | null): boolean {
  return hovered !== null && [taskArn, task.serviceArn, task.containerInstanceArn].includes(hovered.id);
}

function hatchId(id: string, hue: number | null): string {
  return `${id}-hatch-${hue ?? "none"}`;
}

function Hatch({ id, color }: { readonly id: string; readonly color: string }) {
  return (
    <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={5} height={5} fill="var(--surface)" />
      <rect width={2.5} height={5} fill={`color-mix(in oklab, ${color} 38%, var(--surface))`} />
    </pattern>
  );
}

const RowLabel = memo(function RowLabel({ row, withService }: { readonly row: GanttRow; readonly withService: boolean }) {
  const name = withService && row.serviceName.length > 7 ? `${row.serviceName.slice(0, 6)}…` : row.serviceName;
  return (
    <g>
      <rect x={10} y={6} width={8} height={8} rx={2.5} fill={rowColor(row)} />
      <text x={24} y={14} fill="var(--ink-2)">
        {withService ? `${name} ` : ""}
        <tspan className="font-mono">{shortName(row.taskArn)}</tspan>
        {withService ? "" : ` :${row.revision}`}
      </text>
    </g>
  );
});

interface BarRectProps {
  readonly bar: Bar;
  readonly row: GanttRow;
  readonly scale: Scale;
  readonly hatch: string;
}

function BarRect({ bar, row, scale, hatch }: BarRectProps) {
  const { fill, stroke, dashed, thin } = barPaint(bar, row, hatch);
  const x = Math.max(scale.left - 4, scale.x(bar.from));
  const end = Math.min(scale.right + 4, scale.x(bar.to));
  if (end <= x) return null;
  if (thin) return <line x1={x} x2={end} y1={ROW / 2} y2={ROW / 2} style={{ stroke, strokeWidth: 1.6 }} />;
  return (
    <rect
      x={x + 0.6}
      y={(ROW - BAR) / 2 + 0.6}
      width={Math.max(0.8, end - x - 1.2)}
      height={BAR - 1.2}
      rx={2}
      style={{ fill, stroke, strokeWidth: 1.2, strokeDasharray: dashed ? "3 2" : undefined }}
    />
  );
}

/** A strip along the foot of the bar. */
function HealthRect({ span: { state, from, to }, scale }: { readonly span: HealthSpan; readonly scale: Scale }) {
  const x = Math.max(scale.left - 4, scale.x(from));
  const end = Math.min(scale.right + 4, scale.x(to));
  if (end <= x) return null;
  return <rect x={x + 0.6} y={(ROW + BAR) / 2 - 3.4} width={Math.max(0.8, end - x - 1.2)} height={3} style={{ fill: HEALTH_PAINT[state], stroke: "var(--surface)", strokeWidth: 0.8 }} />;
}

/** How a life ended: a stroke, or the sign of failure. */
function RowEnd({ row, scale }: { readonly row: GanttRow; readonly scale: Scale }) {
  if (row.stoppedAt === null) return null;
  const x = scale.x(row.stoppedAt);
  if (row.failure === null) return <line x1={x} x2={x} y1={3} y2={ROW - 3} stroke="var(--ink-3)" strokeWidth={1.5} />;
  return (
    <g transform={`translate(${x} ${ROW / 2})`}>
      <path d="M0-5 5 0 0 5-5 0Z" fill="var(--bad)" />
      <path d="M-1.5-1.5l3 3m0-3-3 3" stroke="var(--surface)" strokeWidth={1.2} />
    </g>
  );
}
