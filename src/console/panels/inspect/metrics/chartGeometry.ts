import { HOUR, MINUTE } from "../../../../lib/minute.ts";
import type { Value } from "./series.ts";

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The plot in units of its own; it is stretched to whatever room there is. */
export const PLOT = { width: 1000, height: 100 } as const;

export interface Frame extends Stretch {
  /** The value at the upper edge; the lower one is 0. */
  readonly top: number;
}

export const xOf = (at: number, { from, to }: Stretch): number => ((at - from) / (to - from)) * PLOT.width;

export const yOf = (value: number, { top }: Pick<Frame, "top">): number => PLOT.height - (value / top) * PLOT.height;

/** How much of a chart's height the words at a threshold take, with a little air. */
const WORDS = 17;

/** Whether the words at a threshold stand below its line: above it they would be on those of the next one up. */
export const isBelow = (threshold: number, all: readonly number[], frame: Pick<Frame, "top">): boolean => {
  const y = yOf(threshold, frame);
  return y <= PLOT.height - WORDS && all.some((other) => other > threshold && y - yOf(other, frame) < WORDS);
};

/** One path through all values, with a gap where a minute is missing: however many there are, it is one element. */
export function pathOf(values: readonly Value[], frame: Frame): string {
  let path = "";
  let before = -Infinity;
  for (const { at, value } of values) {
    // A value that stands alone is drawn as a point.
    path += at - before > MINUTE ? `M${place(xOf(at, frame))} ${place(yOf(value, frame))}h0` : `L${place(xOf(at, frame))} ${place(yOf(value, frame))}`;
    before = at;
  }
  return path;
}

/** Steps of an hour each, with a gap where one is missing. */
export function hoursPathOf(values: readonly Value[], frame: Frame): string {
  let path = "";
  let before = -Infinity;
  for (const { at, value } of values) {
    const [from, to, y] = [place(xOf(at, frame)), place(xOf(at + HOUR, frame)), place(yOf(value, frame))];
    path += `${at - before === HOUR ? "L" : "M"}${from} ${y}L${to} ${y}`;
    before = at;
  }
  return path;
}

const place = (units: number): number => Math.round(units * 10) / 10;

/** The next of 1, 2, 4, 5 and 10, of 10, 20 and so on. */
export function roundTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 5].find((step) => step * power >= most) ?? 10) * power;
}

/** The value of the minute that an instant is in, or undefined. */
export function valueAt(values: readonly Value[], at: number): Value | undefined {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle]?.at ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  const value = values[low - 1];
  return value !== undefined && at - value.at < MINUTE ? value : undefined;
}

/** How many minutes are shown at least. */
const LEAST = 5 * MINUTE;

/** A stretch that was drawn with the pointer, in either direction; null: too short to be meant. */
export function zoomedTo(one: number, other: number, { from, to }: Stretch): Stretch | null {
  const [first, last] = [Math.max(from, Math.min(one, other)), Math.min(to, Math.max(one, other))];
  if (last - first < (to - from) / 50) return null;
  const missing = Math.max(0, LEAST - (last - first));
  const start = Math.max(0, first - missing / 2);
  return { from: Math.round(start), to: Math.round(Math.max(last + missing / 2, start + LEAST)) };
}
