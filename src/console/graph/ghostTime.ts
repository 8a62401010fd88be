import { afterPaint } from "../ui/afterPaint.ts";

/** The name under which the browser's own timeline has it: `performance.getEntriesByName("ghosts")`. Only the last is kept. */
const NAME = "ghosts";

let wished: number | null = null;

let afterwards: (() => void) | null = null;

/** Something else is to be previewed from now on: a pointer came over a cluster, a count or a query was edited. */
export function ghostsAreWished(): void {
  wished ??= performance.now();
}

/** Does something once the ghosts that are wished are painted: what takes a frame of its own must not come before. */
export function onceGhostsArePainted(act: () => void): void {
  afterwards = act;
}

/** Nobody waits any more. */
export function ghostsAreUnwished(): void {
  wished = null;
  afterwards = null;
}

/** What was wished is in the store: the browser paints it with the next frame, and then the time is taken. */
export function ghostsAreHere(): void {
  const start = wished;
  wished = null;
  if (start === null || typeof requestAnimationFrame === "undefined") return;
  afterPaint(() => {
    performance.clearMeasures(NAME);
    performance.measure(NAME, { start });
    const act = afterwards;
    afterwards = null;
    act?.();
  });
}
