import { expect, test } from "vitest";
import type { Call } from "../../../aws/generated/api.ts";
import { seconds } from "../../kernel/time.ts";
import { containerInstances, tasks } from "../../services/ecs/tables.ts";
import { Session } from "../session.ts";
import type { ChangeUnit, PlacementChange, Steps } from "./change.ts";
import { define, done, ecs, prod, serve } from "./fixture.ts";
import { planOf } from "../questions.ts";

function changes(session: Session, calls: readonly Call[]): readonly PlacementChange[] {
  return planOf(session, { calls, explain: [], changes: "anywhere" }).changes;
}

const kinds = (offered: readonly PlacementChange[]): string[] => offered.map(({ unit }) => unit.kind);

function offered<Kind extends ChangeUnit["kind"]>(list: readonly PlacementChange[], kind: Kind): PlacementChange & { unit: Extract<ChangeUnit, { kind: Kind }> } {
  const found = list.find(({ unit }) => unit.kind === kind);
  if (found === undefined) throw new Error(`no change of ${kind} among ${kinds(list).join()}`);
  return found as PlacementChange & { unit: Extract<ChangeUnit, { kind: Kind }> };
}

/** Makes the calls of a change as a person would, and answers how many tasks of the group there are then. */
function apply(before: Session, { calls, later, afterMillis }: Steps, group: string): number {
  const session = new Session(before.toFile());
  session.runUntil(before.now);
  for (const call of calls) done(session, call);
  session.runUntil(session.now + Math.max(afterMillis, 0));
  for (const call of later) session.call(call);
  session.runUntil(session.now + seconds(10));
  return session.read((view) => view.all(tasks)).filter((task) => task.group === group && task.desiredStatus === "RUNNING").length;
}

test("not enough memory: a service asks for what the best instance has left, to the MiB", () => {
  const session = prod("ab");
  define(session, "web", { memory: 1000, memoryReservation: 700 });
  const list = changes(session, [serve("web", "web", 5)]);
  const { unit, title, calls } = offered(list, "memory");
  // Two of 1913 MiB each: five of 637 go in as three and two, and 638 would be two and two.
  expect(unit).toEqual({ kind: "memory", memoryMiB: 637, before: 700 });
  expect(title).toBe("Ask for 637 MiB instead of 700");
  expect(calls.map(({ operation }) => operation)).toEqual(["RegisterTaskDefinition", "CreateService"]);
  expect(apply(session, offered(list, "memory"), "service:web")).toBe(5);
});

test("not enough CPU", () => {
  const session = prod("a");
  define(session, "web", { memory: 64, cpu: 1500 });
  const list = changes(session, [ecs("RunTask", { cluster: "prod", taskDefinition: "web", count: 2 })]);
  expect(offered(list, "cpu").unit).toEqual({ kind: "cpu", cpuUnits: 1024, before: 1500 });
  expect(apply(session, offered(list, "cpu"), "family:web")).toBe(2);
});

test("a port in use: a dynamic one, or the next that is free", () => {
  const session = prod("a");
  define(session, "api", { memory: 64, portMappings: [{ containerPort: 80, hostPort: 80 }] });
  define(session, "next", { memory: 64, portMappings: [{ containerPort: 81, hostPort: 81 }] });
  done(session, ecs("RunTask", { cluster: "prod", taskDefinition: "api" }));
  done(session, ecs("RunTask", { cluster: "prod", taskDefinition: "next" }));
  define(session, "web", { memory: 64, portMappings: [{ containerPort: 80, hostPort: 80 }] });
  const list = changes(session, [serve("web", "web", 1)]);
  const ports = list.filter(({ unit }) => unit.kind === "port");
  expect(ports.map(({ unit }) => unit)).toEqual([
    { kind: "port", hostPort: 0, before: 80, protocol: "tcp" },
    { kind: "port", hostPort: 82, before: 80, protocol: "tcp" },
  ]);
  for (const change of ports) expect(apply(session, change, "service:web")).toBe(1);
  const stop = offered(list, "tasks");
  expect(stop).toMatchObject({ title: "Stop a standalone task", unit: { count: 1 } });
  expect(apply(session, stop, "service:web")).toBe(1);
});

test("a constraint that stands alone in the way is dropped, or its attribute given", () => {
  const session = prod("ab");
  define(session, "web", { memory: 64 });
  const placementConstraints = [{ type: "memberOf", expression: "attribute:disk == ssd" }];
  const list = changes(session, [serve("web", "web", 1, { placementConstraints })]);
  expect(kinds(list)).toEqual(expect.arrayContaining(["attribute", "constraint"]));
  expect(apply(session, offered(list, "constraint"), "service:web")).toBe(1);
  expect(apply(session, offered(list, "attribute"), "service:web")).toBe(1);
});

