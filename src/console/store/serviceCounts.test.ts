import { expect, test } from "vitest";
import { serviceCounts } from "./serviceCounts.ts";

test.each([
  ["PROVISIONING", 0, 1],
  ["PENDING", 0, 1],
  ["ACTIVATING", 0, 1],
  ["RUNNING", 1, 0],
  ["DEACTIVATING", 1, 0],
  ["STOPPING", 0, 0],
  ["DEPROVISIONING", 0, 0],
  ["STOPPED", 0, 0],
] as const)("a task that is %s", (lastStatus, running, pending) => {
  expect(serviceCounts([{ lastStatus }])).toEqual({ running, pending });
});

test("tasks are summed", () => {
  const tasks = (["RUNNING", "RUNNING", "PENDING", "STOPPED"] as const).map((lastStatus) => ({ lastStatus }));
  expect(serviceCounts(tasks)).toEqual({ running: 2, pending: 1 });
});
