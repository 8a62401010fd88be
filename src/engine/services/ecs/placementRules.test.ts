import { beforeEach, expect, test } from "vitest";
import { story, type Story } from "./story.ts";
import { tasks } from "./tables.ts";

let s: Story;
beforeEach(() => {
  s = story();
  s.fleet("aab");
  s.define("web");
});

const ZONES = { type: "spread", field: "attribute:ecs.availability-zone" };
const IN_ZONE_A = { type: "memberOf", expression: "attribute:ecs.availability-zone == us-east-1a" };
const refused = (more: object) => [
  s.refusal("ecs", "CreateService", { cluster: "prod", serviceName: "web", taskDefinition: "web", desiredCount: 1, ...more } as never),
  s.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...more } as never),
];
const strategy = (...placementStrategy: readonly object[]) => ({ placementStrategy });
const constraint = (...placementConstraints: readonly object[]) => ({ placementConstraints });
const times = (count: number, one: object) => Array.from({ length: count }, () => one);

test.each<[object, string]>([
  [strategy(...times(6, ZONES)), "placement strategies can have at most 5 items."],
  [strategy({}), "strategy.type should not be null or empty."],
  [strategy({ type: "random", field: "cpu" }), "random strategy field should not be specified."],
  [strategy({ type: "binpack" }), "binpack strategy field must be cpu or memory."],
  [strategy({ type: "binpack", field: "disk" }), "binpack strategy field must be cpu or memory, but was 'disk'."],
  [strategy({ type: "spread" }), "spread strategy field must be instanceId, host or attribute:NAME."],
  [strategy({ type: "spread", field: "zone" }), "spread strategy field must be instanceId, host or attribute:NAME, but was 'zone'."],
  [strategy({ type: "spread", field: "attribute:" }), "spread strategy field must be instanceId, host or attribute:NAME, but was 'attribute:'."],
  [strategy(ZONES, { type: "spread", field: "attribute:a b" }), "spread strategy field must be instanceId, host or attribute:NAME, but was 'attribute:a b'."],
  [constraint(...times(11, { type: "distinctInstance" })), "placement constraints can have at most 10 items."],
  [constraint({}), "constraint.type should not be null or empty."],
  [constraint({ type: "distinctInstance", expression: "" }), "distinctInstance expression should not be specified."],
  [constraint({ type: "memberOf" }), "memberOf expression should be specified."],
  [constraint({ type: "memberOf", expression: " " }), "memberOf expression should be specified."],
  [constraint({ type: "memberOf", expression: `attribute:a == ${"x".repeat(1986)}` }), "Invalid expression: expected at most 2000 characters at character 2001."],
  [constraint(IN_ZONE_A, { type: "memberOf", expression: "attribute:a = b" }), "Invalid expression: expected one of == != > >= < <= exists !exists in !in =~ !~ after attribute at character 13."],
])("%j is refused, and nothing changes", (more, message) => {
  const text = `InvalidParameterException: ${message}`;
  expect(refused(more)).toEqual([text, text]);
  s.serve("other", "web:1", 0, strategy(ZONES));
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "other", ...more } as never)).toBe(text);
  expect(s.service("other")).toMatchObject({ placementStrategy: [ZONES], placementConstraints: [] });
});

test.each<[object]>([
  [strategy(...times(5, ZONES))],
  [strategy({ type: "binpack", field: "MEMORY" }, { type: "binpack", field: "Cpu" })],
  [strategy({ type: "spread", field: "host" }, { type: "random" })],
  [strategy({ type: "spread", field: "attribute:ecs.instance-type" }, { type: "random", field: "" })],
  [constraint(...times(10, { type: "distinctInstance" }))],
  [constraint({ type: "memberOf", expression: `attribute:a == ${"x".repeat(1985)}` })],
])("%j is taken and described as it was given", (more) => {
  s.serve("web", "web:1", 0, more);
  expect(s.service("web")).toMatchObject(more);
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...more } as never);
});

