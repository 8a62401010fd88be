import { beforeEach, expect, test } from "vitest";
import { serviceArn } from "../../aws/arn.ts";
import { storyTables } from "../../../scripts/storyTables.ts";
import { ShiftStory } from "../../engine/services/ecs/rollouts/shift/shiftStory.ts";
import { rehearseStory } from "../../engine/session/rehearsal/rehearseStory.ts";
import { asSession } from "./asSession.ts";
import { curvesOf, type Tried, verdictOf } from "./curves.ts";
import { type WatcherId, watchText } from "./watchers.ts";
import { USUAL_CHOICE, type Way, type WayId, type WaysChoice, waysOf } from "./ways.ts";

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

function tried(chosen: readonly Way[], minutes = 15): readonly Tried[] {
  const { ways: rehearsals } = rehearseStory(w.s, { ways: chosen.map(({ request }) => request), minutes });
  return chosen.map((way, place) => ({ way, rehearsal: rehearsals[place] ?? null }));
}

const CALL = { service: "ecs", operation: "CreateCluster", input: {} } as const;

const verdict = ({ way, rehearsal }: Tried) => {
  if (rehearsal === null) return `${way.id}: not known`;
  const { failed, noticed, recovery, deployment, extra } = verdictOf(rehearsal);
  return `${way.id}: ${failed} failed, ${noticed}, ${recovery}, ${deployment}, ${extra}`;
};

test("a build that fails its users, taken back after two minutes: each way is played by calls alone", () => {
  expect(tried(ways()).map(verdict)).toMatchInlineSnapshot(`
    [
      "rolling: 6,504 (43.4 %) failed, a person, 2:10, 2 min 30 s, SUCCESSFUL at 1:00, +4, 8 task-min, $0.0014",
      "breaker: 6,504 (43.4 %) failed, a person, 2:10, 2 min 30 s, SUCCESSFUL at 1:00, +4, 8 task-min, $0.0014",
      "blueGreen: 6,000 (40.0 %) failed, a person, 3:05, 2 min, ROLLBACK_SUCCESSFUL at 3:55, +4, 15 task-min, $0.0025",
      "canary: 600 (4.0 %) failed, a person, 3:05, 2 min, ROLLBACK_SUCCESSFUL at 3:55, +4, 15 task-min, $0.0025",
    ]
  `);
});

test("an alarm sees what users see, and a hook sees it before them", () => {
  const watchers = { rolling: ["alarm"], breaker: ["alarm"], blueGreen: ["alarm", "hook"], canary: ["alarm"] } as const;
  expect(tried(ways({ watchers, noticedAfterMinutes: null })).map(verdict)).toMatchInlineSnapshot(`
    [
      "rolling: 5,004 (44.5 %) failed, alarm, 1:40, 2 min, ROLLBACK_SUCCESSFUL at 2:40, +4, 9 task-min, $0.0014",
      "breaker: 5,004 (44.5 %) failed, alarm, 1:40, 2 min, ROLLBACK_SUCCESSFUL at 2:40, +4, 9 task-min, $0.0014",
      "blueGreen: none failed, lifecycle hook, 1:05, nobody was harmed, ROLLBACK_SUCCESSFUL at 1:55, +4, 7 task-min, $0.0012",
      "canary: 125 (1.1 %) failed, alarm, 1:30, 25 s, ROLLBACK_SUCCESSFUL at 2:20, +4, 9 task-min, $0.0015",
    ]
  `);
});

test.each<readonly [WayId, readonly WatcherId[], number | null, string]>([
  ["rolling", [], null, "Nothing and nobody stops it."],
  ["rolling", [], 2, "Only a person stops it, 2 min late."],
  ["breaker", [], 2, "ECS stops it if tasks do not get healthy. Else a person, 2 min late."],
  ["canary", ["alarm", "hook"], null, "A function tries it before users do. An alarm stops it once over 1 % fail."],
])("who would notice what: %s with %j, and a person after %s", (way, watchers, minutes, text) => {
  expect(watchText(way, watchers, minutes)).toBe(text);
});

