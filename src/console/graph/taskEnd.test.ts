import { expect, test } from "vitest";
import { taskEnd } from "./taskEnd.ts";

const container = (name: string, signalledAt: number | null, lastStatus = "RUNNING") => ({ name, signalledAt, lastStatus });

// ECS API, ContainerDefinition, stopTimeout: 30 seconds where nothing is said.
test.each([
  ["nobody was told to stop", [container("web", null)], null],
  ["by its stopTimeout", [container("web", 1_000)], { at: 121_000, spanMillis: 120_000 }],
  ["where none is given", [container("log", 1_000)], { at: 31_000, spanMillis: 30_000 }],
  ["the last of several", [container("log", 5_000), container("web", 1_000)], { at: 121_000, spanMillis: 120_000 }],
  ["those that have stopped do not count", [container("web", 1_000, "STOPPED"), container("log", 5_000)], { at: 35_000, spanMillis: 30_000 }],
])("a task that is told to stop is killed %s", (_title, containers, end) => {
  const tables = {
    "ecs.tasks": new Map([["t", { taskDefinitionArn: "d", containers }]]),
    "ecs.taskDefinitions": new Map([["d", { definition: { containerDefinitions: [{ name: "web", stopTimeout: 120 }, { name: "log" }] } }]]),
  };
  expect(taskEnd("t", tables as never)).toEqual(end);
});
