import { expect, test } from "vitest";
import { groupArn, listener, loadBalancer, rule, tablesOf, targetGroup } from "../fixture.ts";
import { structureOf } from "../structure.ts";
import type { Thing } from "../things.ts";
import { listenerOfRule, rulesOf } from "./listenerRules.ts";
import { moveRule } from "./moveRule.ts";
import { flowAlong } from "./ruleFlow.ts";
import { heightOfListeners, ruleAt } from "./ruleShapes.ts";
import { actionBrief, actionWords, conditionBrief, sharesOf } from "./ruleWords.ts";

const LISTENER = listener("public-alb", 80, "web-tg");
const API = rule("public-alb", 80, { priority: 20, group: "api-tg", path: "/api/*" });
const ALL = rule("public-alb", 80, { priority: 10, group: "web-tg", path: "/*" });
const TABLES = tablesOf({
  "elbv2.loadBalancers": [loadBalancer("public-alb")],
  "elbv2.listeners": [LISTENER],
  "elbv2.rules": [API, ALL],
  "elbv2.targetGroups": [targetGroup("web-tg"), targetGroup("api-tg")],
});
const DEFAULT = LISTENER.defaultRuleArn;

test("rules stand by priority, the default one last", () => {
  expect(rulesOf(LISTENER, TABLES).map(({ ruleArn }) => ruleArn)).toEqual([ALL.ruleArn, API.ruleArn, DEFAULT]);
  expect(listenerOfRule(DEFAULT, TABLES)).toBe(LISTENER);
  expect(listenerOfRule("somebody", TABLES)).toBeUndefined();
});

type Condition = (typeof API)["conditions"][number];

test.each<[Condition, string]>([
  [{ field: "path-pattern", values: ["/api/*", "/v2/*"] }, "/api/* or /v2/*"],
  [{ field: "host-header", values: ["shop.example.com"] }, "host shop.example.com"],
  [{ field: "http-request-method", values: ["GET"] }, "GET"],
  [{ field: "source-ip", values: ["10.0.0.0/8"] }, "from 10.0.0.0/8"],
  [{ field: "http-header", httpHeaderName: "X-Version", values: ["2"] }, "X-Version: 2"],
  [{ field: "query-string", values: [{ key: "v", value: "2" }, { key: null, value: "beta" }] }, "?v=2 or ?beta"],
])("a condition in brief: %j", (condition, brief) => {
  expect(conditionBrief({ priority: 1, conditions: [condition] })).toBe(brief);
});

test.each<[(typeof API)["action"], string, string]>([
  [API.action, "to api-tg", ""],
  [weighted(80, 20), "to web-tg 80 : api-tg 20", "80:20"],
  [{ type: "redirect", statusCode: "HTTP_301", protocol: "HTTPS", host: "#{host}", port: "443", path: "/#{path}", query: "#{query}" }, "with a redirect 301 to https://#{host}:443/#{path}?#{query}", "301 →"],
  [{ type: "fixed-response", statusCode: "503", contentType: null, messageBody: null }, "with a fixed response 503", "= 503"],
])("an action in words and in brief", (action, words, brief) => {
  expect(actionWords(action)).toBe(words);
  expect(actionBrief(action)).toBe(brief);
});

function weighted(web: number, api: number): (typeof API)["action"] {
  const targetGroups = [{ targetGroupArn: groupArn("web-tg"), weight: web }, { targetGroupArn: groupArn("api-tg"), weight: api }];
  return { type: "forward", targetGroups, stickinessSeconds: null };
}

test("shares are weights over their sum; where all are 0, nobody has one", () => {
  expect([...sharesOf(weighted(3, 1)).values()]).toEqual([0.75, 0.25]);
  expect([...sharesOf(weighted(0, 0)).values()]).toEqual([0, 0]);
});

test.each<[string, Thing | null, string]>([
  [API.ruleArn, { kind: "rule", id: ALL.ruleArn }, "/api/* is asked before /*"],
  [ALL.ruleArn, { kind: "rule", id: API.ruleArn }, "/api/* is asked before /*"],
  [API.ruleArn, { kind: "targetGroup", id: groupArn("web-tg") }, "/api/* forwards to web-tg"],
  [DEFAULT, { kind: "targetGroup", id: groupArn("api-tg") }, "The default rule forwards to api-tg"],
])("a drop that is taken", (arn, target, says) => {
  const proposal = moveRule(arn, target, TABLES);
  expect(proposal.kind === "calls" && proposal.hint).toBe(says);
});

test.each<[string, Thing | null, RegExp]>([
  [API.ruleArn, { kind: "rule", id: API.ruleArn }, /is asked here now/],
  [API.ruleArn, { kind: "rule", id: DEFAULT }, /asked last/],
  [DEFAULT, { kind: "rule", id: API.ruleArn }, /asked last/],
  [API.ruleArn, { kind: "targetGroup", id: groupArn("api-tg") }, /forwards to api-tg already/],
  [API.ruleArn, null, /Drop it on another rule/],
  ["arn:gone", null, /gone/],
])("a drop that is refused", (arn, target, why) => {
  const proposal = moveRule(arn, target, TABLES);
  expect(proposal.kind === "refused" && proposal.why).toMatch(why);
});

const { listeners } = structureOf(TABLES).loadBalancers[0] ?? { listeners: [] };

test.each([
  [32, undefined],
  [33, ALL.ruleArn],
  [84, ALL.ruleArn],
  [85, API.ruleArn],
  [136, DEFAULT],
  [137, undefined],
])("at height %i of the card is the rule %s", (y, arn) => {
  expect(heightOfListeners(listeners)).toBe(104);
  expect(ruleAt(listeners, y)).toBe(arn);
});

test("requests are counted where they go: streams by their rule, loads on a group by the last rule to it", () => {
  const stream = { streamId: "1", listenerArn: LISTENER.listenerArn, ruleArn: API.ruleArn, targetGroupArn: groupArn("api-tg"), count: 0, millionths: 0, countedAt: 0 };
  const tables = {
    ...TABLES,
    ...pick(
      tablesOf({
        "elbv2.streams": [
          { ...stream, fate: "HTTPCode_Target_2XX_Count", thousandthsPerSecond: 9000 },
          { ...stream, streamId: "2", fate: "HTTPCode_ELB_504_Count", thousandthsPerSecond: 1000 },
        ],
        "physics.traffic": [{ targetGroupArn: groupArn("web-tg"), requestsPerSecond: 4, successShare: 0.5 } as never],
      }),
    ),
  };
  const structure = structureOf(tables);
  const along = (ruleArn: string, groups: readonly string[] | null = null) => flowAlong({ ruleArns: [ruleArn], targetGroupArns: groups }, tables, structure);
  expect(along(API.ruleArn)).toEqual({ requestsPerSecond: 10, failing: 0.1 });
  expect(along(API.ruleArn, [groupArn("web-tg")])).toEqual({ requestsPerSecond: 0, failing: 0 });
  expect(along(DEFAULT)).toEqual({ requestsPerSecond: 4, failing: 0.5 });
  expect(along(ALL.ruleArn)).toEqual({ requestsPerSecond: 0, failing: 0 });
});

function pick(tables: ReturnType<typeof tablesOf>) {
  return { "elbv2.streams": tables["elbv2.streams"], "physics.traffic": tables["physics.traffic"] };
}
