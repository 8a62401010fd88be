import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { capacityProvider, containerInstance, tablesOf } from "../fixture.ts";
import { capacityByProvider } from "./capacityByProvider.ts";

const task = (taskArn: string, more: Partial<Rows["ecs.tasks"]>) => ({ taskArn, lastStatus: "RUNNING", desiredStatus: "RUNNING", containerInstanceArn: "an instance", placement: null, ...more }) as Rows["ecs.tasks"];
const placedBy = (name: string) => ({ capacityProvider: name }) as Rows["ecs.tasks"]["placement"];

const told = (rows: Parameters<typeof tablesOf>[0]) => capacityByProvider(tablesOf(rows)).map(({ name, instances, tasks, waiting }) => [name, instances.length, tasks, waiting]);

test("instances and tasks are counted for their provider, and what has none comes last", () => {
  const rows = {
    "ecs.capacityProviders": [capacityProvider("spot", "b"), capacityProvider("gone", "c", { status: "INACTIVE" }), capacityProvider("base", "a")],
    "ecs.containerInstances": [containerInstance("i-1", { capacityProvider: "base" }), containerInstance("i-2", { capacityProvider: "base", status: "INACTIVE" }), containerInstance("i-3")],
    "ecs.tasks": [
      task("1", { placement: placedBy("base") }),
      task("2", { placement: placedBy("spot"), lastStatus: "PROVISIONING", containerInstanceArn: "" }),
      task("3", { placement: placedBy("base"), lastStatus: "STOPPED" }),
      task("4", { placement: placedBy("FARGATE_SPOT"), containerInstanceArn: "" }),
      task("5", {}),
      task("6", { placement: "named" }),
    ],
  };
  expect(told(rows)).toEqual([["base", 1, 1, 0], ["spot", 0, 1, 1], ["FARGATE_SPOT", 0, 1, 0], ["", 1, 2, 0]]);
});

test("without providers there is nothing to tell apart", () => {
  expect(told({ "ecs.containerInstances": [containerInstance("i-1")] })).toEqual([["", 1, 0, 0]]);
  expect(told({})).toEqual([]);
});
