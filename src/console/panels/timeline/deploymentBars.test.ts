import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { deploymentBars } from "./deploymentBars.ts";

type Entry = Rows["ecs.serviceDeployments"];

const entry = (id: string, createdAt: number, finishedAt: number | null, more: Partial<Entry> = {}) =>
  [id, { serviceDeploymentArn: id, serviceArn: "s", target: { arn: `r${id}` }, status: finishedAt === null ? "IN_PROGRESS" : "SUCCESSFUL", statusReason: null, rollback: null, createdAt, finishedAt, ...more } as Entry] as const;

const tables = {
  "ecs.serviceDeployments": new Map([
    entry("3", 60, null, { status: "ROLLBACK_IN_PROGRESS", rollback: { reason: "", startedAt: 70, serviceRevisionArn: "r2" } }),
    entry("1", 10, 20),
    entry("2", 30, 50),
    entry("4", 30, 50, { serviceArn: "another" }),
  ]),
  "ecs.deployments": new Map(["1", "2", "3"].map((id) => [id, { serviceRevisionArn: `r${id}`, taskDefinitionArn: `arn:aws:ecs:r:1:task-definition/web:${id}` } as Rows["ecs.deployments"]])),
};

test.each([
  [0, 100, ["web:1 10-20 SUCCESSFUL", "web:2 30-50 SUCCESSFUL", "web:3 60-80 ROLLBACK_IN_PROGRESS back 70"]],
  [21, 29, []],
  [20, 30, ["web:1 10-20 SUCCESSFUL", "web:2 30-50 SUCCESSFUL"]],
  [79, 100, ["web:3 60-80 ROLLBACK_IN_PROGRESS back 70"]],
])("the deployments seen from %i to %i", (from, to, bars) => {
  const seen = deploymentBars("s", tables, { stretch: { from, to }, now: 80 });
  expect(seen.map((bar) => `${bar.revision} ${bar.from}-${bar.to} ${bar.status}${bar.backFrom === null ? "" : ` back ${bar.backFrom}`}`)).toEqual(bars);
});
