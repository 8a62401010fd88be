import type { LoadCurve, LoadPoint } from "../../../aws/generated/physics.ts";
import { curveOf, USUAL_SECONDS, type Curve } from "../../../aws/rules/load/curve.ts";

export type Shape = "constant" | LoadCurve["shape"];

/** A load as the form has it. What its shape does not need stays, for who comes back to another. */
export interface LoadDraft {
  readonly shape: Shape;
  /** All of a constant load, else where it is lowest. */
  readonly rate: number | null;
  readonly peak: number | null;
  readonly minutes: number | null;
  readonly points: readonly LoadPoint[];
  readonly repeats: boolean;
  readonly noisePercent: number | null;
  readonly noiseSeed: number | null;
}

/** What the call says of it. */
export interface LoadInput {
  readonly requestsPerSecond: number;
  readonly curve?: LoadCurve;
}

/** A load that is put already, or a new one. */
export function draftOf(load: LoadInput | undefined): LoadDraft {
  const { requestsPerSecond = 100, curve } = load ?? {};
  const { shape = "constant", peakRequestsPerSecond, seconds, points = FIRST_POINTS, repeats, noisePercent = 0, noiseSeed = 1 } = curve ?? {};
  const usual = shape === "constant" || shape === "points" ? 600 : USUAL_SECONDS[shape];
  return { shape, rate: requestsPerSecond, peak: peakRequestsPerSecond ?? 5 * requestsPerSecond, minutes: (seconds ?? usual) / 60, points, repeats: repeats ?? repeatsByItself(shape), noisePercent, noiseSeed };
}

const FIRST_POINTS: readonly LoadPoint[] = [0, 120, 180, 420, 480, 600].map((atSeconds, i) => ({ atSeconds, requestsPerSecond: i === 2 || i === 3 ? 300 : 60 }));

const repeatsByItself = (shape: Shape): boolean => shape === "day" || shape === "week";

/** The same load in another shape, as long as that usually takes. */
export function reshaped(draft: LoadDraft, shape: Shape): LoadDraft {
  const minutes = shape === "constant" || shape === "points" ? draft.minutes : USUAL_SECONDS[shape] / 60;
  return { ...draft, shape, minutes, repeats: repeatsByItself(shape) };
}

/** What is called; null while a number is missing. */
export function inputOf({ shape, rate, peak, minutes, points, repeats, noisePercent, noiseSeed }: LoadDraft): LoadInput | null {
  const more = { repeats, ...(noisePercent === null || noisePercent === 0 ? {} : { noisePercent, noiseSeed: noiseSeed ?? 1 }) };
  if (shape === "points") return { requestsPerSecond: points[0]?.requestsPerSecond ?? 0, curve: { shape, points, ...more } };
  if (rate === null) return null;
  if (shape === "constant") return { requestsPerSecond: rate };
  return peak === null || minutes === null ? null : { requestsPerSecond: rate, curve: { shape, peakRequestsPerSecond: peak, seconds: minutes * 60, ...more } };
}

/** The curve of a load; null: it is constant. */
export const drawnCurve = ({ requestsPerSecond, curve }: LoadInput): Curve | null => (curve === undefined ? null : curveOf(curve, requestsPerSecond));
