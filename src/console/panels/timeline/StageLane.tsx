import { useId, useState, type KeyboardEvent, type PointerEvent } from "react";
import { clockText, spanText } from "../../../lib/timeText.ts";
import { classNames } from "../../ui/classNames.ts";
import { rowColor } from "./barPaint.ts";
import type { Scale } from "./Chart.tsx";
import type { StageSpan } from "./stageSpans.ts";
import { StageTip } from "./StageTip.tsx";

/** Least width of a stage in pixels, and what its name needs. */
const LEAST = 3;
const NAME = 40;

export interface StageLaneProps {
  /** Those in view; none: the service has others. */
  readonly spans: readonly StageSpan[];
  readonly scale: Scale;
  readonly width: number;
  readonly hue: number;
}

/** The stages of the deployments above, each as high as green's part of the traffic. The arrow keys go from one to the next. */
export function StageLane({ spans, scale, width, hue }: StageLaneProps) {
  const id = useId();
  const [pointed, setPointed] = useState<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);
  const at = Math.max(0, spans.findIndex((span) => span.id === active));
  const told = spans.find((span) => span.id === pointed) ?? (isFocused ? spans[at] : undefined);

  function onPointerMove(event: PointerEvent) {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setPointed(spans.findLast((span) => isAt(x, span, scale))?.id ?? null);
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: spans.length - 1 }[event.key];
    if (to === undefined) return;
    setActive(spans[Math.max(0, Math.min(spans.length - 1, to))]?.id ?? null);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative h-5 shrink-0 border-b border-line text-2xs" onPointerMove={onPointerMove} onPointerLeave={() => setPointed(null)}>
      <span className="absolute top-0.5 left-2.5 text-ink-3">Stage</span>
      {spans.length > 0 && (
        <div
          role="listbox"
          aria-label="Stages along time"
          aria-orientation="horizontal"
          tabIndex={0}
          aria-activedescendant={`${id}-${at}`}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            setFocused(event.currentTarget.matches(":focus-visible"));
            setActive((one) => one ?? spans.at(-1)?.id ?? null);
          }}
          onBlur={() => setFocused(false)}
          className="absolute inset-0 -outline-offset-2"
        >
          {spans.map((span, place) => (
            <Stage key={span.id} id={`${id}-${place}`} span={span} scale={scale} hue={hue} isActive={span === told} />
          ))}
        </div>
      )}
      {told !== undefined && <StageTip span={told} x={edgesOf(told, scale).left} width={width} />}
    </div>
  );
}

function edgesOf({ from, to }: StageSpan, scale: Scale): { readonly left: number; readonly width: number } {
  const clip = (at: number) => Math.min(scale.right, Math.max(scale.left, scale.x(at)));
  return { left: clip(from), width: Math.max(LEAST, clip(to) - clip(from)) };
}

function isAt(x: number, span: StageSpan, scale: Scale): boolean {
  const { left, width } = edgesOf(span, scale);
  return x >= left && x < left + width;
}

interface StageProps {
  readonly id: string;
  readonly span: StageSpan;
  readonly scale: Scale;
  readonly hue: number;
  readonly isActive: boolean;
}

function Stage({ id, span, scale, hue, isActive }: StageProps) {
  const { name, isOpen, isBack, isFailed, greenPercent } = span;
  const color = isFailed ? "var(--bad)" : isBack ? "var(--warn)" : rowColor({ hue });
  const { left, width } = edgesOf(span, scale);
  return (
    <div
      role="option"
      id={id}
      aria-label={wordsOf(span)}
      aria-selected={isActive}
      className={classNames("absolute inset-y-0.5 overflow-hidden rounded-[3px] border whitespace-nowrap forced-color-adjust-none", isOpen && "border-dashed", isActive ? "text-ink" : "text-ink-2")}
      style={{ left, width, borderColor: color, background: `color-mix(in oklab, ${color} ${isActive ? 22 : 9}%, var(--surface))` }}
    >
      <span className="absolute inset-x-0 bottom-0" style={{ height: `${greenPercent}%`, background: `color-mix(in oklab, ${color} 24%, var(--surface))` }} />
      {width >= NAME && <span className="absolute inset-x-1 top-0 truncate leading-3.5">{name}</span>}
    </div>
  );
}

/** All that the tip tells, in one sentence. */
function wordsOf({ name, revision, from, to, isOpen, isBack, greenPercent, notes }: StageSpan): string {
  return [`${name}${revision === null ? "" : ` of ${revision}`}, from ${clockText(from)}`, `${spanText(to - from)}${isOpen ? " so far" : ""}`, ...(isBack ? ["on the way back"] : []), `green has ${greenPercent} %`, ...notes].join(", ");
}
