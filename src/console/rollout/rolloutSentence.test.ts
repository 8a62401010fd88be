import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { rolloutSentence } from "./rolloutSentence.ts";

test.each([
  [3, 100, 200, "Starts 3 tasks of revision 8, waits until they are healthy, then drains the 3 old ones. ECS keeps at least 3 healthy tasks and has at most 6."],
  [1, 100, 200, "Starts 1 task of revision 8, waits until it is healthy, then drains the old one. ECS keeps at least 1 healthy task and has at most 2."],
  [4, 50, 100, "Stops 2 of 4 old tasks, then starts as many of revision 8, until all are replaced. ECS keeps at least 2 healthy tasks and has at most 4."],
  [1, 0, 100, "Stops the old one, then starts 1 of revision 8. ECS keeps at least 0 healthy tasks and has at most 1."],
  [10, 90, 110, "Starts 1 task of revision 8 and may stop 1 old at once, waits until healthy, drains as many, and goes on until all 10 are replaced. ECS keeps at least 9 healthy tasks and has at most 11."],
  [3, 100, 125, "ECS can neither start nor stop a task: it keeps at least 3 and has at most 3. Lower minimumHealthyPercent or raise maximumPercent."],
  [2, 75, 100, "ECS can neither start nor stop a task: it keeps at least 2 and has at most 2. Lower minimumHealthyPercent or raise maximumPercent."],
  [0, 100, 200, "The service wants no tasks, so nothing starts until it does; then it starts revision 8."],
])("%i tasks at %i to %i percent", (desiredCount, minimumHealthyPercent, maximumPercent, sentence) => {
  expect(rolloutSentence({ desiredCount, minimumHealthyPercent, maximumPercent }, 8)).toBe(sentence);
});

test("whatever the percentages, there is a sentence", () => {
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), fc.nat({ max: 100 }), fc.nat({ max: 1000 }), (desiredCount, minimumHealthyPercent, maximumPercent) => {
      expect(rolloutSentence({ desiredCount, minimumHealthyPercent, maximumPercent }, 2)).toMatch(/^[A-Z].*[.]$/);
    }),
  );
});
