import { expect, test } from "vitest";
import type { PlannedTask } from "../plan.ts";
import { verdictsOf } from "./verdicts.ts";

const task = (number: number, on: string, explained: readonly string[] | null): PlannedTask => ({
  number,
  taskArn: `task-${number}`,
  containerInstanceArn: on,
  availabilityZone: "us-east-1a",
  at: 0,
  because: "it fits",
  explanation:
    explained === null
      ? null
      : {
          containerInstanceArn: on,
          candidates: explained.length,
          stages: [],
          verdicts: explained.map((containerInstanceArn) => ({ containerInstanceArn, availabilityZone: "us-east-1a", step: containerInstanceArn === on ? null : 1, stage: null, headline: "x", reason: "y" })),
        },
});

test("tasks of a daemon, each explained on its own instance alone, are all shown where they land", () => {
  const verdicts = verdictsOf([task(1, "a", ["a"]), task(2, "b", null), task(3, "c", null)], null);
  expect(verdicts.map(({ containerInstanceArn, headline, lands }) => [containerInstanceArn, headline, lands])).toEqual([
    ["a", "Task 1 lands here", [1]],
    ["b", "Task 2 lands here", [2]],
    ["c", "Task 3 lands here", [3]],
  ]);
});

test("an instance that was explained is shown once", () => {
  const verdicts = verdictsOf([task(1, "a", ["a", "b"]), task(2, "a", null)], null);
  expect(verdicts.map(({ containerInstanceArn, lands }) => [containerInstanceArn, lands])).toEqual([
    ["a", [1, 2]],
    ["b", []],
  ]);
});
