import { expect, test } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { instanceFacts } from "./instanceFacts.ts";
import { problemWords, readingOf } from "./reading.ts";

type Instance = Rows["ecs.containerInstances"];
type Task = Rows["ecs.tasks"];

const instance = (id: string, more: Partial<Instance> = {}): readonly [string, Instance] => [
  id,
  { containerInstanceArn: id, clusterArn: "prod", status: "ACTIVE", agentConnected: true, agentVersion: "1.89.0", ec2InstanceId: `i-${id}`, registeredAt: 0, attributes: {}, ...more } as Instance,
];

const task = (id: string, on: string, more: Partial<Task> = {}): readonly [string, Task] => [
  id,
  { taskArn: id, containerInstanceArn: on, group: "service:web", desiredStatus: "RUNNING", lastStatus: "RUNNING", ...more } as Task,
];

const facts = instanceFacts(
  {
    "ecs.containerInstances": new Map([
      instance("a", { attributes: { "ecs.instance-type": "m5.large" } }),
      instance("b", { attributes: { "ecs.instance-type": "t3.small" }, agentConnected: false }),
      instance("gone", { status: "INACTIVE" }),
      instance("elsewhere", { clusterArn: "test" }),
    ]),
    "ecs.tasks": new Map([
      task("1", "a"),
      task("2", "a", { lastStatus: "PENDING", group: "family:job" }),
      task("3", "b", { desiredStatus: "STOPPED", lastStatus: "RUNNING" }),
      task("4", "b", { desiredStatus: "STOPPED", lastStatus: "STOPPED" }),
    ]),
  },
  "prod",
);

test.each([
  ["attribute:ecs.instance-type =~ m5.*", ["a"]],
  ["agentConnected == true", ["a"]],
  ["runningTasksCount == 2", ["a"]],
  ["pendingTasksCount == 1", ["a"]],
  ["task:group == service:web", ["a"]],
  ["runningTasksCount == 0", ["b"]],
  ["registeredAt > 2020-01-01", ["a", "b"]],
  ["attribute:rack exists", []],
])("%s matches among the instances of the cluster that are not gone", (expression, expected) => {
  const reading = readingOf(expression, facts);
  expect(reading).toMatchObject({ kind: "matches", matching: new Set(expected), of: 2 });
});

test("nothing typed is no problem, and a problem is told with its place", () => {
  expect(readingOf("  ", facts)).toEqual({ kind: "empty" });
  const told = (expression: string) => {
    const reading = readingOf(expression, facts);
    return reading.kind === "problem" ? problemWords(reading.problem, expression) : reading.kind;
  };
  expect(told("attribute:rack ?? 1")).toMatch(/^Character 16: expected one of ==/);
  expect(told("attribute:rack ==")).toMatch(/^At the end: expected /);
});

test("of all clusters, when none is meant", () => {
  expect(instanceFacts({ "ecs.containerInstances": new Map([instance("a"), instance("b", { clusterArn: "test" })]), "ecs.tasks": new Map() }, null)).toHaveLength(2);
});

test("5,000 instances are read within a frame", () => {
  const many = instanceFacts(
    {
      "ecs.containerInstances": new Map(Array.from({ length: 5000 }, (_, i) => instance(`i${i}`, { attributes: { "ecs.instance-type": i % 2 === 0 ? "m5.large" : "t3.small", rack: `r${i}` } }))),
      "ecs.tasks": new Map(),
    },
    "prod",
  );
  const times = Array.from({ length: 9 }, (_, round) => {
    const before = performance.now();
    readingOf(`attribute:ecs.instance-type =~ m5.* and not(attribute:rack in [r1, r2, r${round}])`, many);
    return performance.now() - before;
  });
  // The quickest of them: the others may have waited for another program.
  expect(Math.min(...times)).toBeLessThan(16);
});
