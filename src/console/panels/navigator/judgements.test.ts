import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { judgeInstance, judgeService, judgeTask, worst } from "./judgements.ts";

const service = { status: "ACTIVE", desiredCount: 3 } as Rows["ecs.services"];
const FINE = { running: 3, hasTrouble: false, outdated: false };

test.each([
  [service, FINE, "healthy"],
  [service, { ...FINE, running: 2 }, "starting"],
  [service, { ...FINE, outdated: true }, "starting"],
  [service, { ...FINE, running: 2, hasTrouble: true }, "warning"],
  [{ ...service, status: "DRAINING" } as Rows["ecs.services"], { ...FINE, hasTrouble: true }, "draining"],
])("a service %o with %o is %s", (row, figures, status) => {
  expect(judgeService(row, figures).status).toBe(status);
});

test.each([
  ["ACTIVE", true, "healthy"],
  ["DRAINING", true, "draining"],
  ["DRAINING", false, "unreachable"],
] as const)("an instance that is %s, agent connected %s, is %s", (state, agentConnected, status) => {
  expect(judgeInstance({ status: state, agentConnected } as Rows["ecs.containerInstances"]).status).toBe(status);
});

test.each([
  ["PENDING", "RUNNING", "UNKNOWN", "pending"],
  ["RUNNING", "RUNNING", "HEALTHY", null],
  ["RUNNING", "RUNNING", "UNHEALTHY", "failed"],
  ["RUNNING", "STOPPED", "UNHEALTHY", "draining"],
  ["STOPPING", "STOPPED", "UNKNOWN", "draining"],
] as const)("a task %s that should be %s and is %s is %s", (lastStatus, desiredStatus, healthStatus, status) => {
  expect(judgeTask({ lastStatus, desiredStatus, healthStatus } as Rows["ecs.tasks"]).status).toBe(status);
});

test("of several the worst counts, and of none nothing", () => {
  const judged = (status: "healthy" | "failed" | null) => ({ status, statusWord: status ?? "" });
  expect(worst([judged("healthy"), judged("failed"), judged(null)])).toEqual(judged("failed"));
  expect(worst([judged(null)])).toEqual({ status: null, statusWord: "" });
  const row = { ...judged("failed"), label: "web" };
  expect(worst([row])).toEqual(judged("failed"));
  expect(worst([])).toEqual({ status: null, statusWord: "" });
});
