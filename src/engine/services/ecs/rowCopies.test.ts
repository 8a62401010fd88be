import { expect, test } from "vitest";
import type { Table } from "../../kernel/table.ts";
import { copyOfContainer, copyOfDeployment, copyOfInstance, copyOfService, copyOfTask } from "./rowCopies.ts";
import { newContainer } from "./processes/newContainer.ts";
import { story } from "./story.ts";
import { containerInstances, deployments, services, tasks } from "./tables.ts";

test("rows that come have their fields in the order of their copies: rows of one shape are read at once", () => {
  const s = story();
  const made: object[] = [];
  const copied: object[] = [];
  const watch = <Row extends object>(table: Table<Row>, copy: (row: Row) => object) => s.world.watchInserts(table, (row) => void (made.push(row), copied.push(copy(row))));
  watch(containerInstances, copyOfInstance);
  watch(tasks, copyOfTask);
  watch(services, copyOfService);
  watch(deployments, copyOfDeployment);
  s.fleet("a");
  s.define("app");
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "web", taskDefinition: "app", desiredCount: 1 });
  s.run(10);
  expect(made).toHaveLength(4);
  expect(made.map(Object.keys)).toEqual(copied.map(Object.keys));
});

test("so have containers", () => {
  const container = newContainer({ name: "app", image: "app:1" }, "arn:aws:ecs:us-east-1:123456789012:container/prod/1/2", []);
  expect(JSON.stringify(copyOfContainer(container))).toBe(JSON.stringify(container));
});

test("what few services have is copied as well", () => {
  const s = story();
  const rows: ReturnType<typeof copyOfService>[] = [];
  s.world.watchInserts(services, (row) => void rows.push(row));
  s.fleet("a");
  s.define("app");
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "web", taskDefinition: "app", desiredCount: 0 });
  for (const row of rows) {
    for (const more of [{ firstLaunchType: "EC2" }, { fargate: null }, { strategy: [] }] as const) expect(copyOfService({ ...row, ...more })).toEqual({ ...row, ...more });
  }
  expect(rows).toHaveLength(1);
});
