import { type RefCallback, useEffect, useState } from "react";

/** Pixels of a line of a long list. */
export const ROW_HEIGHT = 24;

/** Lines drawn above and below what is seen. */
const MARGIN = 10;

export interface Window {
  /** The ref of the element that scrolls. */
  readonly attach: RefCallback<HTMLElement>;
  /** The lines to draw: from the first up to but not including the last. */
  readonly first: number;
  readonly last: number;
  /** How wide the element is inside, in pixels; unbounded before it is there. */
  readonly width: number;
  /** Scrolls no more than is needed to show a line. */
  readonly reveal: (index: number) => void;
}

/**
 * Which lines of a long list are in view: a tree of ten thousand tasks draws some thirty of them. `head`: pixels of a
 * heading that stays above the lines while they scroll.
 */
export function useWindow(count: number, rowHeight = ROW_HEIGHT, head = 0): Window {
  const [element, attach] = useState<HTMLElement | null>(null);
  const [seen, setSeen] = useState({ top: 0, height: 600, width: Infinity });

  useEffect(() => {
    if (element === null) return;
    const look = () => setSeen({ top: element.scrollTop, height: element.clientHeight, width: element.clientWidth });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [element]);

  function reveal(index: number) {
    if (element === null) return;
    const top = index * rowHeight;
    const below = top + rowHeight + head - element.clientHeight;
    element.scrollTo({ top: Math.min(top, Math.max(below, element.scrollTop)) });
  }

  return {
    attach,
    first: Math.max(0, Math.floor(seen.top / rowHeight) - MARGIN),
    last: Math.min(count, Math.ceil((seen.top + seen.height) / rowHeight) + MARGIN),
    width: seen.width,
    reveal,
  };
}
