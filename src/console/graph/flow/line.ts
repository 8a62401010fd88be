/** A line as short straight pieces, so that a point along it is found without asking the browser. */
export interface Line {
  readonly points: readonly Point[];
  /** How far each point is from the start, along the line. */
  readonly lengths: readonly number[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pieces of a curve: at twice its size none is seen as straight. */
const PIECES = 24;

/** A curve that leaves to the right and arrives from the left; a straight line when one stands above the other. */
export function curve(from: Point, to: Point): Line {
  if (from.x === to.x) return polyline([from, to]);
  const bend = (to.x - from.x) * 0.55;
  return polyline(bezier(from, { x: from.x + bend, y: from.y }, { x: to.x - bend, y: to.y }, to));
}

/** A bracket along the left edges of two cards of one column. */
export function bracket(from: Point, to: Point): Line {
  const x = Math.min(from.x, to.x) - 14;
  return polyline(bezier(from, { x, y: from.y }, { x, y: to.y }, to));
}

/** A bow along the right edges of two cards of one column. */
export function bow(from: Point, to: Point): Line {
  const x = Math.max(from.x, to.x) + 36;
  return polyline(bezier(from, { x, y: from.y }, { x, y: to.y }, to));
}

/** From corner to corner, each of them rounded where the pieces are long enough. */
export function rounded(corners: readonly Point[], radius: number): Line {
  return polyline(
    corners.flatMap((corner, at) => {
      const [before, after] = [corners[at - 1], corners[at + 1]];
      if (before === undefined || after === undefined) return [corner];
      const [into, out] = [towards(corner, before, radius), towards(corner, after, radius)];
      return [0, 0.25, 0.5, 0.75, 1].map((t) => mix(mix(into, corner, t), mix(corner, out, t), t));
    }),
  );
}

/** Through these points. */
export function polyline(points: readonly Point[]): Line {
  let length = 0;
  return { points, lengths: points.map((point, at) => (length += distance(points[at - 1] ?? point, point))) };
}

export function lengthOf({ lengths }: Line): number {
  return lengths.at(-1) ?? 0;
}

/** The point so far along a line; before its start and past its end, those. */
export function pointAt({ points, lengths }: Line, at: number): Point {
  let next = 0;
  while (next < lengths.length - 1 && (lengths[next] ?? 0) < at) next += 1;
  const [a, b] = [points[Math.max(0, next - 1)] ?? NOWHERE, points[next] ?? NOWHERE];
  const [start, end] = [lengths[Math.max(0, next - 1)] ?? 0, lengths[next] ?? 0];
  return end === start ? b : mix(a, b, Math.min(1, Math.max(0, (at - start) / (end - start))));
}

/** How far a point is from the nearest of a line. */
export function distanceFrom({ points }: Line, point: Point): number {
  let least = Infinity;
  points.forEach((end, at) => {
    least = Math.min(least, distance(point, nearest(points[at - 1] ?? end, end, point)));
  });
  return least;
}

function nearest(start: Point, end: Point, { x, y }: Point): Point {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const squared = dx * dx + dy * dy;
  return squared === 0 ? start : mix(start, end, Math.min(1, Math.max(0, ((x - start.x) * dx + (y - start.y) * dy) / squared)));
}

const NOWHERE: Point = { x: 0, y: 0 };

function bezier(...[a, b, c, d]: readonly [Point, Point, Point, Point]): readonly Point[] {
  return Array.from({ length: PIECES + 1 }, (_, at) => {
    const t = at / PIECES;
    const [ab, bc, cd] = [mix(a, b, t), mix(b, c, t), mix(c, d, t)];
    return mix(mix(ab, bc, t), mix(bc, cd, t), t);
  });
}

function towards(from: Point, to: Point, by: number): Point {
  const whole = distance(from, to);
  return whole === 0 ? from : mix(from, to, Math.min(by, whole / 2) / whole);
}

function mix(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
