import type { LoadCurve } from "../../../../aws/generated/physics.ts";
import { Refusal } from "../../../kernel/refusal.ts";

/** A curve says how high it goes, or all of its points in their order. */
export function refuseCurve({ shape, points, peakRequestsPerSecond, seconds }: LoadCurve): void {
  const refuse = (why: string) => new Refusal("ValidationException", why);
  if (shape !== "points") {
    if (points !== undefined) throw refuse("curve.points: only a curve of the shape points has points.");
    if (peakRequestsPerSecond === undefined) throw refuse(`curve.peakRequestsPerSecond: a curve of the shape ${shape} needs it.`);
    return;
  }
  if (peakRequestsPerSecond !== undefined || seconds !== undefined) throw refuse("curve: points say themselves how high it goes and how long it takes.");
  if (points === undefined) throw refuse("curve.points: a curve of the shape points needs them.");
  points.forEach(({ atSeconds }, i) => {
    if (atSeconds < (points[i - 1]?.atSeconds ?? 0)) throw refuse(`curve.points[${i}].atSeconds: ${atSeconds} comes before the point in front of it.`);
  });
}
