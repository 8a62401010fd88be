import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { METRIC_LAG_MILLIS } from "../../../../aws/rules/metricLag.ts";
import { MINUTE } from "../../../../lib/minute.ts";
import { wholeClockText } from "../../../../lib/timeText.ts";
import { goToMoment } from "../../../store/goToMoment.ts";
import { pointAtInstant, usePointedInstant } from "../../../store/pointedInstant.ts";
import { PLOT, valueAt, xOf, zoomedTo, type Stretch } from "./chartGeometry.ts";
import type { Value } from "./series.ts";

export interface ChartPointerProps {
  readonly title: string;
  readonly text: (value: number) => string;
  readonly values: readonly Value[];
  readonly stretch: Stretch;
  readonly now: number;
  readonly onZoom: (to: Stretch | null) => void;
}

/** The playhead over a chart, and what is pointed at: a click or Enter goes there, a drag or + and - zoom. */
export function ChartPointer({ title, text, values, stretch, now, onZoom }: ChartPointerProps) {
  const pointed = usePointedInstant();
  const [drawnFrom, setDrawnFrom] = useState<number | null>(null);
  const at = pointed ?? now;
  const value = valueAt(values, at);
  const said = `${wholeClockText(Math.floor(at / MINUTE) * MINUTE)}: ${value === undefined ? "no datapoint" : text(value.value)}`;
  const instantAt = ({ currentTarget, clientX }: PointerEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return stretch.from + ((clientX - left) / width) * (stretch.to - stretch.from);
  };

  function onPointerUp(event: PointerEvent) {
    if (drawnFrom === null) return;
    const to = instantAt(event);
    const zoomed = zoomedTo(drawnFrom, to, stretch);
    setDrawnFrom(null);
    if (zoomed === null) goToMoment(to);
    else onZoom(zoomed);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowLeft" || event.key === "ArrowDown" ? -1 : event.key === "ArrowRight" || event.key === "ArrowUp" ? 1 : 0;
    const half = (stretch.to - stretch.from) / 4;
    if (step !== 0) pointAtInstant(Math.min(stretch.to, Math.max(stretch.from, Math.floor(at / MINUTE) * MINUTE + step * MINUTE * (event.shiftKey ? 10 : 1))));
    else if (event.key === "Enter") goToMoment(Math.floor(at / MINUTE) * MINUTE + MINUTE + METRIC_LAG_MILLIS);
    else if (event.key === "+" || event.key === "=") onZoom(zoomedTo(at - half, at + half, stretch));
    else if (event.key === "-" || event.key === "Escape") onZoom(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`Minute of ${title}`}
      aria-valuemin={stretch.from}
      aria-valuemax={stretch.to}
      aria-valuenow={Math.min(stretch.to, Math.max(stretch.from, Math.round(at)))}
      aria-valuetext={said}
      className="absolute inset-0 cursor-crosshair touch-none"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawnFrom(instantAt(event));
      }}
      onPointerMove={(event) => pointAtInstant(instantAt(event))}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrawnFrom(null)}
      onPointerLeave={() => pointAtInstant(null)}
      onDoubleClick={() => onZoom(null)}
      onBlur={() => pointAtInstant(null)}
      onKeyDown={onKeyDown}
    >
      {isIn(now, stretch) && <div className="absolute inset-y-0 w-px bg-accent" style={{ left: percent(now, stretch) }} />}
      {drawnFrom !== null && pointed !== null && <div className="absolute inset-y-0 bg-accent/15" style={{ left: percent(Math.min(drawnFrom, pointed), stretch), right: `calc(100% - ${percent(Math.max(drawnFrom, pointed), stretch)})` }} />}
      {pointed !== null && isIn(pointed, stretch) && (
        <>
          <div className="absolute inset-y-0 w-px bg-line-3" style={{ left: percent(pointed, stretch) }} />
          <span className="absolute top-0 rounded-chip border border-line-2 bg-surface px-1 text-2xs whitespace-nowrap text-ink" style={xOf(pointed, stretch) > PLOT.width / 2 ? { right: `calc(100% - ${percent(pointed, stretch)} + 4px)` } : { left: `calc(${percent(pointed, stretch)} + 4px)` }}>
            {said}
          </span>
        </>
      )}
    </div>
  );
}

const isIn = (at: number, { from, to }: Stretch): boolean => at >= from && at <= to;

const percent = (at: number, stretch: Stretch): string => `${xOf(at, stretch) / (PLOT.width / 100)}%`;
