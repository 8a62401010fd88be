import { expect, test } from "vitest";
import { copyOfInstance, copyOfTask } from "./rowCopies.ts";
import { story } from "./story.ts";
import { containerInstances, tasks } from "./tables.ts";

test("rows that come have their fields in the order of their copies: rows of one shape are read at once", () => {
  const s = story();
  const made: object[] = [];
  const copied: object[] = [];
  s.world.watchInserts(containerInstances, (row) => void (made.push(row), copied.push(copyOfInstance(row))));
  s.world.watchInserts(tasks, (row) => void (made.push(row), copied.push(copyOfTask(row))));
  s.fleet("a");
  s.define("app");
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "app" });
  expect(made).toHaveLength(2);
  expect(made.map(Object.keys)).toEqual(copied.map(Object.keys));
});
