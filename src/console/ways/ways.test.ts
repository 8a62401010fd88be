import { beforeEach, expect, test } from "vitest";
import { serviceArn } from "../../aws/arn.ts";
import { storyTables } from "../../../scripts/storyTables.ts";
import { throughout } from "../../lib/throughout.ts";
import { newAccount } from "../../engine/account.ts";
import { ShiftStory } from "../../engine/services/ecs/rollouts/shift/shiftStory.ts";
import { rehearse } from "../../engine/session/rehearsal/rehearse.ts";
import type { Rehearsal } from "../../bridge/protocol.ts";
import { asSession } from "./asSession.ts";
import { momentsOf, verdictOf } from "./curves.ts";
import { USUAL_CHOICE, type Way, type WaysChoice, waysOf } from "./ways.ts";

let w: ShiftStory;
beforeEach(() => {
  w = new ShiftStory();
  w.s.serve("web", "web:1", 4, {}, w.blue);
  w.s.call("physics", "PutTraffic", { targetGroupArn: w.blue, requestsPerSecond: 50 });
  w.s.run(300);
});

function ways(choice: Partial<WaysChoice> = {}): readonly Way[] {
  const tables = storyTables(w.s);
  const service = tables["ecs.services"].get(serviceArn("prod", "web"));
  return service === undefined ? [] : waysOf(service, tables, { ...USUAL_CHOICE, ...choice });
}

function rehearsed({ request }: Way): Rehearsal {
  const fork = newAccount(w.s.world.seed);
  fork.restore(w.s.world.save());
  return throughout(rehearse(fork, request));
}

const CALL = { service: "ecs", operation: "CreateCluster", input: {} } as const;

const recovery = (one: Way) => {
  const { failed, recovery: time, deployment } = verdictOf(rehearsed(one));
  return `${one.id}: ${failed} failed, ${time}, ${deployment}`;
};

test("a build that fails its users, taken back after two minutes: each way is played by calls alone", () => {
  expect(ways().map(recovery)).toMatchInlineSnapshot(`
    [
      "rolling: 6,504 (14.5 %) failed, 2 min 30 s, SUCCESSFUL at 01:00.0",
      "breaker: 6,504 (14.5 %) failed, 2 min 30 s, SUCCESSFUL at 01:00.0",
      "blueGreen: 6,000 (13.3 %) failed, 2 min, ROLLBACK_SUCCESSFUL at 03:55.0",
      "canary: 600 (1.3 %) failed, 2 min, ROLLBACK_SUCCESSFUL at 03:55.0",
    ]
  `);
});

test("a build that never gets healthy harms nobody where old tasks stay, and only the breaker ends its deployment", () => {
  expect(ways({ build: "neverHealthy" }).map(recovery)).toMatchInlineSnapshot(`
    [
      "rolling: none failed, nobody was harmed, IN_PROGRESS",
      "breaker: none failed, nobody was harmed, ROLLBACK_SUCCESSFUL at 02:40.0",
      "blueGreen: none failed, nobody was harmed, IN_PROGRESS",
      "canary: none failed, nobody was harmed, IN_PROGRESS",
    ]
  `);
});

test("a service whose traffic is moved already is compared with replacing its tasks in place", () => {
  w.s.update("web", { loadBalancers: [{ targetGroupArn: w.blue, containerName: "web", containerPort: 80, advancedConfiguration: w.routing() }], deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 1 } });
  w.s.run(600);
  expect(ways().map(recovery)).toMatchInlineSnapshot(`
    [
      "rolling: 6,495 (14.4 %) failed, 2 min 30 s, SUCCESSFUL at 01:05.0",
      "breaker: 6,495 (14.4 %) failed, 2 min 30 s, SUCCESSFUL at 01:05.0",
      "blueGreen: 6,000 (13.3 %) failed, 2 min, ROLLBACK_SUCCESSFUL at 03:55.0",
      "canary: 600 (1.3 %) failed, 2 min, ROLLBACK_SUCCESSFUL at 03:55.0",
    ]
  `);
});

test("what is refused has no curve, and what is not known yet neither", () => {
  w.s.call("physics", "PutRuleSet", { ruleSet: "classic" });
  const [rolling, , blueGreen] = ways();
  const refused = blueGreen === undefined ? null : rehearsed(blueGreen);
  expect(refused?.refused).toMatchInlineSnapshot(`
    {
      "code": "InvalidParameterException",
      "message": "Load balancing settings can only be set on service creation.",
      "operation": "UpdateService",
    }
  `);
  const known = rolling === undefined ? null : rehearsed(rolling);
  expect(momentsOf(["rolling", "breaker", "blueGreen"], [known, null, refused]).at(0)).toEqual({ minutes: 1 / 12, rolling: 0 });
});

test("what was rehearsed can be watched: its session lives through the same", () => {
  const canary = ways().at(-1);
  const rehearsal = canary === undefined ? null : rehearsed(canary);
  const file = { format: "ecs-playground", version: 1, engine: 5, title: "Shop", seed: 1, clock: 900_000, setup: 0, calls: [{ at: 0, call: CALL }, { at: 800_000, call: CALL }] } as const;
  if (rehearsal === null) throw new Error("there is no canary");
  const session = asSession(file, "A bad build: Canary", rehearsal);
  expect(session).toMatchObject({ title: "A bad build: Canary", clock: rehearsal.startedAt });
  expect(session.calls.map(({ call }) => call.operation)).toMatchInlineSnapshot(`
    [
      "CreateCluster",
      "PutTraffic",
      "PutTraffic",
      "CreateTargetGroup",
      "ModifyListener",
      "CreateRole",
      "AttachRolePolicy",
      "UpdateService",
      "RegisterTaskDefinition",
      "PutImageBehavior",
      "UpdateService",
      "StopServiceDeployment",
    ]
  `);
  expect(session.calls.every(({ at }, place) => at >= (session.calls[place - 1]?.at ?? 0))).toBe(true);
});
