import type { LoadCurve } from "../../generated/physics.ts";

/** A load over time: it goes straight from one knot to the next. */
export interface Curve {
  /** In the order of their times; two at one time are a jump. */
  readonly knots: readonly Knot[];
  readonly repeats: boolean;
  readonly noisePercent: number;
  readonly noiseSeed: number;
}

export interface Knot {
  /** Milliseconds since the load was put. */
  readonly at: number;
  readonly requestsPerSecond: number;
}

const DAY_SECONDS = 86_400;

/** How long a shape takes that does not say so. */
export const USUAL_SECONDS = { ramp: 600, spike: 600, day: DAY_SECONDS, week: 7 * DAY_SECONDS } as const;

/** What a load of a shape comes to. Where a curve says nothing, it is as high as its peak or as low as the load beside it. */
export function curveOf({ shape, peakRequestsPerSecond: peak, seconds, points = [], repeats, noisePercent = 0, noiseSeed = 1 }: LoadCurve, low: number): Curve {
  const noise = { noisePercent, noiseSeed };
  if (shape === "points") return { knots: points.map((point) => ({ at: Math.round(point.atSeconds * 1000), requestsPerSecond: point.requestsPerSecond })), repeats: repeats ?? false, ...noise };
  const length = Math.round(1000 * (seconds ?? USUAL_SECONDS[shape]));
  const parts = SHAPES[shape];
  const knots = parts.map(([time, part]) => ({ at: Math.round(length * time), requestsPerSecond: low + ((peak ?? low) - low) * part }));
  return { knots, repeats: repeats ?? (shape === "day" || shape === "week"), ...noise };
}

/** How busy a shop is by the hour, in hundredths of its peak. Assumed. */
const HOURS = [18, 12, 8, 5, 4, 6, 14, 28, 44, 58, 66, 72, 80, 76, 70, 68, 72, 80, 90, 98, 100, 86, 58, 34];

/** Saturdays and Sundays have so much of another day. Assumed. */
const WEEKEND = 0.6;

type Part = readonly [time: number, height: number];

/** The hours of some days, over the whole time. */
const daysOf = (days: readonly number[]): readonly Part[] => {
  const hours = days.flatMap((height) => HOURS.map((hundredths) => (height * hundredths) / 100));
  return [...hours, hours[0] ?? 0].map((height, i) => [i / hours.length, height]);
};

const SHAPES: Readonly<Record<keyof typeof USUAL_SECONDS, readonly Part[]>> = {
  ramp: [[0, 0], [1, 1]],
  spike: [[0, 0], [0.3, 0], [0.35, 1], [0.65, 1], [0.7, 0], [1, 0]],
  day: daysOf([1]),
  week: daysOf([1, 1, 1, 1, 1, WEEKEND, WEEKEND]),
};

/** When a curve ends, or begins anew. */
export const lengthOf = ({ knots }: Curve): number => knots.at(-1)?.at ?? 0;

/** How high a curve is at an instant, without its noise. */
export function heightAt({ knots, repeats }: Curve, at: number): number {
  const length = knots.at(-1)?.at ?? 0;
  const time = repeats && length > 0 ? at % length : at;
  const next = firstAfter(knots, time);
  const [before, after] = [knots[next - 1], knots[next]];
  if (before === undefined || after === undefined) return (before ?? after)?.requestsPerSecond ?? 0;
  return before.requestsPerSecond + ((after.requestsPerSecond - before.requestsPerSecond) * (time - before.at)) / (after.at - before.at);
}

/** The place of the first knot after an instant. */
export function firstAfter(knots: readonly Knot[], time: number): number {
  let [low, high] = [0, knots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((knots[middle]?.at ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
