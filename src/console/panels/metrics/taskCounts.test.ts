import { expect, test } from "vitest";
import { taskCounts } from "./taskCounts.ts";

const life = { createdAt: 10, startedAt: 20, healthyAt: 30, stoppingAt: 50, stoppedAt: 60 };

test.each([
  [0, 0, 0, 0],
  [10, 1, 0, 0],
  [20, 0, 1, 0],
  [30, 0, 1, 1],
  [49, 0, 1, 1],
  [50, 0, 1, 0],
  [59, 0, 1, 0],
  [60, 0, 0, 0],
])("at %i there are %i pending, %i running, %i healthy", (at, pending, running, healthy) => {
  expect(taskCounts([life], { from: at, to: at + 1, points: 2 })[0]).toEqual({ at, pending, running, healthy });
});

test("a task that never started is pending until it stops, one that still runs is counted to the end", () => {
  const never = { createdAt: 0, startedAt: null, healthyAt: null, stoppingAt: null, stoppedAt: 50 };
  const still = { createdAt: 0, startedAt: 50, healthyAt: null, stoppingAt: null, stoppedAt: null };
  expect(taskCounts([never, still], { from: 0, to: 100, points: 3 })).toEqual([
    { at: 0, pending: 2, running: 0, healthy: 0 },
    { at: 50, pending: 0, running: 1, healthy: 0 },
    { at: 100, pending: 0, running: 1, healthy: 0 },
  ]);
});