test("constraints of the task definition count among the ten, also those of a later revision", () => {
  const containerDefinitions = [{ name: "web", image: "web:1", memory: 100 }];
  const register = (count: number) =>
    s.call("ecs", "RegisterTaskDefinition", { family: "bound", containerDefinitions, placementConstraints: times(count, IN_ZONE_A) } as never);
  register(4);
  register(5);
  s.serve("six", "bound:1", 0, constraint(...times(6, IN_ZONE_A)));
  const message = "InvalidParameterException: placement constraints can have at most 10 items, those of the task definition included.";
  expect(refused({ taskDefinition: "bound:2", ...constraint(...times(6, IN_ZONE_A)) })).toEqual([message, message]);
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "six", taskDefinition: "bound:2" })).toBe(message);
  s.update("six", { taskDefinition: "bound:2", placementConstraints: times(5, IN_ZONE_A) });
});

test("placement changes without a deployment, for tasks to come; an empty list removes it", () => {
  s.serve("web", "web:1", 3);
  s.run(60);
  const before = s.tasks().map(({ taskArn }) => taskArn);
  const placed = { placementStrategy: [{ type: "binpack", field: "memory" }], placementConstraints: [{ type: "distinctInstance" }] };
  s.update("web", placed);
  s.run(60);
  expect(s.service("web")).toMatchObject(placed);
  expect(s.service("web").deployments).toHaveLength(1);
  expect(s.tasks().map(({ taskArn }) => taskArn)).toEqual(before);
  s.update("web", { desiredCount: 3 });
  expect(s.service("web")).toMatchObject(placed);
  s.update("web", { placementStrategy: [], placementConstraints: [] });
  expect(s.service("web")).toMatchObject({ placementStrategy: [], placementConstraints: [] });
});

test("a replacement is placed by the constraints of the day", () => {
  s.serve("web", "web:1", 4);
  s.run(60);
  s.update("web", constraint({ type: "distinctInstance" }));
  for (const { taskArn = "" } of s.tasks()) s.call("ecs", "StopTask", { cluster: "prod", task: taskArn });
  s.run(120);
  const places = s.tasks().map(({ containerInstanceArn }) => containerInstanceArn);
  expect([places.length, new Set(places).size]).toEqual([3, 3]);
});

test("what a standalone task was told is remembered; of defaults nothing is", () => {
  const asked = { ...strategy({ type: "binpack", field: "cpu" }), ...constraint({ type: "distinctInstance" }) };
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...asked } as never);
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", placementConstraints: [], placementStrategy: [] });
  const [{ containerInstanceArn = "" } = {}] = s.instances("prod");
  s.call("ecs", "StartTask", { cluster: "prod", taskDefinition: "web", containerInstances: [containerInstanceArn] });
  expect(s.world.view.all(tasks).map(({ placement }) => placement)).toEqual([asked, null, "named"]);
});

test("distinctInstance holds over all calls of a group, and says of each instance that it is in the way", () => {
  const run = (more: object) => s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...constraint({ type: "distinctInstance" }), ...more } as never);
  expect(run({ count: 2, group: "batch" }).tasks).toHaveLength(2);
  const { tasks: second = [], failures = [] } = run({ count: 2, group: "batch" });
  expect(second).toHaveLength(1);
  const reason = "DistinctInstance placement constraint unsatisfied.";
  expect(failures).toEqual(s.instances("prod").map(() => ({ arn: expect.any(String), reason, detail: "distinctInstance: it has a task of the group" })));
  expect(new Set(failures.map(({ arn }) => arn)).size).toBe(3);
  expect(run({ count: 3, group: "other" })).toMatchObject({ tasks: [{}, {}, {}], failures: [] });
});

test("StartTask asks for room only", () => {
  const [{ containerInstanceArn = "" } = {}] = s.instances("prod");
  const containerDefinitions = [{ name: "web", image: "web:1", memory: 100 }];
  const placementConstraints = [{ type: "memberOf", expression: "attribute:nobody exists" }];
  s.call("ecs", "RegisterTaskDefinition", { family: "bound", containerDefinitions, placementConstraints } as never);
  const start = { cluster: "prod", taskDefinition: "bound", containerInstances: [containerInstanceArn] };
  expect(s.call("ecs", "StartTask", start)).toMatchObject({ tasks: [{ containerInstanceArn }], failures: [] });
});