test("a revision that is there is deployed again as it is; who has it already is brought back first", () => {
  w.s.call("physics", "PutImageBehavior", { image: "web:2", requestStatus: 500 });
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(300);
  const revision = w.s.service("web").taskDefinition ?? "";
  const [rolling] = ways({ build: "revision", revision });
  expect(rolling?.request.before.map(({ operation }) => operation)).toEqual(["PutTraffic", "PutTraffic", "UpdateService"]);
  expect(rolling === undefined ? [] : tried([rolling]).map(verdict)).toMatchInlineSnapshot(`
    [
      "rolling: 6,497 (50.0 %) failed, a person, 2:15, 2 min 30 s, SUCCESSFUL at 1:05, +4, 9 task-min, $0.0014",
    ]
  `);
});

test("a build that never gets healthy harms nobody where old tasks stay, and only the breaker ends its deployment", () => {
  expect(tried(ways({ build: "neverHealthy" }), 5).map(verdict)).toMatchInlineSnapshot(`
    [
      "rolling: none failed, nobody, nobody was harmed, IN_PROGRESS, +4, 19 task-min, $0.0032",
      "breaker: none failed, circuit breaker, 0:50, nobody was harmed, ROLLBACK_SUCCESSFUL at 2:40, +4, 11 task-min, $0.0018",
      "blueGreen: none failed, nobody, nobody was harmed, IN_PROGRESS, +8, 37 task-min, $0.0061",
      "canary: none failed, nobody, nobody was harmed, IN_PROGRESS, +8, 37 task-min, $0.0061",
    ]
  `);
});

test("what the service has of its own watches over no way that does not name it", () => {
  w.s.update("web", { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true }, alarms: { alarmNames: ["own"], enable: true, rollback: true } } });
  const asked = ways().map(({ id, request }) => ({ id, input: request.deploy.at(-1)?.input }));
  const alarms = { alarmNames: [], enable: false, rollback: false };
  expect(asked).toMatchObject([
    { id: "rolling", input: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false }, alarms } } },
    { id: "breaker", input: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true }, alarms } } },
    { id: "blueGreen", input: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false }, alarms, lifecycleHooks: [] } } },
    { id: "canary", input: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false }, alarms, lifecycleHooks: [] } } },
  ]);
});

test("a service whose traffic is moved already is compared with replacing its tasks in place", () => {
  w.s.update("web", { loadBalancers: [{ targetGroupArn: w.blue, containerName: "web", containerPort: 80, advancedConfiguration: w.routing() }], deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 1 } });
  w.s.run(600);
  expect(tried(ways()).map(verdict)).toMatchInlineSnapshot(`
    [
      "rolling: 7,794 (43.3 %) failed, a person, 2:15, 2 min 30 s, SUCCESSFUL at 1:05, +4, 9 task-min, $0.0014",
      "breaker: 7,794 (43.3 %) failed, a person, 2:15, 2 min 30 s, SUCCESSFUL at 1:05, +4, 9 task-min, $0.0014",
      "blueGreen: 7,200 (40.0 %) failed, a person, 3:05, 2 min, ROLLBACK_SUCCESSFUL at 3:55, +4, 15 task-min, $0.0025",
      "canary: 720 (4.0 %) failed, a person, 3:05, 2 min, ROLLBACK_SUCCESSFUL at 3:55, +4, 15 task-min, $0.0025",
    ]
  `);
});

test("what is refused has no curve, and what is not known yet neither", () => {
  w.s.call("physics", "PutRuleSet", { ruleSet: "classic" });
  const [rolling, breaker, blueGreen] = ways();
  const [known, refused] = rolling === undefined || blueGreen === undefined ? [] : tried([rolling, blueGreen], 1);
  if (known === undefined || refused === undefined || breaker === undefined) throw new Error("there are no ways");
  expect(refused.rehearsal?.refused).toMatchInlineSnapshot(`
    {
      "code": "InvalidParameterException",
      "message": "Load balancing settings can only be set on service creation.",
      "operation": "UpdateService",
    }
  `);
  const curves = curvesOf([known, { way: breaker, rehearsal: null }, refused]);
  expect(curves.map(({ id, points }) => [id, points[0]])).toEqual([["rolling", { seconds: 5, percent: 0 }]]);
});

test("what was rehearsed can be watched: its session lives through the same", () => {
  const rehearsal = tried(ways().slice(-1), 5)[0]?.rehearsal ?? null;
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
