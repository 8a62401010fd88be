import { expect, test } from "vitest";
import { kept } from "./kept.ts";

test("where all are so it is the very list, otherwise those that are", () => {
  const list = [1, 2, 3];
  expect(kept(list, (item) => item > 0)).toBe(list);
  expect(kept(list, (item) => item !== 2)).toEqual([1, 3]);
});
