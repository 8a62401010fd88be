import { expect, test } from "vitest";
import type { Plan } from "../../bridge/protocol.ts";
import { fewerTasks } from "./fewerTasks.ts";

const plan = (placed: number, asked: number | null, isStuck = true) =>
  ({ tasks: Array.from({ length: placed }, () => ({})), asked, obstacle: isStuck ? {} : null }) as unknown as Plan;

test.each([
  ["some find a place", plan(2, 5), 5, 2],
  ["a service that runs three already keeps them", plan(2, 5), 8, 5],
  ["none finds a place", plan(0, 5), 5, null],
  ["none of those beyond what runs finds a place", plan(0, 5), 8, null],
  ["all find a place", plan(5, 5, false), 5, null],
  ["the count is not said", plan(2, 5), null, null],
  ["no number is asked for", plan(2, null), 5, null],
])("%s", (_, planned, count, wanted) => {
  const counts: number[] = [];
  void fewerTasks(planned, count, (fewer) => counts.push(fewer))?.take();
  expect(counts).toEqual(wanted === null ? [] : [wanted]);
});
