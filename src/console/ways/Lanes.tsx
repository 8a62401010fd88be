import { Fragment } from "react";
import type { Rehearsal } from "../../bridge/protocol.ts";
import { place, type Tried } from "./curves.ts";
import { CURVES, LineSample } from "./LineSample.tsx";
import { type MarkKind, marksOf, storyOf } from "./marks.ts";

/** One lane for each way, on the axis of the curves: for how long requests failed, and what happened when. */
export function Lanes({ tried, seconds }: { readonly tried: readonly Tried[]; readonly seconds: number }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid pt-2">
      {tried.map(({ way: { id, title }, rehearsal }) => (
        <Fragment key={id}>
          <span className="flex items-center gap-2 border-t border-line pr-2 text-xs font-semibold">
            <LineSample id={id} />
            <span className="truncate">{title}</span>
          </span>
          <div className="relative h-9 border-t border-line">{rehearsal !== null && <Lane rehearsal={rehearsal} seconds={seconds} color={CURVES[id].color} />}</div>
        </Fragment>
      ))}
    </div>
  );
}

function Lane({ rehearsal, seconds, color }: { readonly rehearsal: Rehearsal; readonly seconds: number; readonly color: string }) {
  const { failingAtSeconds, recoveredAtSeconds } = rehearsal;
  const left = place(failingAtSeconds ?? 0, seconds);
  const right = place(recoveredAtSeconds ?? seconds, seconds);
  return (
    <>
      {failingAtSeconds !== null && <span className="absolute top-2 h-1.5 rounded-full" style={{ left: `${left}%`, width: `${right - left}%`, background: color }} />}
      {marksOf(rehearsal).map(({ kind, seconds: at }) => (
        <span key={kind} className="absolute top-2.75 -translate-1/2" style={{ left: `${place(at, seconds)}%` }}>
          <MarkSign kind={kind} color={color} />
        </span>
      ))}
      <span className="absolute bottom-0 left-0 text-2xs whitespace-nowrap text-ink-2">{storyOf(rehearsal)}</span>
    </>
  );
}

const SIGNS: Readonly<Record<MarkKind, string>> = {
  serving: "M2 1 L13 7 L2 13 Z",
  noticed: "M7 0 L14 7 L7 14 L0 7 Z",
  recovered: "M7 -1 A8 8 0 1 0 7 15 A8 8 0 1 0 7 -1 Z",
  well: "M1 8 L5 12 L13 2",
};

export function MarkSign({ kind, color }: { readonly kind: MarkKind; readonly color: string }) {
  const isStroke = kind === "well";
  return (
    <svg aria-hidden viewBox="-2 -2 18 18" className="size-3.5 shrink-0 overflow-visible">
      {isStroke && <path d={SIGNS.well} fill="none" stroke="var(--surface)" strokeWidth="6" />}
      <path d={SIGNS[kind]} fill={isStroke ? "none" : kind === "recovered" ? "none" : color} stroke={isStroke || kind === "recovered" ? color : "var(--surface)"} strokeWidth={isStroke || kind === "recovered" ? 2.5 : 1.5} />
    </svg>
  );
}
