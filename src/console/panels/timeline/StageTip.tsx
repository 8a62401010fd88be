import { clockText, spanText } from "../../../lib/timeText.ts";
import type { StageSpan } from "./stageSpans.ts";

/** Width of the card in pixels. */
const CARD = 250;

/** The times of the stage under the pointer or the keys, and what came of it. */
export function StageTip({ span, x, width }: { readonly span: StageSpan; readonly x: number; readonly width: number }) {
  const { name, revision, from, to, isOpen, isBack, isFailed, greenPercent, notes } = span;
  return (
    <div aria-hidden className="pointer-events-none absolute bottom-full z-10 mb-1 rounded-card border border-line-2 bg-surface px-2.5 py-1.5 text-xs shadow-3" style={{ left: Math.max(4, Math.min(x, width - CARD - 4)), width: CARD }}>
      <p className="flex justify-between gap-2 font-semibold">
        <span className="truncate">{name}</span>
        {revision !== null && <span>{revision}</span>}
      </p>
      <p className="flex gap-2">
        <span className="text-ink-3">{clockText(from)}</span>
        <span className="flex-1 text-ink-3">{isOpen ? "" : `to ${clockText(to)}`}</span>
        <span className="text-ink-2">
          {spanText(to - from)}
          {isOpen ? " so far" : ""}
        </span>
      </p>
      <p>
        Green has {greenPercent} % of the traffic
        {isBack ? ", on the way back" : ""}
      </p>
      {notes.map((note, place) => (
        <p key={place} className={isFailed ? "truncate text-bad" : "truncate text-ink-2"}>
          {note}
        </p>
      ))}
    </div>
  );
}
