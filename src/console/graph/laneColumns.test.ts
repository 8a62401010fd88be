import { expect, test } from "vitest";
import { columnsFor } from "./laneColumns.ts";

/** Rows of cards that are all so high, gap included. */
const lane = (longest: number, cardHeight: number, before: number, lanes = 3) => ({ longest, lanes, before, heightIn: (columns: number) => Math.ceil(longest / columns) * cardHeight });
const SMALL = 174;
const TALL = 372;

test.each([
  [0, SMALL, 1, 1],
  [5, SMALL, 1, 1],
  [5, TALL, 1, 1],
  [6, SMALL, 1, 2],
  [6, TALL, 1, 3],
  // Thirty instances in three zones, and three thousand, with few tasks each and with many.
  [10, SMALL, 1, 2],
  [10, TALL, 1, 4],
  [100, SMALL, 1, 7],
  [100, TALL, 1, 10],
  [1000, SMALL, 1, 22],
  [1000, TALL, 1, 33],
])("%i cards of %i pixels in the longest lane, %i columns before, stand in %i", (longest, height, before, columns) => {
  expect(columnsFor(lane(longest, height, before))).toBe(columns);
});

test.each([
  ["two more cards find room", 12, SMALL, 2, 2],
  ["more would make it too high", 17, SMALL, 2, 3],
  ["taller cards are lived with for a while", 8, TALL, 3, 3],
  ["half of them left", 50, SMALL, 7, 7],
  ["nearly all of them left", 9, SMALL, 7, 2],
  ["two of them are left", 2, SMALL, 2, 1],
] as const)("%s", (_, longest, height, before, columns) => {
  expect(columnsFor(lane(longest, height, before))).toBe(columns);
});

test.each([3, 6])("with %i lanes, however many cards come one by one, the map is about as wide as a window", (lanes) => {
  let before = 1;
  const aspects: number[] = [];
  for (let longest = 1; longest <= 1700; longest++) {
    before = columnsFor(lane(longest, SMALL, before, lanes));
    if (longest > 20) aspects.push((466 + lanes * (22 + 180 * before)) / (Math.ceil(longest / before) * SMALL));
  }
  expect(Math.min(...aspects)).toBeGreaterThan(1.05);
  expect(Math.max(...aspects)).toBeLessThan(2.6);
});

test("who goes and comes again moves nobody", () => {
  for (let longest = 6; longest < 300; longest++) {
    const columns = columnsFor(lane(longest, SMALL, 1));
    expect(columnsFor(lane(longest - 1, SMALL, columns))).toBe(columns);
    expect(columnsFor(lane(longest, SMALL, columns))).toBe(columns);
  }
});
