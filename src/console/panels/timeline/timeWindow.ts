import type { Stretch } from "./ganttBars.ts";

/** The shortest and the longest stretch that can be looked at, in milliseconds. */
export const MIN_SPAN = 10_000;
export const MAX_SPAN = 6 * 3_600_000;

/** Where the playhead stands when the chart follows the clock, from left to right. */
const PLAYHEAD = 0.82;

/** The stretch that is first looked at. */
export function openingWindow(now: number): Stretch {
  return follow({ from: 0, to: 150_000 }, now);
}

/** Moves a stretch as little as is needed to have the playhead in it, with room to its right. It never begins before 0. */
export function follow(stretch: Stretch, now: number): Stretch {
  const span = stretch.to - stretch.from;
  if (now > stretch.from + span * PLAYHEAD) return at(now - span * PLAYHEAD, span);
  if (now < stretch.from) return at(now - span * (1 - PLAYHEAD), span);
  return stretch;
}

/** Zooms about an instant, which keeps its place. A factor over 1 shows more. */
export function zoom(stretch: Stretch, factor: number, about: number): Stretch {
  const span = stretch.to - stretch.from;
  const wanted = Math.min(MAX_SPAN, Math.max(MIN_SPAN, span * factor));
  const share = (about - stretch.from) / span;
  return at(about - wanted * share, wanted);
}

/** Moves a stretch sideways, by a share of its own length. */
export function pan(stretch: Stretch, share: number): Stretch {
  const span = stretch.to - stretch.from;
  return at(stretch.from + span * share, span);
}

/** Steps between the marks of the axis, in milliseconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200].map((seconds) => seconds * 1000);

/** The instants that are marked on the axis: round ones, at most `most`. */
export function ticks({ from, to }: Stretch, most: number): readonly number[] {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? STEPS.at(-1) ?? 1;
  const marks: number[] = [];
  for (let mark = Math.ceil(from / step) * step; mark <= to; mark += step) marks.push(mark);
  return marks;
}

function at(from: number, span: number): Stretch {
  const begin = Math.max(0, from);
  return { from: begin, to: begin + span };
}
