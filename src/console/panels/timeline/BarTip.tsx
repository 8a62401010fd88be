import { clockText, spanText } from "../../../lib/timeText.ts";
import { messageParts } from "../../store/messageParts.ts";
import { nameIn, shortName } from "../../store/names.ts";
import { Shortened } from "../../ui/Shortened.tsx";
import { barsOf, type GanttRow, type Phase } from "./ganttBars.ts";
import type { HealthSpan } from "./targetHealth.ts";

export interface BarTipProps {
  readonly row: GanttRow;
  /** Pixels within the chart's body. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly now: number;
  /** What its load balancer said of it. */
  readonly health: readonly HealthSpan[];
  /** Height of what is above the chart's body. */
  readonly above: number;
}

/** Width of the card in pixels. */
const CARD = 216;

/** What each phase is called, here and in the legend. */
export const PHASES: Readonly<Record<Phase, string>> = {
  pending: "pending",
  pulling: "pulling",
  starting: "starting",
  checks: "health checks",
  service: "in service",
  draining: "draining",
  stopping: "stopping",
};

/** The times of the task under the pointer. */
export function BarTip({ row, x, y, width, now, health, above }: BarTipProps) {
  const left = x + CARD + 20 > width ? x - CARD - 10 : x + 14;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-10 rounded-card border border-line-2 bg-surface px-2.5 py-1.5 text-xs shadow-3"
      style={{ left, bottom: `calc(100% - ${Math.max(above, y + above - 8)}px)`, width: CARD }}
    >
      <p className="flex justify-between gap-2 font-semibold">
        <span className="truncate">
          {row.serviceName} <span className="font-mono font-normal">{shortName(row.taskArn)}</span>
        </span>
        <span>{nameIn(row.task.taskDefinitionArn)}</span>
      </p>
      {barsOf(row.task, now).map((bar) => (
        <p key={bar.phase} className="flex gap-2">
          <span className="min-w-12 shrink-0 whitespace-nowrap text-ink-3">{clockText(bar.from)}</span>
          <span className="flex-1">{PHASES[bar.phase]}</span>
          <span className="text-ink-2">
            {spanText(bar.to - bar.from)}
            {bar.to === now && row.stoppedAt === null ? " so far" : ""}
          </span>
        </p>
      ))}
      {health.map(({ state, from, to }) => (
        <p key={from} className="flex gap-2">
          <span className="min-w-12 shrink-0 whitespace-nowrap text-ink-3">{clockText(from)}</span>
          <span className="flex-1">target {state}</span>
          <span className="text-ink-2">{spanText(to - from)}</span>
        </p>
      ))}
      {row.stoppedAt !== null && (
        <p className="flex gap-2">
          <span className="min-w-12 shrink-0 whitespace-nowrap text-ink-3">{clockText(row.stoppedAt)}</span>
          <span className={row.failure === null ? "flex-1" : "flex-1 text-bad"}>stopped{row.failure !== null && <>: <Shortened parts={messageParts(row.failure)} /></>}</span>
        </p>
      )}
    </div>
  );
}
