import { groupBy } from "../../../lib/groupBy.ts";
import type { Box } from "../geometry.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The line of an edge along its way. */
export function lineOf({ from, to, way }: { readonly from: Point; readonly to: Point; readonly way: "across" | "gutter" }): string {
  return way === "gutter" ? bracket(from, to) : curve(from, to);
}

/** A curve that leaves to the right and arrives from the left; a straight line when one stands above the other. */
function curve(from: Point, to: Point): string {
  if (from.x === to.x) return `M${from.x} ${from.y}V${to.y}`;
  const bend = (to.x - from.x) * 0.55;
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}

/** A bracket along the left edges of two cards of one column. */
function bracket(from: Point, to: Point): string {
  const x = Math.min(from.x, to.x) - 14;
  return `M${from.x} ${from.y}C${x} ${from.y} ${x} ${to.y} ${to.x} ${to.y}`;
}

/** One branch of the bus: along the gutter above a row of cards, and down into each card. */
export interface BusRow {
  readonly path: string;
  readonly taps: readonly string[];
}

/** How far above a row's cards the bus runs, in the middle of the gap. */
const RISE = 7;
const TAP = 16;
const CORNER = 7;

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
      const turn = y < from.y ? -CORNER : CORNER;
      const into =
        Math.abs(y - from.y) < 2 * CORNER
          ? `L${gutterX} ${from.y}L${gutterX} ${y}`
          : `L${gutterX - CORNER} ${from.y}Q${gutterX} ${from.y} ${gutterX} ${from.y + turn}L${gutterX} ${y - turn}Q${gutterX} ${y} ${gutterX + CORNER} ${y}`;
      return {
        path: `M${from.x} ${from.y}${into}L${last - 3.5} ${y}Q${last} ${y} ${last} ${y + 3.5}L${last} ${top}`,
        taps: row
          .map(({ x }) => x + TAP)
          .filter((x) => x !== last)
          .map((x) => `M${x - 16} ${y}L${x - 3.5} ${y}Q${x} ${y} ${x} ${y + 3.5}L${x} ${top}`),
      };
    });
}

/** How wide a stream of requests is drawn: 1.2 to 3 by the logarithm of its rate; parts of a rule's, by their share. */
export function streamWidth(requestsPerSecond: number, share = 1): number {
  return share < 1 ? 0.8 + 3.2 * share : 1.2 + 1.8 * strength(requestsPerSecond);
}

/** Pixels from dot to dot. */
export function dotSpacing(requestsPerSecond: number): number {
  return Math.round(40 - 24 * strength(requestsPerSecond));
}

/** Seconds in which a dot comes to where the next one was: 24 pixels a second, more for more requests. */
export function dotSeconds(requestsPerSecond: number): number {
  return dotSpacing(requestsPerSecond) / (24 * (1 + strength(requestsPerSecond)));
}

/** 0 for one request a second or fewer, 1 for ten thousand. */
function strength(requestsPerSecond: number): number {
  return Math.min(1, Math.log10(Math.max(1, requestsPerSecond)) / 4);
}
