import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { statusPath } from "./statusPath.ts";

const NEW = {
  serviceArn: "web",
  desiredStatus: "RUNNING",
  lastStatus: "PROVISIONING",
  createdAt: 0,
  pullStartedAt: null,
  pullStoppedAt: null,
  startedAt: null,
  registeredAt: null,
  healthyAt: null,
  stoppingAt: null,
  executionStoppedAt: null,
  stoppedAt: null,
};

const path = (over: object) => statusPath({ ...NEW, ...over } as Rows["ecs.tasks"]).map(({ name, at }) => `${name} ${at}`);

test("a new task has its whole way up before it", () => {
  expect(path({})).toEqual(["Created 0", "Pull started null", "Pull stopped null", "Started null", "Counted as healthy null"]);
});

test("a task on its own is not counted by anybody", () => {
  expect(path({ serviceArn: null })).toEqual(["Created 0", "Pull started null", "Pull stopped null", "Started null"]);
});

test("registration of targets is a station once it has happened", () => {
  expect(path({ pullStartedAt: 1, pullStoppedAt: 2, startedAt: 3, registeredAt: 4 })).toEqual([
    "Created 0",
    "Pull started 1",
    "Pull stopped 2",
    "Started 3",
    "Targets registered 4",
    "Counted as healthy null",
  ]);
});

test("what did not happen before the stop never will", () => {
  expect(path({ desiredStatus: "STOPPED", pullStartedAt: 1, stoppingAt: 2 })).toEqual([
    "Created 0",
    "Pull started 1",
    "Stopping 2",
    "Containers stopped null",
    "Stopped null",
  ]);
});

test("nobody waits for a stop", () => {
  const stop = statusPath({ ...NEW, desiredStatus: "STOPPED" } as Rows["ecs.tasks"]).find(({ name }) => name === "Stopping");
  expect(stop?.follows).toBe(false);
});

test("nothing is waited for once a task has stopped", () => {
  expect(path({ desiredStatus: "STOPPED", lastStatus: "STOPPED", startedAt: 1, stoppingAt: 2, stoppedAt: 3 })).toEqual(["Created 0", "Started 1", "Stopping 2", "Stopped 3"]);
});
