import { useEffect, useState } from "react";
import type { EventLine } from "../../store/eventLine.ts";

/** Rows that a frame adds. */
const STEP = 12;

type Rows = readonly { readonly line: Pick<EventLine, "seq"> }[];

/**
 * How many rows of a list with the newest on top are drawn: those in sight at once, and the rest some with each frame.
 * In a busy cluster all of them are others four times a second, and to lay them out in one frame would hold up the page.
 */
export function useBitByBit(rows: Rows, inSight: number): number {
  const newest = rows[0]?.line.seq ?? 0;
  const [drawn, setDrawn] = useState({ newest, count: inSight });
  if (newest !== drawn.newest) setDrawn({ newest, count: isBurst(rows, drawn.newest) ? inSight : drawn.count });

  const isAll = drawn.count >= rows.length;
  useEffect(() => {
    if (isAll) return;
    const frame = requestAnimationFrame(() => setDrawn((now) => ({ ...now, count: now.count + STEP })));
    return () => cancelAnimationFrame(frame);
  }, [isAll, drawn]);
  return Math.max(drawn.count, inSight);
}

/** More came than a frame may add. */
const isBurst = (rows: Rows, last: number): boolean => (rows[STEP]?.line.seq ?? 0) > last;
