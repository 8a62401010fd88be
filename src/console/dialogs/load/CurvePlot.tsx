import { type PointerEvent, useRef, useState } from "react";
import { type Curve, heightAt, lengthOf } from "../../../aws/rules/load/curve.ts";
import { sampleAt } from "../../../aws/rules/load/sample.ts";
import { figure } from "../../graph/figures.ts";
import { COLUMNS, drawnTo, inThreeFigures, type Stroke } from "./drawing.ts";

export interface CurvePlotProps {
  readonly curve: Curve;
  /** What it shows: so many seconds, up to so many requests per second. */
  readonly seconds: number;
  readonly top: number;
  /** Where the session is, in milliseconds since the load was put; absent: it is not there yet. */
  readonly playhead?: number;
  readonly noun?: "requests" | "messages" | undefined;
  /** A stroke of the pen has ended; absent: it cannot be drawn on. */
  readonly onStroke?: (stroke: Stroke) => void;
}

const WIDTH = 480;
const HEIGHT = 120;
const STEPS = 240;

/** A load along time. It is drawn on with the mouse, or a finger. */
export function CurvePlot({ curve, seconds, top, playhead, noun = "requests", onStroke }: CurvePlotProps) {
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const last = useRef<{ readonly column: number; readonly height: number } | null>(null);
  const x = (at: number): number => (at / (seconds * 1000)) * WIDTH;
  const y = (height: number): number => HEIGHT - (Math.min(top, height) / Math.max(1e-9, top)) * HEIGHT;

  function draw(event: PointerEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const part = (place: number, length: number): number => Math.min(1, Math.max(0, place / length));
    const to = { column: Math.round(part(event.clientX - box.left, box.width) * COLUMNS), height: inThreeFigures((1 - part(event.clientY - box.top, box.height)) * top) };
    setStroke(drawnTo(stroke ?? new Map(), last.current, to));
    last.current = to;
  }

  function end() {
    if (stroke !== null) onStroke?.(stroke);
    setStroke(null);
    last.current = null;
  }

  const drawing = onStroke && {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      draw(event);
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => last.current !== null && draw(event),
    onPointerUp: end,
    onPointerCancel: end,
  };
  const pen = stroke === null ? [] : [...stroke].toSorted(([a], [b]) => a - b);
  return (
    <figure className="flex flex-col gap-0.5" aria-label="The load along time">
      <figcaption className="flex justify-between text-2xs text-ink-3 tabular-nums">
        <span>{figure(top)}/s</span>
        {onStroke !== undefined && <span>Draw here, or change the points below</span>}
      </figcaption>
      <svg
        role="img"
        aria-label={spoken(curve, { seconds, noun })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={`h-30 w-full touch-none rounded-control border border-line-2 bg-surface-2 ${onStroke === undefined ? "" : "cursor-crosshair"}`}
        {...drawing}
      >
        {[1, 2, 3].map((quarter) => (
          <line key={quarter} x1={0} x2={WIDTH} y1={(HEIGHT * quarter) / 4} y2={(HEIGHT * quarter) / 4} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
        ))}
        <polyline points={outline(curve, seconds).map(([at, height]) => `${x(at)},${y(height)}`).join(" ")} fill="none" stroke="var(--accent)" strokeWidth={1.75} vectorEffect="non-scaling-stroke" />
        {playhead !== undefined && <line x1={x(playhead)} x2={x(playhead)} y1={0} y2={HEIGHT} stroke="var(--ink-2)" strokeDasharray="3 2" vectorEffect="non-scaling-stroke" />}
        {pen.length > 0 && <polyline points={pen.map(([column, height]) => `${(column / COLUMNS) * WIDTH},${y(height)}`).join(" ")} fill="none" stroke="var(--warn)" strokeWidth={2.5} vectorEffect="non-scaling-stroke" />}
      </svg>
      <div className="flex justify-between text-2xs text-ink-3 tabular-nums">
        <span>0</span>
        <span>{timeText(seconds / 2)}</span>
        <span>{timeText(seconds)}</span>
      </div>
    </figure>
  );
}

/** As it is sampled where it has noise, else its corners. */
function outline(curve: Curve, seconds: number): readonly (readonly [number, number])[] {
  const whole = seconds * 1000;
  if (curve.noisePercent === 0 && !curve.repeats && curve.knots.length <= STEPS) {
    const knots = curve.knots.filter(({ at }) => at <= whole).map(({ at, requestsPerSecond }) => [at, requestsPerSecond] as const);
    return [[0, heightAt(curve, 0)], ...knots, [whole, heightAt(curve, whole)]];
  }
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const at = Math.floor((whole * i) / STEPS);
    return [at, curve.noisePercent > 0 ? sampleAt(curve, at).requestsPerSecond : heightAt(curve, at)] as const;
  });
}

function spoken(curve: Curve, { seconds, noun }: { readonly seconds: number; readonly noun: string }): string {
  const heights = curve.knots.map(({ requestsPerSecond }) => requestsPerSecond);
  const [low, high] = [Math.min(...heights), Math.max(...heights)].map((height) => figure(Math.round(height)));
  return `From ${low} to ${high} ${noun} per second in ${timeText(seconds)}${curve.repeats ? ", again and again" : ""}`;
}

/** `90 s`, `20 min`, `6 h`, `7 d` */
export function timeText(seconds: number): string {
  const [unit, length] = seconds < 120 ? (["s", 1] as const) : seconds < 7200 ? (["min", 60] as const) : seconds < 172_800 ? (["h", 3600] as const) : (["d", 86_400] as const);
  return `${Math.round((seconds / length) * 10) / 10} ${unit}`;
}

/** The seconds and the height that show all of a curve. */
export function frameOf(curve: Curve): { readonly seconds: number; readonly top: number } {
  const most = Math.max(...curve.knots.map(({ requestsPerSecond }) => requestsPerSecond), 1) * (1 + curve.noisePercent / 100);
  const power = 10 ** Math.floor(Math.log10(most));
  return { seconds: Math.max(10, lengthOf(curve) / 1000), top: ([1, 1.5, 2, 3, 4, 5, 6, 8].find((step) => step * power >= most) ?? 10) * power };
}
