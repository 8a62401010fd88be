import { wholeClockText } from "../../../../lib/timeText.ts";
import type { Band } from "./alarmsOn.ts";
import { chartWords } from "./chartWords.ts";
import { hoursPathOf, isBelow, PLOT, pathOf, roundTop, xOf, yOf, type Frame, type Stretch } from "./chartGeometry.ts";
import type { ChartMark } from "./chartMarks.ts";
import { ChartPointer } from "./ChartPointer.tsx";
import type { Value } from "./series.ts";

export interface MetricChartProps {
  readonly title: string;
  readonly unit: string;
  /** What is shown, in words: `the last hour`. */
  readonly along: string;
  readonly values: readonly Value[];
  /** What was, or is, expected from each instant on until an hour later. */
  readonly dashed?: readonly Value[];
  readonly stretch: Stretch;
  readonly now: number;
  readonly thresholds: readonly number[];
  readonly bands: readonly Band[];
  /** What an alarm looked at last. */
  readonly windows: readonly Stretch[];
  readonly marks: readonly ChartMark[];
  readonly onZoom: (to: Stretch | null) => void;
}

const FIGURES = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** One metric along time: the thresholds of its alarms, when these were in ALARM or knew nothing, what they look at, and what happened. */
export function MetricChart(props: MetricChartProps) {
  const { title, unit, values, dashed = [], stretch, thresholds, now } = props;
  const shown = values.filter(({ at }) => at >= stretch.from && at <= stretch.to);
  const frame: Frame = { ...stretch, top: roundTop(Math.max(unit === "%" ? 100 : 1, ...shown.map(({ value }) => value), ...dashed.map(({ value }) => value), ...thresholds)) };
  return (
    <div className="relative h-28 text-2xs text-ink-3">
      {[frame.top, frame.top / 2, 0].map((value, place) => (
        <span key={value} aria-hidden className="absolute left-0 w-9 -translate-y-1/2 text-right tabular-nums" style={{ top: `calc(6px + (100% - 30px) * ${place / 2})` }}>
          {FIGURES.format(value)}
        </span>
      ))}
      <div className="absolute top-1.5 right-1 bottom-6 left-11">
        <Plot {...props} values={shown} frame={frame} />
        <ChartPointer title={title} text={(value) => `${FIGURES.format(value)}${unit}`} values={shown} stretch={stretch} now={now} onZoom={props.onZoom} />
        {props.marks.map((mark) => (
          <MarkSign key={mark.id} mark={mark} stretch={stretch} />
        ))}
        {thresholds.map((value) => (
          <span key={value} aria-hidden className="pointer-events-none absolute right-0 rounded-chip bg-surface/80 px-0.5 leading-3" style={isBelow(value, thresholds, frame) ? { top: `calc(${yOf(value, frame)}% + 1px)` } : { bottom: `calc(${PLOT.height - yOf(value, frame)}% + 1px)` }}>
            {FIGURES.format(value)}
            {unit}
          </span>
        ))}
        <p aria-hidden className="absolute -bottom-4.5 flex w-full justify-between tabular-nums">
          <span>{wholeClockText(stretch.from)}</span>
          <span>{wholeClockText((stretch.from + stretch.to) / 2)}</span>
          <span>{wholeClockText(stretch.to)}</span>
        </p>
      </div>
    </div>
  );
}

function Plot({ title, unit, along, values, dashed = [], frame, thresholds, bands, windows }: MetricChartProps & { readonly frame: Frame }) {
  const counted = values.filter(({ at }) => windows.some(({ from, to }) => at >= from && at < to));
  return (
    <svg role="img" aria-label={chartWords({ title, unit, along, datapoints: values.length, thresholds, bands })} viewBox={`0 0 ${PLOT.width} ${PLOT.height}`} preserveAspectRatio="none" className="absolute inset-0 size-full overflow-hidden">
      {bands.map((band, place) => band.state !== "OK" && <rect key={place} x={xOf(band.from, frame)} width={xOf(band.to, frame) - xOf(band.from, frame)} y={0} height={PLOT.height} {...shadeOf(band)} />)}
      <g fill="none" strokeWidth={1} vectorEffect="non-scaling-stroke">
        <path d={`M0 0h${PLOT.width}M0 ${PLOT.height / 2}h${PLOT.width}`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
        <path d={`M0 ${PLOT.height}h${PLOT.width}`} stroke="var(--line-2)" vectorEffect="non-scaling-stroke" />
        {thresholds.map((value) => (
          <path key={value} d={`M0 ${yOf(value, frame)}h${PLOT.width}`} stroke="var(--bad)" strokeDasharray="4 3" vectorEffect="non-scaling-stroke" />
        ))}
        {dashed.length > 0 && <path d={hoursPathOf(dashed, frame)} stroke="var(--ink-3)" strokeWidth={1.5} strokeDasharray="5 4" vectorEffect="non-scaling-stroke" />}
        <path d={pathOf(values, frame)} stroke="var(--accent)" strokeWidth={1.75} strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
        <path d={counted.map(({ at, value }) => `M${xOf(at, frame)} ${yOf(value, frame)}h0`).join("")} stroke="var(--accent)" strokeWidth={5.5} strokeLinecap="round" vectorEffect="non-scaling-stroke" />
      </g>
    </svg>
  );
}

/** As its glyph is: red where something is too much, and calm where there is more than is needed. */
function shadeOf({ state, isLow }: Band): { readonly fill: string; readonly fillOpacity: number } {
  if (state !== "ALARM") return { fill: "var(--idle)", fillOpacity: 0.1 };
  return isLow ? { fill: "var(--accent)", fillOpacity: 0.08 } : { fill: "var(--bad)", fillOpacity: 0.14 };
}

/** At the foot of the plot: a triangle where the service was scaled, a diamond where a deployment began. */
function MarkSign({ mark: { at, kind, text }, stretch }: { readonly mark: ChartMark; readonly stretch: Stretch }) {
  return (
    <svg role="img" aria-label={`${wholeClockText(at)}: ${text}`} width={10} height={10} viewBox="-5 -5 10 10" className="absolute -bottom-1.25 -translate-x-1/2 text-ink" style={{ left: `${xOf(at, stretch) / (PLOT.width / 100)}%` }}>
      <title>{`${wholeClockText(at)}: ${text}`}</title>
      <path d={kind === "activity" ? "M0-4.5 4 3.5h-8Z" : "M0-4.5 4.5 0 0 4.5-4.5 0Z"} fill="currentColor" stroke="var(--surface)" strokeWidth={1} />
    </svg>
  );
}
