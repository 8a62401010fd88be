/** The map's measures in world pixels; at 100 % zoom they are the screen's. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Left column: the Internet and the load balancers. */
export const INTERNET_BOX: Box = { x: 0, y: 20, width: 146, height: 34 };
/** A line is a listener or a rule. Room for so many is kept, so that adding a listener or some rules moves nothing. */
export const LOAD_BALANCER = { x: 0, y: 84, width: 146, head: 33, line: 26, keptLines: 4, gap: 28 };

/** Middle column: target groups with their services below. A service has room for its bracket while it deploys. */
export const COLUMN = { x: 182, width: 218, targetGroup: 49, service: 104, steadyService: 76, gap: 8 };

/** Right: the box of a cluster with a lane for each zone. */
export const CLUSTER = { x: 436, head: 38, gutter: 20, laneGap: 8, right: 10, bottom: 10, boxGap: 32 };
/** A group of instances hangs on the bottom edge of its cluster, so far over it that the edge runs behind its head. */
export const EDGE = { width: 271, height: 96, gap: 14, over: 10 };
export const LANE = { padding: 7, head: 30, bottom: 8, minimumRows: 3 };

/** A card's height steps with the tasks it must show, so that one task more does not move the rows below. */
export const CARD = { width: 166, gap: 14 };
export const CARD_CLASSES = [
  { tasks: 6, height: 160 },
  { tasks: 12, height: 226 },
  { tasks: 24, height: 358 },
] as const;

export function laneWidth(columns: number): number {
  return 2 * LANE.padding + columns * CARD.width + (columns - 1) * CARD.gap;
}

/** Whether two boxes share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** How far a point is from a box; inside it is no way at all. */
export function distanceTo({ x, y, width, height }: Box, point: { readonly x: number; readonly y: number }): number {
  return Math.hypot(Math.max(x - point.x, 0, point.x - x - width), Math.max(y - point.y, 0, point.y - y - height));
}

/** The smallest box around all; undefined for none. */
export function around(boxes: Iterable<Box>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left === Infinity ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}
