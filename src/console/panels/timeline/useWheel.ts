import { type RefObject, useEffect, useRef } from "react";
import type { Scale } from "./Chart.tsx";
import { pan, zoom } from "./timeWindow.ts";
import { changeStretch } from "./view.ts";

/**
 * The wheel zooms about the pointer; sideways, or with Shift, it moves along. Where there are more lines than fit it
 * scrolls them, and zooms over the axis or with Control (which is what a pinch is to a browser).
 */
export function useWheel(scale: Scale): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(scale);
  useEffect(() => {
    latest.current = scale;
  });

  useEffect(() => {
    const chart = element.current;
    if (chart === null) return;
    function onWheel(event: WheelEvent) {
      const box = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : null;
      if (box === null) return;
      const sideways = event.deltaX !== 0 && Math.abs(event.deltaX) >= Math.abs(event.deltaY) ? event.deltaX : event.shiftKey ? event.deltaY : 0;
      if (sideways === 0 && !event.ctrlKey && scrolls(event)) return;
      event.preventDefault();
      const about = latest.current.at(event.clientX - box.left);
      if (sideways !== 0) changeStretch((stretch) => pan(stretch, sideways / 800));
      else changeStretch((stretch) => zoom(stretch, Math.exp(event.deltaY / 400), about));
    }
    // React's own wheel listeners are passive, and cannot keep the page from zooming.
    chart.addEventListener("wheel", onWheel, { passive: false });
    return () => chart.removeEventListener("wheel", onWheel);
  }, []);
  return element;
}

/** Whether the wheel is over lines that can be scrolled. */
function scrolls({ target }: WheelEvent): boolean {
  const lines = target instanceof Element ? target.closest(".overflow-y-auto") : null;
  return lines !== null && lines.scrollHeight > lines.clientHeight + 1;
}
