import { expect, test } from "vitest";
import { sizesText } from "./sizesText.ts";

test("a scheduled action is told by the sizes it says", () => {
  expect([sizesText({ minSize: 0, desiredCapacity: 2 }), sizesText({ maxSize: 4 })]).toEqual(["min 0, desired 2", "max 4"]);
});
