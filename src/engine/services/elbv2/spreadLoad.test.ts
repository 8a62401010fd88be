import { beforeEach, expect, test } from "vitest";
import { World } from "../../kernel/world.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics, physicsCurves } from "../../physics/index.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { elbv2 } from "./index.ts";
import { streamCount } from "./spreadLoad.ts";
import { streams, type StreamRow } from "./tables.ts";
import { Trial } from "./trial.ts";

let t: Trial;
let listener: string;
let other: string;
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters, physicsCurves], 3);
  seedAccount(world.context);
  t = new Trial(world);
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg", { HealthCheckIntervalSeconds: 10 });
  other = t.createGroup("other", { HealthCheckIntervalSeconds: 10 });
  listener = t.createListener();
  t.instance = t.launch();
  world.runUntil(60_000);
});

const load = (requestsPerSecond: number, ...requests: readonly object[]): unknown =>
  t.call("physics", "PutTraffic", { listenerArn: listener, requestsPerSecond, ...(requests.length === 0 ? {} : { requests }) });

function forward(weights: Readonly<Record<string, number>>): object {
  return { Type: "forward", ForwardConfig: { TargetGroups: Object.entries(weights).map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })) } };
}

/** Requests so far, summed by what is asked for. */
function sums(by: (row: StreamRow) => string | null): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const row of t.world.context.all(streams)) {
    const key = by(row) ?? "none";
    found[key] = (found[key] ?? 0) + streamCount(row, t.world.now).count;
  }
  return found;
}

const fates = (): Readonly<Record<string, number>> => sums(({ fate }) => fate);

test("nobody there: 503 at once, then each target answers for itself", () => {
  load(100);
  t.world.runUntil(70_000);
  expect(fates()).toEqual({ HTTPCode_ELB_503_Count: 1000 });
  serve(80, 81);
  const before = fates()["HTTPCode_Target_2XX_Count"] ?? 0;
  t.behave("web:81", { healthStatus: 500 });
  t.world.runUntil(t.world.now + 1_000);
  // Each stream holds back what has come of its next request.
  expect(fates()["HTTPCode_Target_5XX_Count"]).toBe(49);
  expect((fates()["HTTPCode_Target_2XX_Count"] ?? 0) - before).toBe(50);
});

test("refused is 502, and silence 504", () => {
  t.register(80, 81);
  t.world.runUntil(120_000);
  load(10);
  t.world.runUntil(130_000);
  expect(fates()).toEqual({ HTTPCode_ELB_502_Count: 100 });
  t.call("physics", "FailInstance", { instanceId: t.instance });
  t.world.runUntil(140_000);
  expect(fates()).toEqual({ HTTPCode_ELB_502_Count: 100, HTTPCode_ELB_504_Count: 100 });
});

test("weights 900 to 100 are met to the request, and the sums of listener, rules and groups agree", () => {
  t.call("elbv2", "ModifyListener", { ListenerArn: listener, DefaultActions: [forward({ [t.group]: 900, [other]: 100 })] });
  load(33);
  t.world.runUntil(1_060_000);
  expect(sums(({ targetGroupArn }) => targetGroupArn)).toEqual({ [t.group]: 29_700, [other]: 3_300 });
  expect(sums(({ listenerArn }) => listenerArn)).toEqual({ [listener]: 33_000 });
});

test("kinds of requests go by the rules, redirects and fixed responses among them", () => {
  const make = (Priority: number, path: string, action: object): unknown =>
    t.call("elbv2", "CreateRule", { ListenerArn: listener, Priority, Conditions: [{ Field: "path-pattern", Values: [path] }], Actions: [action] });
  make(1, "/old", { Type: "redirect", RedirectConfig: { StatusCode: "HTTP_302", Path: "/new" } });
  make(2, "/up", { Type: "fixed-response", FixedResponseConfig: { StatusCode: "200" } });
  make(3, "/other/*", forward({ [other]: 1 }));
  load(100, { path: "/old", weight: 1 }, { path: "/up", weight: 2 }, { path: "/other/x", weight: 3 }, { path: "/", weight: 4 });
  t.world.runUntil(70_000);
  expect(fates()).toEqual({ HTTP_Redirect_Count: 100, HTTP_Fixed_Response_Count: 200, HTTPCode_ELB_503_Count: 700 });
  expect(sums(({ targetGroupArn }) => targetGroupArn)).toEqual({ none: 300, [other]: 300, [t.group]: 400 });
});

test("a rule that comes, moves or goes turns the requests at once", () => {
  load(10, { path: "/a" });
  const Conditions = [{ Field: "path-pattern", Values: ["/a"] }];
  const { Rules } = t.call("elbv2", "CreateRule", { ListenerArn: listener, Priority: 5, Conditions, Actions: [forward({ [other]: 1 })] });
  const RuleArn = (Rules as { RuleArn: string }[])[0]?.RuleArn;
  t.world.runUntil(70_000);
  expect(sums(({ targetGroupArn }) => targetGroupArn)).toEqual({ [t.group]: 0, [other]: 100 });
  t.call("elbv2", "DeleteRule", { RuleArn });
  t.world.runUntil(80_000);
  expect(sums(({ targetGroupArn }) => targetGroupArn)).toEqual({ [t.group]: 100, [other]: 100 });
});

test("while nothing changes nothing is written; the load ends with its listener", () => {
  serve(80);
  load(1000);
  t.world.runUntil(100_000);
  const before = t.world.context.all(streams);
  t.world.runUntil(10_000_000);
  expect(t.world.context.all(streams)).toEqual(before);
  t.call("elbv2", "DeleteListener", { ListenerArn: listener });
  expect(t.world.context.size(streams)).toBe(0);
  expect(t.call("physics", "ListTraffic", {})).toEqual({ traffic: [] });
});

test.each([
  [{ listenerArn: "arn:gone" }, "ResourceNotFoundException"],
  [{ listenerArn: "arn:gone", service: "web" }, "ValidationException"],
  [{ targetGroupArn: "arn:gone", requests: [{ path: "/" }] }, "ValidationException"],
])("PutTraffic on %j: %s", (goal, code) => {
  expect(t.refusal("physics", "PutTraffic", { ...goal, requestsPerSecond: 1 })?.[0]).toBe(code);
});

function serve(...ports: readonly number[]): void {
  for (const port of ports) t.run(`web:${port}`, port);
  t.register(...ports);
  t.world.runUntil(t.world.now + 10_000);
}
