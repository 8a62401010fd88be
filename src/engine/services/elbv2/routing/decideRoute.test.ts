import { beforeEach, describe, expect, test } from "vitest";
import { World } from "../../../kernel/world.ts";
import { billing } from "../../billing/index.ts";
import { billingMeters } from "../../billing/meters.ts";
import { physics } from "../../../physics/index.ts";
import { ec2, seedAccount } from "../../ec2/index.ts";
import { elbv2 } from "../index.ts";
import { Trial } from "../trial.ts";
import { decideRoute, type RouteDecision } from "./decideRoute.ts";
import type { WeightedRoute } from "./decideRoute.ts";
import type { RouteRequest } from "./judgeRule.ts";

let t: Trial;
let listener: string;
let other: string;
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters], 3);
  seedAccount(world.context);
  t = new Trial(world);
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg", { HealthCheckIntervalSeconds: 10 });
  other = t.createGroup("other");
  listener = t.createListener();
  t.instance = t.launch();
  world.runUntil(60_000);
});

const REQUEST: RouteRequest = { method: "GET", host: "www.example.com", path: "/", query: "", headers: {}, sourceIp: "203.0.113.10" };

const decide = (request: Partial<RouteRequest> = {}): RouteDecision => decideRoute(t.world.context, { listenerArn: listener, request: { ...REQUEST, ...request } });

function addRule(Priority: number, Conditions: readonly object[], action: object = { Type: "forward", TargetGroupArn: other }): void {
  t.call("elbv2", "CreateRule", { ListenerArn: listener, Priority, Conditions, Actions: [action] });
}

