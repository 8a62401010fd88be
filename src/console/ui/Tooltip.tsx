import type { ReactElement } from "react";
import { createPortal } from "react-dom";
import { extended } from "./extended.ts";
import { Kbd } from "./Kbd.tsx";
import { useOverlayContainer } from "./overlay.ts";
import { useTooltip } from "./useTooltip.ts";

export interface TooltipProps {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly children: ReactElement<Readonly<Record<string, unknown>>>;
}

/** Says what an element is for, on hover and on focus. Never the only place of a fact. */
export function Tooltip({ label, keys, children }: TooltipProps) {
  const container = useOverlayContainer() ?? document.body;
  const { anchor, id, trigger } = useTooltip();
  return (
    <>
      {extended(children, trigger)}
      {anchor !== null &&
        createPortal(
          <div
            ref={(element) => {
              if (element !== null) place(element, anchor);
            }}
            id={id}
            role="tooltip"
            className="pointer-events-none fixed top-0 left-0 z-40 flex w-max max-w-72 animate-appear items-center gap-2 rounded-control bg-ink px-2 py-1 text-xs text-ink-on shadow-3"
          >
            {label}
            {keys !== undefined && <Kbd keys={keys} tone="inverse" />}
          </div>,
          container,
        )}
    </>
  );
}

/** Between the tooltip and its element, and between it and the window's edge, in pixels. */
const GAP = 6;
const MARGIN = 8;

/** Below the middle of its element, or above it where there is no room below; within the window. */
function place(element: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = at.bottom + GAP;
  const left = Math.min(at.left + (at.width - width) / 2, window.innerWidth - MARGIN - width);
  element.style.left = `${Math.round(Math.max(MARGIN, left))}px`;
  element.style.top = `${Math.round(below + height + MARGIN <= window.innerHeight ? below : at.top - GAP - height)}px`;
}
