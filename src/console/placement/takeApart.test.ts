import { expect, test } from "vitest";
import type { Call, PlacementChange } from "../../bridge/protocol.ts";
import type { PendingRevision } from "../store/pendingRevision.ts";
import { takeApart } from "./takeApart.ts";

const ecs = (operation: string, input: object): Call => ({ service: "ecs", operation, input });

const PLANNED = ecs("CreateService", { cluster: "prod", serviceName: "web", taskDefinition: "web:1", placementConstraints: [{ type: "distinctInstance" }] });
const WITH = (more: object) => ecs("CreateService", { ...(PLANNED.input as object), ...more });
const REGISTER = ecs("RegisterTaskDefinition", { family: "web", memory: "256" });
const LAUNCH: Call = { service: "ec2", operation: "RunInstances", input: { InstanceType: "m5.large" } };
const STOP = ecs("StopTask", { task: "t" });
const BEFORE: PendingRevision = { register: REGISTER, name: "web:2", changes: ["Ask for 256 MiB"] };

function change(calls: readonly Call[], later: readonly Call[] = []): PlacementChange {
  return { title: "It", detail: "", unit: { kind: "memory", memoryMiB: 1, before: 2 }, calls, later, afterMillis: 0 };
}

test.each([
  ["another revision is for the call to ask for", [REGISTER, WITH({ taskDefinition: "web:2" })], [], { revision: { register: REGISTER, name: "web:2", changes: ["It"] }, constraints: null, percents: null, now: [] }],
  ["a constraint less is the call's", [WITH({ placementConstraints: [] })], [], { revision: null, constraints: [], percents: null, now: [] }],
  ["an instance is launched beside it", [LAUNCH, PLANNED], [], { revision: null, constraints: null, percents: null, now: [LAUNCH] }],
  ["what is planned may come later", [STOP], [PLANNED], { revision: null, constraints: null, percents: null, now: [STOP] }],
  ["several at once are all taken", [LAUNCH, REGISTER, WITH({ taskDefinition: "web:2", placementConstraints: [] })], [], { revision: { register: REGISTER, name: "web:2", changes: ["It"] }, constraints: [], percents: null, now: [LAUNCH] }],
])("%s", (_, calls, later, taken) => {
  expect(takeApart(change(calls, later), [PLANNED], null)).toEqual(taken);
});

test("an update of another service is not the one that is planned", () => {
  const own = ecs("UpdateService", { service: "web", desiredCount: 3 });
  const other = ecs("UpdateService", { service: "api", desiredCount: 1 });
  expect(takeApart(change([other, own]), [own], null).now).toEqual([other]);
});

test("a lower minimum is for the update to ask for", () => {
  const update = (minimumHealthyPercent: number) => ecs("UpdateService", { service: "web", deploymentConfiguration: { minimumHealthyPercent } });
  const lower = { ...change([update(50)]), unit: { kind: "minimum", minimumHealthyPercent: 50, before: 100 } } as const;
  expect(takeApart(lower, [update(100)], null)).toEqual({ revision: null, constraints: null, percents: { minimumHealthyPercent: 50 }, now: [] });
  const both = change([ecs("UpdateService", { service: "web", deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 } })]);
  expect(takeApart(both, [update(100)], null).percents).toEqual({ minimumHealthyPercent: 100, maximumPercent: 200 });
  expect(takeApart(change([LAUNCH, update(100)]), [update(100)], null)).toEqual({ revision: null, constraints: null, percents: null, now: [LAUNCH] });
});

test("a revision that is to be made anyway is no news, and one made of it tells both changes", () => {
  const planned = [REGISTER, WITH({ taskDefinition: "web:2" })];
  expect(takeApart(change([LAUNCH, ...planned]), planned, BEFORE)).toEqual({ revision: null, constraints: null, percents: null, now: [LAUNCH] });
  const further = ecs("RegisterTaskDefinition", { family: "web", memory: "256", cpu: "64" });
  expect(takeApart(change([further, WITH({ taskDefinition: "web:2" })]), planned, BEFORE).revision).toEqual({ register: further, name: "web:2", changes: ["Ask for 256 MiB", "It"] });
});