const set = (attributes: Readonly<Record<string, string>>, TargetGroupArn = t.group): unknown =>
  t.call("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn, Attributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })) });

function forwarded(): WeightedRoute {
  const { end } = decide();
  const [group] = end.kind === "forward" ? end.groups : [];
  if (group === undefined) throw new Error("nothing is forwarded");
  return group;
}

const partsIn = (zone = 0): readonly number[] => forwarded().zones[zone]?.targets.map(({ part }) => part) ?? [];

describe("the rule that takes a request", () => {
  const config = {
    "http-header": { HttpHeaderConfig: { HttpHeaderName: "X-Beta", Values: ["ye?"] } },
    "http-request-method": { HttpRequestMethodConfig: { Values: ["POST"] } },
    "query-string": { QueryStringConfig: { Values: [{ Key: "version", Value: "v1*" }, { Value: "*beta*" }] } },
    "source-ip": { SourceIpConfig: { Values: ["203.0.113.0/24"] } },
    "host-header": { Values: ["*.EXAMPLE.com"] },
    "path-pattern": { Values: ["/img/*", "/css/*"] },
  };
  test.each([
    ["path-pattern", { path: "/css/a" }, true, "/css/*"],
    ["path-pattern", { path: "/CSS/a" }, false, null],
    ["host-header", { host: "WWW.example.com" }, true, "*.EXAMPLE.com"],
    ["host-header", { host: "example.com" }, false, null],
    ["http-header", { headers: { "x-beta": "YES" } }, true, "ye?"],
    ["http-header", {}, false, null],
    ["http-request-method", { method: "POST" }, true, "POST"],
    ["http-request-method", { method: "post" }, false, null],
    ["query-string", { query: "a=b&VERSION=V12" }, true, "version=v1*"],
    ["query-string", { query: "x=mybeta1" }, true, "*beta*"],
    ["query-string", { query: "version=v2" }, false, null],
    ["source-ip", {}, true, "203.0.113.0/24"],
    ["source-ip", { sourceIp: "203.0.114.1" }, false, null],
  ] as const)("by %s of %j: %s", (field, request, passes, matched) => {
    addRule(1, [{ Field: field, ...config[field] }]);
    const { rules } = decide(request);
    expect(rules[0]).toMatchObject({ priority: 1, verdict: passes ? "takes" : "passesOn", conditions: [{ passes, matched }] });
    expect(rules[1]).toMatchObject({ priority: null, verdict: passes ? "notAsked" : "takes" });
  });

  test("is the first whose conditions all pass; each is told about", () => {
    addRule(30, [{ Field: "path-pattern", Values: ["/*"] }]);
    addRule(20, [{ Field: "path-pattern", Values: ["/img/*"] }, { Field: "http-request-method", HttpRequestMethodConfig: { Values: ["POST"] } }]);
    addRule(40, [{ Field: "path-pattern", Values: ["/img/*"] }]);
    const { rules, ruleArn } = decide({ path: "/img/x" });
    expect(rules.map(({ priority, verdict }) => [priority, verdict])).toEqual([[20, "passesOn"], [30, "takes"], [40, "notAsked"], [null, "notAsked"]]);
    expect(rules[0]?.conditions.map(({ passes, found }) => [passes, found])).toEqual([[true, "/img/x"], [false, "GET"]]);
    expect(ruleArn).toBe(rules[1]?.ruleArn);
  });

  test("redirects in full, or answers itself", () => {
    addRule(1, [{ Field: "path-pattern", Values: ["/old/*"] }], { Type: "redirect", RedirectConfig: { StatusCode: "HTTP_301", Protocol: "HTTPS", Port: "443", Path: "/new/#{path}" } });
    addRule(2, [{ Field: "path-pattern", Values: ["/down"] }], { Type: "fixed-response", FixedResponseConfig: { StatusCode: "503", ContentType: "text/plain", MessageBody: "later" } });
    expect(decide({ path: "/old/a", query: "b=c" }).end).toEqual({ kind: "redirect", status: 301, location: "https://www.example.com:443/new/old/a?b=c" });
    expect(decide({ path: "/down" }).end).toMatchObject({ kind: "fixedResponse", status: 503, response: { messageBody: "later" } });
  });
});

describe("the targets", () => {
  test("who is healthy takes all; who is not yet, or no more, is passed over with the reason", () => {
    serve(80, 81, 82);
    t.behave("web:81", { healthStatus: 500 });
    t.world.runUntil(120_000);
    t.deregister(82);
    expect(forwarded().zones[0]?.targets.map(({ part, why }) => [part, why])).toEqual([[1000, null], [0, "unhealthy"], [0, "draining"]]);
    expect(forwarded().zones[0]).toMatchObject({ failsOpen: false, healthyCount: 1, isInDns: true });
  });

  test("all unhealthy: it fails open, and each answers as it does", () => {
    serve(80, 81);
    t.behave("web:80", { healthStatus: 500 });
    t.behave("web:81", { healthStatus: 404 });
    t.world.runUntil(120_000);
    const [zone] = forwarded().zones;
    expect(zone?.failsOpen).toBe(true);
    expect(zone?.targets.map(({ part, answer }) => [part, answer])).toEqual([[1000, { by: "target", status: 500 }], [1000, { by: "target", status: 404 }]]);
  });

  test("with too few healthy ones by count or percentage it fails open as well", () => {
    serve(80, 81, 82);
    t.behave("web:81", { healthStatus: 500 });
    t.world.runUntil(120_000);
    const key = "target_group_health.unhealthy_state_routing.minimum_healthy_targets";
    expect(partsIn()).toEqual([1000, 0, 1000]);
    set({ [`${key}.count`]: "3" });
    expect(partsIn()).toEqual([1000, 1000, 1000]);
    set({ [`${key}.count`]: "1", [`${key}.percentage`]: "67" });
    expect(partsIn()).toEqual([1000, 1000, 1000]);
    set({ [`${key}.percentage`]: "66" });
    expect(partsIn()).toEqual([1000, 0, 1000]);
  });

  test("without cross-zone each zone has its own, and those without are taken out of DNS", () => {
    serve(80);
    set({ "load_balancing.cross_zone.enabled": "false" });
    const { zones, isCrossZone } = forwarded();
    expect(isCrossZone).toBe(false);
    expect(zones.filter(({ isInDns }) => isInDns)).toHaveLength(1);
    expect(zones.filter(({ isInDns }) => !isInDns).map(({ targets }) => targets[0]?.why)).toEqual(zones.slice(1).map(() => "otherZone"));
  });

  test("least outstanding requests: who refuses at once draws most, who answers takes the rest", () => {
    serve(80, 81);
    t.register(90);
    set({ "load_balancing.algorithm.type": "least_outstanding_requests", "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": "3" });
    t.world.runUntil(120_000);
    expect(partsIn()).toEqual([1000, 1000, 10_000]);
  });

  test("weighted random with anomaly mitigation spares who fails, from three targets on", () => {
    serve(80, 81, 82);
    set({ "load_balancing.algorithm.type": "weighted_random", "load_balancing.algorithm.anomaly_mitigation": "on" });
    t.behave("web:82", { healthStatus: 500 });
    expect(partsIn()).toEqual([1000, 1000, 50]);
  });

  test("slow start brings a new target up line by line, beside one that is up", () => {
    serve(80);
    set({ "slow_start.duration_seconds": "100" });
    t.run("web:81", 81);
    t.register(81);
    t.world.runUntil(t.world.now + 4_000);
    const since = t.states().at(-1)?.[0] ?? 0;
    t.world.runUntil(since + 50_000);
    expect(partsIn()).toEqual([1000, 500]);
    t.world.runUntil(since + 100_000);
    expect(partsIn()).toEqual([1000, 1000]);
  });
});

/** Healthy targets, each with an image of its own. */
function serve(...ports: readonly number[]): void {
  for (const port of ports) t.run(`web:${port}`, port);
  t.register(...ports);
  t.world.runUntil(t.world.now + 10_000);
}
