import { type Curve, firstAfter, heightAt, lengthOf } from "./curve.ts";

/** What a load is from one instant until another: all that is known of it in between. */
export interface Sample {
  readonly requestsPerSecond: number;
  /** When it changes next, in milliseconds since the load was put; null: never. */
  readonly until: number | null;
}

const SECOND = 1000;

/** How often a curve is looked at, in milliseconds: the oftener, the shorter it is. Assumed. */
export function stepOf(curve: Curve): number {
  const length = lengthOf(curve);
  if (length <= 300 * SECOND) return SECOND;
  return length < 6 * 3600 * SECOND ? 10 * SECOND : 60 * SECOND;
}

/**
 * A load in the step that an instant lies in: the mean of its curve there, so that no request is lost between two
 * looks, and its noise. Where it is level and without noise, nobody need look until it is not.
 */
export function sampleAt(curve: Curve, at: number): Sample {
  const step = stepOf(curve);
  const place = Math.floor(at / step);
  const from = place * step;
  const length = lengthOf(curve);
  if (!curve.repeats && from >= length) return { requestsPerSecond: rounded(heightAt(curve, from)), until: null };
  const mean = meanOver(curve, from, from + step);
  if (curve.noisePercent > 0) {
    const part = (curve.noisePercent / 100) * (2 * chance(curve.noiseSeed, place) - 1);
    return { requestsPerSecond: rounded(Math.max(0, mean * (1 + part))), until: from + step };
  }
  return { requestsPerSecond: rounded(mean), until: Math.max(from + step, levelUntil(curve, from, step)) };
}

/** Loads are counted in thousandths of a request per second. */
const rounded = (requestsPerSecond: number): number => Math.round(requestsPerSecond * 1000) / 1000;

/** The mean height of a curve between two instants: of trapezoids, which is exact for what goes straight. */
export function meanOver(curve: Curve, from: number, to: number): number {
  return (areaUntil(curve, to) - areaUntil(curve, from)) / (to - from);
}

function areaUntil(curve: Curve, at: number): number {
  const length = lengthOf(curve);
  if (!curve.repeats || length === 0) return areaOnce(curve, at);
  const rounds = Math.floor(at / length);
  return (rounds === 0 ? 0 : rounds * areaOnce(curve, length)) + areaOnce(curve, at - rounds * length);
}

function areaOnce({ knots }: Curve, at: number): number {
  let area = 0;
  let [time, height] = [0, knots[0]?.requestsPerSecond ?? 0];
  for (const knot of knots) {
    if (knot.at >= at) {
      const last = knot.at === time ? height : height + ((knot.requestsPerSecond - height) * (at - time)) / (knot.at - time);
      return area + ((at - time) * (height + last)) / 2;
    }
    area += ((knot.at - time) * (height + knot.requestsPerSecond)) / 2;
    [time, height] = [knot.at, knot.requestsPerSecond];
  }
  return area + (at - time) * height;
}

/** Until which step a curve stays as high as it is. */
function levelUntil(curve: Curve, from: number, step: number): number {
  const { knots, repeats } = curve;
  const length = lengthOf(curve);
  const begun = repeats && length > 0 ? Math.floor(from / length) * length : 0;
  const height = heightAt(curve, from);
  let last = from;
  for (let i = firstAfter(knots, from - begun); i < knots.length && knots[i]?.requestsPerSecond === height; i++) last = begun + (knots[i]?.at ?? 0);
  return Math.floor(last / step) * step;
}

/** A number from 0 up to 1 for each step of a seed: integers mixed, the same in every browser. */
function chance(seed: number, place: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(place + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}
