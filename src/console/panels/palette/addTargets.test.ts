import { expect, test } from "vitest";
import { cluster, definition, definitionArn, service, serviceArn, tablesOf, targetGroup, zones } from "../../graph/fixture.ts";
import { addTargets } from "./addTargets.ts";

const tables = tablesOf({
  "physics.zones": [...zones()],
  "ecs.clusters": [cluster("prod"), cluster("test"), cluster("old", { status: "INACTIVE" })],
  "ecs.services": [service("web"), service("api")],
  "ecs.taskDefinitions": [definition("web", 1), definition("web", 2), definition("web", 3, { status: "INACTIVE" })],
  "elbv2.targetGroups": [targetGroup("web-tg")],
});

const labels = (item: Parameters<typeof addTargets>[0], among = tables) => addTargets(item, among).map(({ label }) => label);

test("a task definition goes to clusters, and to services that run its family", () => {
  expect(labels({ kind: "taskDefinition", arn: definitionArn("web:2") })).toEqual([
    "Create a service in prod",
    "Create a service in test",
    "Deploy web:2 to web, which runs web:1",
  ]);
});

test("what the map would refuse is not offered", () => {
  expect(labels({ kind: "taskDefinition", arn: definitionArn("web:3") })).toEqual([]);
  expect(labels({ kind: "taskDefinition", arn: definitionArn("web:1") })).not.toContain("Deploy web:1 to web, which runs web:1");
});

test("an instance type goes to the zones of every cluster, and without a cluster to the zones", () => {
  expect(labels({ kind: "instanceType", instanceType: "m5.large" })).toHaveLength(6);
  const bare = tablesOf({ "physics.zones": [...zones()] });
  expect(labels({ kind: "instanceType", instanceType: "m5.large" }, bare)).toHaveLength(3);
});

test("every line does what it says", () => {
  const [first] = addTargets({ kind: "taskDefinition", arn: definitionArn("web:2") }, tables);
  expect(first?.deed).toMatchObject({ kind: "form", request: { kind: "createService", taskDefinitionArn: definitionArn("web:2") } });
});

test("a service goes to target groups, and nothing is offered twice", () => {
  const targets = addTargets({ kind: "service", arn: serviceArn("web") }, tables);
  expect(targets.some(({ label }) => label.includes("web-tg"))).toBe(true);
  expect(new Set(targets.map(({ id }) => id)).size).toBe(targets.length);
});

test("more than a menu can hold is left to the map", () => {
  const many = tablesOf({ "physics.zones": [...zones()], "ecs.clusters": Array.from({ length: 30 }, (_, at) => cluster(`c${at}`)) });
  expect(labels({ kind: "instanceType", instanceType: "m5.large" }, many)).toHaveLength(12);
});
