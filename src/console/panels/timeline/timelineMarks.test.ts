import { expect, test } from "vitest";
import type { LogLine } from "../../../bridge/protocol.ts";
import { replica, type Tables } from "../../store/replica.ts";
import { timelineMarks } from "./timelineMarks.ts";

const service = (serviceArn: string, colorIndex: number) => [serviceArn, { serviceArn, serviceName: serviceArn, colorIndex, loadBalancers: [] }] as const;
const deployment = (deploymentId: string, more: object) =>
  [deploymentId, { deploymentId, serviceArn: "web", taskDefinitionArn: "web:15", createdAt: 10, updatedAt: 10, completedAt: null, rolloutState: "IN_PROGRESS", ...more }] as const;

const tables: Tables = {
  ...replica.getState().tables,
  "ecs.services": new Map([service("web", 0), service("api", 1)]) as never,
  "ecs.deployments": new Map([
    deployment("1", {}),
    deployment("2", { createdAt: 20, completedAt: 30, rolloutState: "COMPLETED" }),
    deployment("3", { createdAt: 40, updatedAt: 50, rolloutState: "FAILED" }),
    deployment("4", { serviceArn: "api" }),
    deployment("5", { serviceArn: "gone" }),
  ]) as never,
};

const call = (seq: number, at: number, input: object, cause = 0): LogLine => ({ seq, at, cause, name: "call", payload: { service: "ecs", operation: "UpdateService", input } });

const log: readonly LogLine[] = [
  call(1, 4, { service: "web" }),
  call(2, 12, { service: "web" }),
  call(3, 13, { service: "api" }),
  call(4, 14, { cluster: "prod" }),
  call(5, 15, { service: "web" }, 4),
  { seq: 6, at: 16, cause: 0, name: "ecs.taskStateChanged", payload: {} },
  call(7, 99, { service: "web" }),
];

const marks = (serviceArn: string | null, from = 5, to = 60) =>
  timelineMarks({ log, tables }, { serviceArn, stretch: { from, to } }).map(({ kind, at, hue }) => `${kind} ${at} ${hue}`);

test("deployments begin, complete and fail; calls are those from outside, in view", () => {
  expect(marks(null)).toEqual([
    "deployment 10 1",
    "deployment 20 1",
    "completed 30 1",
    "deployment 40 1",
    "failed 50 1",
    "deployment 10 2",
    "call 14 null",
    "call 13 2",
    "call 12 1",
  ]);
});

test("of one service only what is its own", () => {
  expect(marks("api")).toEqual(["deployment 10 2", "call 13 2"]);
});

test("what lies outside the stretch is not marked", () => {
  expect(marks("web", 25, 45)).toEqual(["completed 30 1", "deployment 40 1"]);
});
