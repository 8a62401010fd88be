import type { LoadPoint } from "../../../aws/generated/physics.ts";

/** Columns that a drawing has: as fine as a hand is. */
export const COLUMNS = 60;

/** What a stroke of the pen sets: heights by columns. */
export type Stroke = ReadonlyMap<number, number>;

/** A stroke that went on to another place: every column in between is on the straight way there. */
export function drawnTo(stroke: Stroke, from: { readonly column: number; readonly height: number } | null, to: { readonly column: number; readonly height: number }): Stroke {
  const after = new Map(stroke);
  const start = from ?? to;
  const steps = Math.max(1, Math.abs(to.column - start.column));
  for (let i = 0; i <= steps; i++) {
    const part = i / steps;
    after.set(Math.round(start.column + (to.column - start.column) * part), inThreeFigures(start.height + (to.height - start.height) * part));
  }
  return after;
}

/** No hand is finer, be a load in thousands or in parts of one request per second. */
export const inThreeFigures = (height: number): number => Number(height.toPrecision(3));

/** The points of a load after a stroke over some seconds: those outside of it stay as they are, and what the pen drew straight needs no point. */
export function withStroke(points: readonly LoadPoint[], stroke: Stroke, seconds: number): readonly LoadPoint[] {
  const columns = [...stroke.keys()].toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [columns[0], columns.at(-1)];
  const time = (column: number): number => Math.round((column * seconds) / COLUMNS);
  const drawn = columns.map((column) => ({ atSeconds: time(column), requestsPerSecond: stroke.get(column) ?? 0 }));
  const outside = points.filter(({ atSeconds }) => atSeconds < time(first) || atSeconds > time(last));
  return [...outside, ...straightened(drawn)].toSorted((a, b) => a.atSeconds - b.atSeconds);
}

function straightened(points: readonly LoadPoint[]): readonly LoadPoint[] {
  const tolerance = STRAIGHT * Math.max(...points.map(({ requestsPerSecond }) => requestsPerSecond));
  const kept: LoadPoint[] = [];
  points.forEach((point, i) => {
    const [before, after] = [kept.at(-1), points[i + 1]];
    if (before === undefined || after === undefined || distance(before, point, after) > tolerance) kept.push(point);
  });
  return kept;
}

/** What a hand does not see of the height of a stroke. */
const STRAIGHT = 0.005;

/** How far a point lies above or below the straight way from one to another. */
function distance(a: LoadPoint, point: LoadPoint, b: LoadPoint): number {
  const span = b.atSeconds - a.atSeconds;
  if (span === 0) return 0;
  const height = a.requestsPerSecond + ((b.requestsPerSecond - a.requestsPerSecond) * (point.atSeconds - a.atSeconds)) / span;
  return Math.abs(height - point.requestsPerSecond);
}
