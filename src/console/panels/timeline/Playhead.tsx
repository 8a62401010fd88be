import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { clockText } from "../../../lib/timeText.ts";
import { engine } from "../../store/engine.ts";
import { keepsPace } from "../../store/keepsPace.ts";
import type { Replica } from "../../store/replica.ts";
import type { Scale } from "./Chart.tsx";
import type { Stretch } from "./ganttBars.ts";
import { pan, zoom } from "./timeWindow.ts";
import { changeStretch, holdPlayhead } from "./view.ts";

export interface PlayheadProps {
  readonly scale: Scale;
  readonly stretch: Stretch;
  readonly state: Replica;
}

/** While dragging, the world is asked to follow at most so often, in milliseconds. */
const SEEK_PERIOD = 120;

/** Where the clock stands. Dragging it, or its keys, take the world to another time; so does a click on the axis. */
export function Playhead({ scale, stretch, state }: PlayheadProps) {
  const { now, status } = state;
  const [held, setHeld] = useState<number | null>(null);
  const resumes = useRef(false);
  const asked = useRef(0);
  const at = held ?? now;
  const visible = at >= stretch.from && at <= stretch.to;

  function timeAt(event: PointerEvent): number {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    return Math.round(Math.min(status.end, Math.max(0, scale.at(event.clientX - (box?.left ?? 0)))));
  }

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    resumes.current = keepsPace(status);
    if (status.running) engine().pace(false, status.speed);
    holdPlayhead(true);
    setHeld(timeAt(event));
    engine().seek(timeAt(event));
  }

  function onPointerMove(event: PointerEvent) {
    if (held === null) return;
    const to = timeAt(event);
    setHeld(to);
    if (performance.now() - asked.current < SEEK_PERIOD) return;
    asked.current = performance.now();
    engine().seek(to);
  }

  function onPointerUp(event: PointerEvent) {
    if (held === null) return;
    engine().seek(timeAt(event));
    if (resumes.current) engine().pace(true, status.speed);
    setHeld(null);
    holdPlayhead(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    const span = stretch.to - stretch.from;
    const by = KEYS[event.key];
    if (by !== undefined) engine().seek(Math.round(Math.min(status.end, Math.max(0, now + by * span * (event.shiftKey ? 5 : 1)))));
    else if (event.key === "Home") engine().seek(0);
    else if (event.key === "End") engine().seek(status.end);
    else if (event.key === "+" || event.key === "=") changeStretch((one) => zoom(one, 0.7, now));
    else if (event.key === "-" || event.key === "−") changeStretch((one) => zoom(one, 1 / 0.7, now));
    else if (event.key === "PageUp") changeStretch((one) => pan(one, -0.5));
    else if (event.key === "PageDown") changeStretch((one) => pan(one, 0.5));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const drag = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp };
  return (
    <>
      <div {...drag} className="absolute top-0 right-3 h-4 cursor-col-resize touch-none" style={{ left: scale.left }} />
      {visible && (
        <>
          <div className="pointer-events-none absolute inset-y-0 top-4 w-px bg-accent" style={{ left: scale.x(at) }} />
          <div
            {...drag}
            role="slider"
            tabIndex={0}
            aria-label="Playhead"
            aria-valuemin={0}
            aria-valuemax={status.end}
            aria-valuenow={Math.round(at)}
            aria-valuetext={clockText(at)}
            onKeyDown={onKeyDown}
            className="absolute top-0 h-4 -translate-x-1/2 cursor-col-resize touch-none rounded-chip bg-accent px-1.5 text-2xs leading-4 font-semibold text-accent-on after:absolute after:-inset-1"
            style={{ left: Math.min(scale.x(at), scale.right - 14) }}
          >
            {clockText(at)}
          </div>
        </>
      )}
    </>
  );
}

/** By what share of the view the arrow keys move. */
const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -0.02, ArrowRight: 0.02, ArrowDown: -0.02, ArrowUp: 0.02 };
