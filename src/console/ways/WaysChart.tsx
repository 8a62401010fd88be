import { useState } from "react";
import { curvesOf, instantText, pathOf, percentAt, place, ticksOf, type Curve, type Tried } from "./curves.ts";
import { CurveMarks } from "./CurveMarks.tsx";
import { CurveNames } from "./CurveNames.tsx";
import { InstantSlider } from "./InstantSlider.tsx";
import { Lanes, MarkSign } from "./Lanes.tsx";
import { MARKS } from "./marks.ts";
import { CURVES, LineSample } from "./LineSample.tsx";
import type { WayId } from "./ways.ts";

/** What part of the requests fails, along the time since each deployment was called for, and what happens when. */
export function WaysChart({ tried, seconds }: { readonly tried: readonly Tried[]; readonly seconds: number }) {
  const [instant, setInstant] = useState<number | null>(null);
  const curves = curvesOf(tried);
  const at = instant === null ? null : Math.min(instant, seconds);
  return (
    <figure aria-label="Failed requests along time">
      <div className="relative grid grid-cols-[12rem_minmax(0,1fr)]">
        <Values curves={curves} at={at} />
        <div className="relative">
          <Plot curves={curves} seconds={seconds} />
          <CurveMarks tried={tried} seconds={seconds} />
          <CurveNames curves={curves} seconds={seconds} />
        </div>
        <Lanes tried={tried} seconds={seconds} />
        <Axis seconds={seconds} />
        <div className="absolute inset-y-0 right-0 left-48">
          <InstantSlider seconds={seconds} at={at} text={textAt(curves, at ?? 0)} onChange={setInstant} />
        </div>
      </div>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-xs text-ink-3">
        {MARKS.map(({ kind, label }) => (
          <span key={kind} className="flex items-center gap-1.5">
            <MarkSign kind={kind} color="var(--ink-2)" /> {label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

const textAt = (curves: readonly Curve[], at: number): string => `${instantText(at)}: ${curves.map((curve) => `${curve.title} ${percentAt(curve, at)} %`).join(", ")}`;

/** The four values at one instant. */
function Values({ curves, at }: { readonly curves: readonly Curve[]; readonly at: number | null }) {
  return (
    <div className="flex flex-col gap-1 pr-12 text-xs">
      <span className="text-ink-3">Requests that fail{at === null ? "" : ` at ${instantText(at)}`}</span>
      {at === null ? (
        <span className="text-ink-3">Point at the chart to read an instant.</span>
      ) : (
        curves.map((curve) => (
          <span key={curve.id} className="flex items-center gap-2">
            <LineSample id={curve.id} />
            <span className="min-w-0 flex-1">{curve.title}</span>
            <b className="font-semibold tabular-nums">{percentAt(curve, at)} %</b>
          </span>
        ))
      )}
    </div>
  );
}

/** Curves that are the same lie side by side: so far is each from where it belongs, in pixels. */
const SIDE_BY_SIDE: Readonly<Record<WayId, number>> = { rolling: -2, breaker: 1, blueGreen: -1, canary: 2 };

function Plot({ curves, seconds }: { readonly curves: readonly Curve[]; readonly seconds: number }) {
  return (
    <div aria-hidden className="relative h-52 border-b border-line-3">
      {[100, 75, 50, 25].map((percent) => (
        <span key={percent} className="absolute inset-x-0 border-t border-line text-2xs text-ink-3" style={{ top: `${100 - percent}%` }}>
          <span className="absolute right-full -translate-y-1/2 pr-1.5 whitespace-nowrap">{percent} %</span>
        </span>
      ))}
      {curves.map((curve) => (
        <svg key={curve.id} viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible" style={{ translate: `${SIDE_BY_SIDE[curve.id]}px ${SIDE_BY_SIDE[curve.id]}px` }}>
          <path d={pathOf(curve, seconds)} fill="none" stroke={CURVES[curve.id].color} strokeDasharray={CURVES[curve.id].dash} strokeWidth="2.5" vectorEffect="non-scaling-stroke" />
        </svg>
      ))}
    </div>
  );
}

function Axis({ seconds }: { readonly seconds: number }) {
  return (
    <div aria-hidden className="relative col-start-2 h-5 border-t border-line-3 text-2xs text-ink-3 tabular-nums">
      {ticksOf(seconds).map((tick) => (
        <span key={tick} className="absolute top-0.5 -translate-x-1/2 first:translate-x-0 last:-translate-x-full" style={{ left: `${place(tick, seconds)}%` }}>
          {instantText(tick)}
        </span>
      ))}
    </div>
  );
}
