import { expect, test } from "vitest";
import { sizesText, whenText } from "./scheduledWords.ts";

test("a scheduled action is told by the sizes it says and by when it comes", () => {
  expect([sizesText({ minSize: 0, desiredCapacity: 2 }), sizesText({ maxSize: 4 })]).toEqual(["min 0, desired 2", "max 4"]);
  expect([whenText({ recurrence: "30 9 * * 1-5", timeZone: "Europe/Berlin" }), whenText({ recurrence: "0 * * * *", timeZone: null }), whenText({ recurrence: null, timeZone: null })]).toEqual(["30 9 * * 1-5 Europe/Berlin", "0 * * * *", "Once"]);
});
