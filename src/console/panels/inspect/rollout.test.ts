import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { rolloutRows, rolloutText, type RolloutRow } from "./rollout.ts";

const service = { serviceArn: "s", desiredCount: 6 } as Rows["ecs.services"];

function deployment(deploymentId: string, status: Rows["ecs.deployments"]["status"], createdAt: number): Rows["ecs.deployments"] {
  return { deploymentId, serviceArn: "s", status, createdAt, desiredCount: 6, taskDefinitionArn: `arn:aws:ecs:r:1:task-definition/web:${createdAt}` } as Rows["ecs.deployments"];
}

let count = 0;
function task(deploymentId: string, lastStatus: string, desiredStatus = "RUNNING", healthyAt: number | null = null): Rows["ecs.tasks"] {
  return { taskArn: String(count++), serviceArn: "s", deploymentId, lastStatus, desiredStatus, healthyAt } as Rows["ecs.tasks"];
}

test("tasks are counted under their deployment, the primary one first", () => {
  const rows = rolloutRows(
    service,
    [deployment("old", "ACTIVE", 14), deployment("gone", "INACTIVE", 12), deployment("new", "PRIMARY", 15), deployment("rest", "INACTIVE", 13)],
    [
      task("new", "RUNNING", "RUNNING", 5),
      task("new", "RUNNING"),
      task("new", "PENDING"),
      task("old", "RUNNING", "RUNNING", 1),
      task("old", "RUNNING", "STOPPED", 1),
      task("old", "DEACTIVATING", "STOPPED", 1),
      task("old", "STOPPED", "STOPPED", 1),
      task("rest", "STOPPING", "STOPPED", 1),
      { ...task("new", "RUNNING"), serviceArn: "another" },
      { ...task("new", "RUNNING"), deploymentId: null },
    ],
  );
  expect(rows.map(({ revision, running, pending, draining, healthy }) => [revision, running, pending, draining, healthy])).toEqual([
    ["web:15", 2, 1, 0, 1],
    ["web:14", 1, 0, 2, 1],
    ["web:13", 0, 0, 1, 0],
  ]);
  expect(rows[0]?.share).toBeCloseTo(1 / 3);
});

test.each([
  [{ deployment: deployment("d", "PRIMARY", 1), running: 3, pending: 0, draining: 0 }, "3 of 6 running"],
  [{ deployment: deployment("d", "PRIMARY", 1), running: 3, pending: 2, draining: 0 }, "3 of 6 running, 2 pending"],
  [{ deployment: deployment("d", "ACTIVE", 1), running: 3, pending: 0, draining: 2 }, "3 left, 2 draining"],
  [{ deployment: deployment("d", "ACTIVE", 1), running: 3, pending: 1, draining: 0 }, "4 left"],
  [{ deployment: deployment("d", "ACTIVE", 1), isSet: true, running: 3, pending: 1, draining: 0 }, "3 of 6 running, 1 pending"],
  [{ deployment: deployment("d", "DRAINING", 1), isSet: true, running: 0, pending: 0, draining: 2 }, "2 draining"],
  [{ deployment: deployment("d", "INACTIVE", 1), running: 0, pending: 0, draining: 2 }, "2 draining"],
] as const)("what stands behind the bar: %#", (row, text) => {
  expect(rolloutText(row as unknown as RolloutRow)).toBe(text);
});
