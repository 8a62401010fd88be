import { expect, test } from "vitest";
import { renderToStaticMarkup } from "react-dom/server";
import { plannedCells, RangeBlocks } from "./RangeBlocks.tsx";

const draw = (count: number, ceiling: number, floor: number) =>
  renderToStaticMarkup(<RangeBlocks hue={1} cells={plannedCells({ count, ceiling, oldRevision: 7, newRevision: 8 })} range={{ floor, ceiling }} label="tasks" />);

const cellsIn = (markup: string) => markup.match(/flex-grow:\d+/g) ?? [];
const numbersIn = (markup: string) => [...markup.matchAll(/flex-grow:\d+">(\d*)</g)].map(([, number]) => number);

test("a cell for each task and each place, with its revision", () => {
  expect(numbersIn(draw(3, 5, 2))).toEqual(["7", "7", "7", "8", "8"]);
});

test("with more cells than can be told apart they stand together, and say how many they are", () => {
  expect(cellsIn(draw(12, 24, 6))).toHaveLength(24);
  expect(numbersIn(draw(20, 30, 10))).toEqual(["20", "10"]);
});

test("the bracket goes from what is kept to the most, wherever the tasks end", () => {
  expect(draw(4, 8, 2)).toContain("left:25%;right:calc(100% - 100%)");
  // More run than there may be: what is scaled in stands beyond the bracket.
  expect(draw(8, 4, 2)).toContain("left:25%;right:calc(100% - 50%)");
  expect(draw(0, 0, 0)).toBe("");
});
