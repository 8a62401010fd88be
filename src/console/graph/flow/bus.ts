import { groupBy } from "../../../lib/groupBy.ts";
import type { Box } from "../geometry.ts";
import { type Line, type Point, polyline, rounded } from "./line.ts";

/** One branch of the bus: along the gutter above a row of cards, and down into each card. */
export interface BusRow {
  /** To the last card of the row. */
  readonly line: Line;
  /** From there down into each of the others. */
  readonly taps: readonly Line[];
  /** The cards it leads to. */
  readonly cards: readonly Box[];
}

/** How far above a row's cards the bus runs, in the middle of the gap. */
const RISE = 7;
const TAP = 16;
const CORNER = 7;
const TAP_CORNER = 3.5;

/**
 * The bus of a service: from its card into the gutter left of the lanes, up or down, and above each row in which it
 * has tasks. It crosses no card, because there are none in the gutters.
 */
export function busRows(from: Point, gutterX: number, cards: readonly Box[]): readonly BusRow[] {
  return [...groupBy(cards, ({ y }) => y)]
    .toSorted(([a], [b]) => a - b)
    .map(([top, row]) => {
      const y = top - RISE;
      const last = Math.max(...row.map(({ x }) => x)) + TAP;
      const trunk = rounded([from, { x: gutterX, y: from.y }, { x: gutterX, y }, { x: last, y }], CORNER).points.slice(0, -1);
      const drop = (x: number) => rounded([{ x: x - TAP, y }, { x, y }, { x, y: top }], TAP_CORNER);
      return {
        line: polyline([...trunk, ...drop(last).points]),
        taps: row
          .map(({ x }) => x + TAP)
          .filter((x) => x !== last)
          .map(drop),
        cards: row,
      };
    });
}
