import type { KeyboardEvent, PointerEvent } from "react";
import { place } from "./curves.ts";

interface Props {
  readonly seconds: number;
  /** null: nobody points at one. */
  readonly at: number | null;
  /** What is read there. */
  readonly text: string;
  readonly onChange: (at: number | null) => void;
}

/** Users were looked at so often, in seconds. */
const STEP = 5;
const PAGE = 60;

/** An instant of the chart: whoever points at one, or goes there by keys, reads all values there. */
export function InstantSlider({ seconds, at, text, onChange }: Props) {
  const go = (to: number) => onChange(Math.max(0, Math.min(seconds, Math.round(to / STEP) * STEP)));

  function onPointerMove({ currentTarget, clientX }: PointerEvent) {
    const { left, width } = currentTarget.getBoundingClientRect();
    go(((clientX - left) / width) * seconds);
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = targetOf(event.key, at ?? 0, seconds);
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Instant to read"
      aria-valuemin={0}
      aria-valuemax={seconds}
      aria-valuenow={at ?? 0}
      aria-valuetext={text}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onChange(null)}
      onFocus={() => at === null && go(0)}
      onBlur={() => onChange(null)}
      onKeyDown={onKeyDown}
      className="pointer-events-auto relative size-full cursor-crosshair rounded-sm"
    >
      {at !== null && <span aria-hidden className="absolute inset-y-0 w-px bg-ink-2" style={{ left: `${place(at, seconds)}%` }} />}
    </div>
  );
}

function targetOf(key: string, at: number, seconds: number): number | undefined {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return at - STEP;
    case "ArrowRight":
    case "ArrowUp":
      return at + STEP;
    case "PageDown":
      return at - PAGE;
    case "PageUp":
      return at + PAGE;
    case "Home":
      return 0;
    case "End":
      return seconds;
    default:
      return undefined;
  }
}
