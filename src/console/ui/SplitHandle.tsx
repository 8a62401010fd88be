import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { classNames } from "./classNames.ts";

export interface SplitHandleProps {
  /** What changes its size: "Inspector width". */
  readonly label: string;
  /** The way the handle runs; it is dragged across it. */
  readonly orientation: "vertical" | "horizontal";
  /** Pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** The size that a double click brings back. */
  readonly initial: number;
  /** True where the sized region lies after the handle: dragging towards the start makes it larger. */
  readonly after?: boolean | undefined;
  readonly onResize: (size: number) => void;
  /** Called when it is dragged to less than half of the least size: the region is meant to go. */
  readonly onCollapse?: (() => void) | undefined;
  readonly className?: string | undefined;
}

/** Pixels an arrow key moves it. */
const STEP = 16;

/** The border between two regions, six pixels that can be dragged, moved by arrow keys, or double-clicked. */
export function SplitHandle({ label, orientation, size, min, max, initial, after = false, onResize, onCollapse, className }: SplitHandleProps) {
  const start = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const vertical = orientation === "vertical";
  const sign = after ? -1 : 1;

  const resize = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))));
  const at = (event: PointerEvent) => (vertical ? event.clientX : event.clientY);

  function onKeyDown(event: KeyboardEvent) {
    const [less, more] = vertical ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    if (event.key === less) resize(size - STEP * sign);
    else if (event.key === more) resize(size + STEP * sign);
    else if (event.key === "Home") resize(min);
    else if (event.key === "End") resize(max);
    else if (event.key === "Enter") resize(initial);
    else return;
    event.preventDefault();
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(initial)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: at(event), size };
      }}
      onPointerMove={(event) => {
        if (start.current === null) return;
        const wanted = start.current.size + (at(event) - start.current.at) * sign;
        if (onCollapse !== undefined && wanted < min / 2) onCollapse();
        else resize(wanted);
      }}
      onLostPointerCapture={() => (start.current = null)}
      className={classNames(
        "z-10 touch-none transition-colors duration-(--dur-1) hover:bg-accent/35 focus-visible:bg-accent/50 active:bg-accent/50",
        vertical ? "w-1.5 cursor-col-resize" : "h-1.5 cursor-row-resize",
        className,
      )}
    />
  );
}
