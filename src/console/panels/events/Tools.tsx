import { useEffect, useRef } from "react";
import { Filters } from "./Filters.tsx";
import { setRoom, useHasRoom } from "./filterState.ts";

/** Less than this, and words are cut off: then the filters have a line of their own, below the tabs. In pixels. */
const LEAST = 290;

/** The filters, beside the tabs where there is room. */
export function Tools() {
  const place = useRef<HTMLDivElement>(null);
  const hasRoom = useHasRoom();
  useEffect(() => {
    if (place.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom(entry.contentRect.width >= LEAST);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="flex min-w-0 flex-1">
      {hasRoom && <Filters />}
    </div>
  );
}
