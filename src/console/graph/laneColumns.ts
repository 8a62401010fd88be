import { CLUSTER, laneWidth } from "./geometry.ts";

/** What the number of columns of cards in each lane of a box is chosen by. */
export interface LaneCards {
  /** Cards of the longest lane. */
  readonly longest: number;
  readonly lanes: number;
  /** Columns until now. */
  readonly before: number;
  /** How high the lanes are with so many columns, in pixels; the cards' own heights have their say. */
  readonly heightIn: (columns: number) => number;
}

/** Cards that stand below each other in a lane whatever their height, so that a small cluster never rearranges itself. */
const ALWAYS_ONE = 5;

/** How many times as wide as high a window's map is, and the least and most that is lived with before cards are rearranged. */
const ASPECT = { wanted: 1.5, least: 1.1, most: 3.2 };

/** A lane gets wider when the map would be too high for a window, and narrower only when it has become far too wide. */
export function columnsFor({ longest, lanes, before, heightIn }: LaneCards): number {
  const aspect = (columns: number) => boxEnd(lanes, columns) / heightIn(columns);
  let columns = before;
  if (longest > ALWAYS_ONE && aspect(columns) < ASPECT.least) {
    do columns += 1;
    while (columns < longest && aspect(columns) < ASPECT.wanted);
  }
  while (columns > 1 && aspect(columns) > ASPECT.most && aspect(columns - 1) >= ASPECT.wanted) columns -= 1;
  return columns;
}

/** How wide a box is with its lanes. */
export function boxWidth(lanes: number, columns: number): number {
  return CLUSTER.gutter + lanes * laneWidth(columns) + Math.max(0, lanes - 1) * CLUSTER.laneGap + CLUSTER.right;
}

/** Where it ends: load balancers and services stand to the left of it. */
function boxEnd(lanes: number, columns: number): number {
  return CLUSTER.x + boxWidth(lanes, columns);
}
