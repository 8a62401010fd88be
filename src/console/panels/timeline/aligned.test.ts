import { expect, test } from "vitest";
import { alignedRevisions } from "./aligned.ts";
import type { GanttRow } from "./ganttBars.ts";

function row(revision: number, createdAt: number, times: { readonly pulled?: number; readonly started?: number; readonly healthy?: number; readonly failed?: true } = {}): GanttRow {
  const at = (after: number | undefined) => (after === undefined ? null : createdAt + after * 1000);
  const task = { createdAt, pullStartedAt: createdAt, pullStoppedAt: at(times.pulled), startedAt: at(times.started), healthyAt: at(times.healthy) };
  return { revision, from: createdAt, stoppedAt: null, failure: times.failed === true ? "it exited" : null, task } as GanttRow;
}

test("the two newest revisions, the newer first, over as long as the slowest takes to be healthy and a little more", () => {
  const rows = [row(2, 50_000, { pulled: 1, started: 2, healthy: 20 }), row(1, 0, { healthy: 900 }), row(3, 90_000, { pulled: 5, started: 6, healthy: 30 }), row(3, 91_000, { pulled: 3, started: 4, healthy: 10 }), row(3, 92_000, { failed: true })];
  const aligned = alignedRevisions(rows, 100_000);
  expect(aligned?.rows.map(({ revision, from }) => `${revision} ${from}`)).toEqual(["3 90000", "3 91000", "3 92000", "2 50000"]);
  expect(aligned?.stretch).toEqual({ from: 0, to: 42_000 });
  expect(aligned?.summaries).toEqual([":3 pulls 3 s, runs after 4 s, is healthy after 10 s, in the median of 3; 1 failed", ":2 pulls 1 s, runs after 2 s, is healthy after 20 s"]);
});

test.each([
  ["no task", []],
  ["one revision", [row(1, 0), row(1, 5)]],
])("with %s there is nothing to compare", (_, rows) => {
  expect(alignedRevisions(rows, 10)).toBeNull();
});

test("what has not started yet is shown for ten seconds at least", () => {
  const aligned = alignedRevisions([row(1, 0), row(2, 1000)], 2000);
  expect(aligned?.stretch).toEqual({ from: 0, to: 10_000 });
  expect(aligned?.summaries).toEqual([":2 has not started yet", ":1 has not started yet"]);
});