test("distinctInstance: dropped, or one more instance", () => {
  const session = prod("a");
  define(session, "web", { memory: 64 });
  const list = changes(session, [serve("web", "web", 2, { placementConstraints: [{ type: "distinctInstance" }] })]);
  expect(kinds(list)).toEqual(["constraint", "instance"]);
  expect(apply(session, offered(list, "constraint"), "service:web")).toBe(2);
  const more = offered(list, "instance");
  expect(more.unit).toEqual({ kind: "instance", instanceType: "t3.nano", availabilityZone: "us-east-1a" });
  expect(apply(session, more, "service:web")).toBe(2);
});

test("a constraint of the task definition goes with a new revision", () => {
  const session = prod("a");
  define(session, "web", { memory: 64 }, { placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type == m5.large" }] });
  const list = changes(session, [ecs("RunTask", { cluster: "prod", taskDefinition: "web" })]);
  expect(kinds(list)).toEqual(["constraint", "instance"]);
  // What the constraint asks for, and no cheaper one.
  expect(offered(list, "instance").unit).toMatchObject({ instanceType: "m5.large" });
  expect(list[0]?.calls.map(({ operation }) => operation)).toEqual(["RegisterTaskDefinition", "RunTask"]);
  expect(apply(session, offered(list, "constraint"), "family:web")).toBe(1);
});

test("an instance that drains, and one whose agent is cut off", () => {
  const session = prod("ab");
  define(session, "web", { memory: 1500 });
  const [a, b] = session.read((view) => view.all(containerInstances));
  done(session, ecs("UpdateContainerInstancesState", { cluster: "prod", containerInstances: [a?.containerInstanceArn], status: "DRAINING" }));
  done(session, { service: "physics", operation: "SetAgentConnected", input: { instanceId: b?.ec2InstanceId, connected: false } });
  session.runUntil(session.now + seconds(300));
  const service = changes(session, [serve("web", "web", 1)]);
  expect(kinds(service)).toEqual(["active", "agent", "instance"]);
  expect(apply(session, offered(service, "active"), "service:web")).toBe(1);
  expect(apply(session, offered(service, "agent"), "service:web")).toBe(1);
  const run = offered(changes(session, [ecs("RunTask", { cluster: "prod", taskDefinition: "web" })]), "agent");
  expect(run.later.map(({ operation }) => operation)).toEqual(["RunTask"]);
  expect(apply(session, run, "family:web")).toBe(1);
});

test("room from another service: as few tasks less as it takes", () => {
  const session = prod("a");
  define(session, "small", { memory: 400 });
  done(session, serve("small", "small", 4));
  session.runUntil(session.now + seconds(120));
  define(session, "web", { memory: 900, cpu: 64 });
  const list = changes(session, [serve("web", "web", 1)]);
  expect(offered(list, "service").unit).toMatchObject({ desiredCount: 2, before: 4 });
  expect(apply(session, offered(list, "service"), "service:web")).toBe(1);
  expect(offered(list, "memory").unit).toMatchObject({ memoryMiB: 313 });
  expect(offered(list, "instance").unit).toMatchObject({ instanceType: "t3.micro" });
  expect(apply(session, offered(list, "instance"), "service:web")).toBe(1);
});

test("one instance that is not the best: what would make the task fit there", () => {
  const session = prod("ab", { type: "t3.small" });
  define(session, "job", { memory: 1000 });
  const [a] = session.read((view) => view.all(containerInstances));
  done(session, ecs("StartTask", { cluster: "prod", taskDefinition: "job", containerInstances: [a?.containerInstanceArn] }));
  const there = { containerInstanceArn: a?.containerInstanceArn ?? "" };
  const { changes: list } = planOf(session, { calls: [serve("job", "job", 1)], explain: [1], changes: there });
  expect(kinds(list)).toEqual(["memory", "tasks"]);
  expect(offered(list, "memory").unit).toMatchObject({ memoryMiB: 913 });
});

test("nothing in the way: nothing to change", () => {
  const session = prod("a");
  define(session, "web", { memory: 64 });
  expect(changes(session, [serve("web", "web", 1)])).toEqual([]);
});

test("too little CPU and too little memory: less of both, and neither alone", () => {
  const session = prod("ab");
  define(session, "web", { memory: 1600, cpu: 1800 });
  const list = changes(session, [serve("web", "web", 3)]);
  const both = offered(list, "several");
  // Two instances of 2048 CPU units and 1913 MiB: of three tasks two stand together.
  expect(both.unit.units).toEqual([
    { kind: "cpu", cpuUnits: 1024, before: 1800 },
    { kind: "memory", memoryMiB: 956, before: 1600 },
  ]);
  expect(both.title).toBe("Ask for 1024 CPU units instead of 1800, and ask for 956 MiB instead of 1600");
  expect(both.detail).toMatch(/^i-[0-9a-f]{17} \(t3\.small in 1[ab]\): not enough CPU, needs 1800 CPU units, has 248; not enough memory, needs 1600 MiB, has 313\. Neither of these changes is enough without the other\.$/);
  expect(both.calls.map(({ operation }) => operation)).toEqual(["RegisterTaskDefinition", "CreateService"]);
  expect(apply(session, both, "service:web")).toBe(3);
});

test("a port in use and too little memory: both are mended, in one revision", () => {
  const session = prod("a");
  define(session, "web", { memory: 1200, portMappings: [{ containerPort: 80, hostPort: 80 }] });
  const list = changes(session, [serve("web", "web", 2)]);
  const both = offered(list, "several");
  expect(both.unit.units).toEqual([
    { kind: "memory", memoryMiB: 956, before: 1200 },
    { kind: "port", hostPort: 0, before: 80, protocol: "tcp" },
  ]);
  expect(both.calls.map(({ operation }) => operation)).toEqual(["RegisterTaskDefinition", "CreateService"]);
  expect(apply(session, both, "service:web")).toBe(2);
});

test("a constraint, an attribute and an instance that drains, each in the way of the others", () => {
  const session = prod("a");
  const [a] = session.read((view) => view.all(containerInstances));
  define(session, "web", { memory: 64 }, { placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type == m5.large" }] });
  done(session, ecs("UpdateContainerInstancesState", { cluster: "prod", containerInstances: [a?.containerInstanceArn], status: "DRAINING" }));
  const placementConstraints = [{ type: "memberOf", expression: "attribute:disk == ssd" }];
  const list = changes(session, [serve("web", "web", 1, { placementConstraints })]);
  const all = offered(list, "several");
  expect(all.unit.units.map(({ kind }) => kind)).toEqual(["active", "constraint", "attribute"]);
  expect(all.calls.map(({ operation }) => operation)).toEqual(["PutAttributes", "UpdateContainerInstancesState", "RegisterTaskDefinition", "CreateService"]);
  expect(apply(session, all, "service:web")).toBe(1);
});

test("an empty cluster: an instance of the cheapest type that takes the task, which joins it", () => {
  const session = prod("");
  define(session, "web", { memory: 600, cpu: 300 });
  const list = changes(session, [serve("web", "web", 2)]);
  expect(kinds(list)).toEqual(["instance"]);
  const more = offered(list, "instance");
  expect(more.unit).toEqual({ kind: "instance", instanceType: "t3.micro", availabilityZone: "us-east-1a" });
  expect(more.title).toBe("Launch one t3.micro in 1a");
  expect(more.calls.map(({ operation }) => operation)).toEqual(["RunInstances", "CreateService"]);
  expect(apply(session, more, "service:web")).toBe(1);
  // An Arm image for an Arm task, and the zone that the constraint names.
  define(session, "arm", { memory: 600 }, { runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" } });
  const placementConstraints = [{ type: "memberOf", expression: "attribute:ecs.availability-zone == us-east-1b" }];
  const arm = offered(changes(session, [ecs("RunTask", { cluster: "prod", taskDefinition: "arm", placementConstraints })]), "instance");
  expect(arm.unit).toEqual({ kind: "instance", instanceType: "t4g.micro", availabilityZone: "us-east-1b" });
  expect(apply(session, arm, "family:arm")).toBe(1);
});

test("a zone that the constraint names and that has no instance gets one like the others", () => {
  const session = prod("a");
  define(session, "web", { memory: 64 });
  const placementConstraints = [{ type: "memberOf", expression: "attribute:ecs.availability-zone == us-east-1c" }];
  const more = offered(changes(session, [serve("web", "web", 1, { placementConstraints })]), "instance");
  expect(more.unit).toMatchObject({ availabilityZone: "us-east-1c" });
  expect(apply(session, more, "service:web")).toBe(1);
});

test("a task that is run: a constraint of the request and too little memory go together", () => {
  const session = prod("a");
  define(session, "web", { memory: 2500 });
  const placementConstraints = [{ type: "memberOf", expression: "attribute:ecs.instance-type == m5.large" }];
  const both = offered(changes(session, [ecs("RunTask", { cluster: "prod", taskDefinition: "web", placementConstraints })]), "several");
  expect(both.unit.units.map(({ kind }) => kind)).toEqual(["memory", "constraint"]);
  expect(apply(session, both, "family:web")).toBe(1);
});

/** Of an update that is followed to its end, and whether it ends with the change and with one unit less. */
function updating(session: Session, ...calls: readonly Call[]): readonly PlacementChange[] {
  const { outcome, changes } = planOf(session, { calls, explain: [], until: "settled", changes: "anywhere" });
  expect(outcome?.state).toBe("stuck");
  return changes;
}

const ending = (session: Session, { calls }: Pick<Steps, "calls">) => planOf(session, { calls, explain: [], until: "settled" }).outcome?.state;

const withMinimum = ({ calls }: PlacementChange, minimumHealthyPercent: number) => ({
  calls: calls.map((call) => (call.operation === "UpdateService" ? { ...call, input: { ...(call.input as object), deploymentConfiguration: { minimumHealthyPercent } } } : call)),
});

test("percentages that allow neither a start nor a stop: a lower minimum, and one percent more does not do", () => {
  const session = prod("a");
  define(session, "web", { memory: 64 });
  done(session, serve("web", "web", 3, { deploymentConfiguration: { minimumHealthyPercent: 90, maximumPercent: 110 } }));
  session.runUntil(session.now + seconds(120));
  const list = updating(session, ecs("UpdateService", { cluster: "prod", service: "web", forceNewDeployment: true }));
  expect(kinds(list)).toEqual(["maximum", "minimum"]);
  const lower = offered(list, "minimum");
  expect(lower.unit).toEqual({ kind: "minimum", minimumHealthyPercent: 66, before: 90 });
  expect(lower.title).toBe("Lower minimumHealthyPercent to 66");
  expect(lower.detail).toBe("From 90: of 3 tasks 2 must stay healthy then instead of 3, so 1 can stop before its replacement starts.");
  expect(ending(session, lower)).toBe("completed");
  expect(ending(session, withMinimum(lower, 67))).toBe("stuck");
});

test("no room for a new task beside the old ones: a lower minimum beside what else helps", () => {
  const session = prod("a");
  define(session, "web", { memory: 900 });
  done(session, serve("web", "web", 2));
  session.runUntil(session.now + seconds(120));
  const list = updating(session, ecs("UpdateService", { cluster: "prod", service: "web", forceNewDeployment: true }));
  expect(kinds(list)).toEqual(["minimum", "memory", "instance"]);
  expect(offered(list, "minimum").unit).toMatchObject({ minimumHealthyPercent: 50, before: 100 });
  expect(ending(session, offered(list, "minimum"))).toBe("completed");
  expect(ending(session, withMinimum(offered(list, "minimum"), 51))).toBe("stuck");
});

test("an update that is stuck only after minutes: what helps the task that has no place then", () => {
  const session = prod("a");
  define(session, "web", { memory: 800, stopTimeout: 120 });
  done(session, { service: "physics", operation: "PutImageBehavior", input: { image: "app:1", stopSeconds: 100 } });
  done(session, serve("web", "web", 2, { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } }));
  session.runUntil(session.now + seconds(120));
  define(session, "web", { memory: 1000 });
  const update = ecs("UpdateService", { cluster: "prod", service: "web", taskDefinition: "web:2" });
  expect(planOf(session, { calls: [update], explain: [] }).obstacle).toBeNull();
  const list = updating(session, update);
  expect(kinds(list)).toEqual(["memory", "instance"]);
  expect(offered(list, "memory").unit).toEqual({ kind: "memory", memoryMiB: 956, before: 1000 });
  expect(ending(session, offered(list, "memory"))).toBe("completed");
});

test("an update that comes to its end is offered nothing", () => {
  const session = prod("a");
  define(session, "web", { memory: 64 });
  done(session, serve("web", "web", 2));
  session.runUntil(session.now + seconds(60));
  const update = ecs("UpdateService", { cluster: "prod", service: "web", forceNewDeployment: true });
  expect(planOf(session, { calls: [update], explain: [], until: "settled", changes: "anywhere" })).toMatchObject({ outcome: { state: "completed" }, changes: [] });
});

test("StartTask names its instance: only what helps there", () => {
  const session = prod("ab");
  define(session, "web", { memory: 1200, portMappings: [{ containerPort: 80, hostPort: 80 }] });
  const [a] = session.read((view) => view.all(containerInstances));
  const containerInstanceArn = a?.containerInstanceArn ?? "";
  const start = ecs("StartTask", { cluster: "prod", taskDefinition: "web", containerInstances: [containerInstanceArn] });
  done(session, start);
  const { changes: list } = planOf(session, { calls: [start], explain: [], changes: { containerInstanceArn } });
  expect(kinds(list)).toEqual(["several", "tasks"]);
  expect(apply(session, offered(list, "several"), "family:web")).toBe(2);
  expect(apply(session, offered(list, "tasks"), "family:web")).toBe(1);
});
