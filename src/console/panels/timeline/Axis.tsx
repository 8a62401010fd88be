import { clockText, wholeClockText } from "../../../lib/timeText.ts";
import type { Scale } from "./Chart.tsx";
import type { Stretch } from "./ganttBars.ts";
import type { Mark } from "./timelineMarks.ts";
import { ticks } from "./timeWindow.ts";

/** Height of the axis in pixels: times above, marks below. */
const AXIS = 32;

/** How near to the playhead a time would be covered by it, in pixels. */
const PILL = 44;

/** Room that one time needs, in pixels. */
const TICK = 76;

export interface AxisProps {
  readonly scale: Scale;
  readonly stretch: Stretch;
  readonly marks: readonly Mark[];
  readonly now: number;
  readonly end: number;
  readonly width: number;
}

/** Times, and below them what happened at single instants: calls and deployments. */
export function Axis({ scale, stretch, marks, now, end, width }: AxisProps) {
  const most = Math.max(1, Math.floor((scale.right - scale.left) / TICK));
  const ahead = Math.min(scale.right, scale.x(end)) - Math.max(scale.left, scale.x(now));
  return (
    <svg role="img" aria-label={summaryOf(stretch, marks)} width={width} height={AXIS} className="block shrink-0 border-b border-line text-2xs">
      {ahead > 0 && <rect x={Math.max(scale.left, scale.x(now))} y={0} width={ahead} height={AXIS} fill="var(--sunken)" />}
      {ticks(stretch, most).map((at) => (
        <g key={at}>
          <line x1={scale.x(at)} x2={scale.x(at)} y1={16} y2={AXIS} stroke="var(--line)" />
          <text visibility={Math.abs(scale.x(at) - scale.x(now)) < PILL ? "hidden" : undefined} x={Math.max(scale.x(at), scale.left)} y={12} textAnchor={anchorOf(scale.x(at), scale.left, width)} fill="var(--ink-3)">
            {wholeClockText(at)}
          </text>
        </g>
      ))}
      {marks.map((mark) => (
        <MarkSign key={mark.id} mark={mark} x={scale.x(mark.at)} />
      ))}
    </svg>
  );
}

/** A time stands in the middle of its mark, but inside the chart. */
function anchorOf(x: number, left: number, width: number): "start" | "middle" | "end" {
  if (x - left < 16) return "start";
  return width - x < 18 ? "end" : "middle";
}

function MarkSign({ mark, x }: { readonly mark: Mark; readonly x: number }) {
  const color = mark.hue === null ? "var(--ink-2)" : `var(--svc-${((mark.hue - 1) % 10) + 1})`;
  const title = `${clockText(mark.at)} ${mark.text}`;
  return (
    <g transform={`translate(${x} ${mark.kind === "call" ? 20 : 26})`} color={color}>
      <title>{title}</title>
      <rect x={-6} y={-6} width={12} height={12} fill="transparent" />
      {SIGNS[mark.kind]}
    </g>
  );
}

const SIGNS = {
  call: <path d="M-3-2.5h6L0 2.5Z" fill="var(--ink-2)" />,
  deployment: <path d="M0-4 4 0 0 4-4 0Z" fill="currentColor" />,
  completed: (
    <>
      <path d="M0-4.5 4.5 0 0 4.5-4.5 0Z" fill="var(--surface)" stroke="currentColor" strokeWidth={1.2} />
      <path d="M-1.8.1-.5 1.4 1.9-1.2" fill="none" stroke="currentColor" strokeWidth={1.1} />
    </>
  ),
  failed: (
    <>
      <path d="M0-5 5 0 0 5-5 0Z" fill="var(--bad)" />
      <path d="M-1.5-1.5l3 3m0-3-3 3" stroke="var(--surface)" strokeWidth={1.2} />
    </>
  ),
} as const;

function summaryOf({ from, to }: Stretch, marks: readonly Mark[]): string {
  const calls = marks.filter((mark) => mark.kind === "call").length;
  const deployments = marks.filter((mark) => mark.kind === "deployment").length;
  return `From ${wholeClockText(from)} to ${wholeClockText(to)}: ${calls} calls, ${deployments} deployments began`;
}
