import { expect, test } from "vitest";
import { distributionWords, strategyOf, withRow } from "./strategyDraft.ts";

const row = (capacityProvider: string, weight: number | null, base: number | null = null) => ({ capacityProvider, weight, base });

test.each([
  [[row("a", 2), row("b", 3)], "Of 10 tasks: a 4, b 6"],
  [[row("a", 1, 4), row("b", 2)], "Of 10 tasks: a 6, b 4"],
  [[row("a", null)], "Of 10 tasks: a 10"],
  [[row("a", 0), row("b", 1)], "Of 10 tasks: a 0, b 10"],
  [[row("a", 0, 3), row("b", null)], "One of them needs a weight above 0."],
])("%o spreads as it says", (rows, words) => {
  expect(distributionWords(rows, 10)).toBe(words);
});

test("AWS is told what was filled in, and another row is of a provider that has none", () => {
  expect(strategyOf([row("a", 1, 0), row("b", 0, 2), row("c", null)])).toEqual([{ capacityProvider: "a", weight: 1 }, { capacityProvider: "b", base: 2, weight: 0 }, { capacityProvider: "c" }]);
  const rows = withRow([row("a", 1)], ["a", "b"]);
  expect(rows).toEqual([row("a", 1), row("b", 1)]);
  expect(withRow(rows, ["a", "b"])).toBe(rows);
});
