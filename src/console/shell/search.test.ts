import { expect, test } from "vitest";
import { cluster, containerInstance, definition, loadBalancer, machine, securityGroup, service, subnets, tablesOf, targetGroup, task } from "../graph/fixture.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { findThings } from "./search.ts";

const tables = tablesOf({
  "ecs.clusters": [cluster("prod"), cluster("old", { status: "INACTIVE" })],
  "ecs.services": [service("web"), service("webhook"), service("api-web"), service("gone", { status: "INACTIVE" })],
  "ecs.taskDefinitions": [definition("web", 3), definition("web", 2, { status: "INACTIVE" })],
  "ecs.containerInstances": [containerInstance("i-0aaa")],
  "ec2.instances": [machine("i-0aaa"), machine("i-0bbb", { availabilityZone: "us-east-1c" }), machine("i-0ccc", { state: "terminated" })],
  "elbv2.targetGroups": [targetGroup("web-tg")],
  "elbv2.loadBalancers": [loadBalancer("public-alb")],
  "ecs.tasks": [task("1"), task("2", { lastStatus: "STOPPED" })],
});

const names = (query: string) => findThings(tables, query).map(({ kind, name }) => `${kind} ${name}`);

test("names that begin with the words come before names that hold them, and those before mere surroundings", () => {
  expect(names("web")).toEqual([
    "Service web",
    "Service webhook",
    "Target group web-tg",
    "Task definition web:3",
    "Service api-web",
    `Task ${"1".padStart(32, "0")}`,
    `Task ${"2".padStart(32, "0")}`,
  ]);
});

test("every word must be found somewhere", () => {
  expect(names("web service prod")).toEqual(["Service web", "Service webhook", "Service api-web"]);
  expect(names("web nowhere")).toEqual([]);
});

test("an instance is found once, as what the map shows of it, and by its zone", () => {
  expect(names("i-0")).toEqual(["Container instance i-0aaa", "EC2 instance i-0bbb"]);
  expect(names("us-east-1c")).toEqual(["EC2 instance i-0bbb"]);
});

test("what has no place of its own on the map is found by name, id and block", () => {
  const network = tablesOf({ "ec2.securityGroups": [securityGroup("web-sg")], "ec2.subnets": subnets(), "iam.roles": [{ roleKey: "ecsInstanceRole", roleName: "ecsInstanceRole", description: null } as Rows["iam.roles"]] });
  const kinds = (query: string) => findThings(network, query).map(({ kind, name }) => [kind, name]);
  expect(kinds("web-sg")).toEqual([["Security group", "web-sg"]]);
  expect(kinds("security sg-web")).toEqual([["Security group", "web-sg"]]);
  expect(kinds("instancerole")).toEqual([["Role", "ecsInstanceRole"]]);
  expect(kinds("subnet us-east-1b")).toEqual([["Subnet", "subnet-00000000000000001"]]);
});

test("case does not matter, and what is gone is not found", () => {
  expect(names("PROD CLUSTER")).toEqual(["Cluster prod"]);
  expect(names("gone")).toEqual([]);
  expect(names("old")).toEqual([]);
});

test("tasks that stopped are found after all that is there, the last one first", () => {
  const stopped = (id: string, stoppedAt: number) => task(id, { lastStatus: "STOPPED", stoppedAt });
  const some = tablesOf({ "ecs.services": [service("web")], "ecs.tasks": [stopped("a1", 10), task("b1"), stopped("a2", 30), stopped("a3", 20)] });
  const found = findThings(some, "web").map(({ ref, stoppedAt }) => [ref.id.slice(-2), stoppedAt]);
  expect(found).toEqual([["eb", null], ["b1", null], ["a2", 30], ["a3", 20], ["a1", 10]]);
  expect(findThings(some, "stopped").map(({ stoppedAt }) => stoppedAt)).toEqual([30, 20, 10]);
  expect(findThings(some, "task 0a2")).toHaveLength(1);
});

test("of many that stopped the last fifty", () => {
  const many = tablesOf({ "ecs.tasks": Array.from({ length: 80 }, (_, at) => task(`s${at}`, { lastStatus: "STOPPED", stoppedAt: at })) });
  expect(findThings(many, "web").map(({ stoppedAt }) => stoppedAt)).toEqual(Array.from({ length: 50 }, (_, at) => 79 - at));
});

test("of many the first fifty", () => {
  const many = tablesOf({ "ecs.services": Array.from({ length: 80 }, (_, at) => service(`s${at}`)) });
  expect(findThings(many, "s")).toHaveLength(50);
});
