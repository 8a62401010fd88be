import { beforeEach, expect, test } from "vitest";
import { newAccount } from "../../account.ts";
import { World } from "../../kernel/world.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics, physicsCurves } from "../../physics/index.ts";
import { counted } from "../../physics/traffic.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { elbv2 } from "./index.ts";
import { Trial } from "./trial.ts";

const RATE = 100;

let t: Trial;
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters, physicsCurves], 3);
  seedAccount(world.context);
  open(world);
});

function open(world: World): void {
  t = new Trial(world);
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg", { HealthCheckIntervalSeconds: 10 });
  t.createListener();
  t.instance = t.launch();
  world.runUntil(60_000);
  t.call("physics", "PutTraffic", { targetGroupArn: t.group, requestsPerSecond: RATE });
}

test("a group without targets fails every request", () => {
  t.world.runUntil(70_000);
  expect(soFar()).toEqual({ answered: 0, failed: 10 * RATE });
});

test("requests go to the healthy; a target that turns bad fails its share until it is found out", () => {
  serve();
  expect(t.load()).toMatchObject({ targetCount: 2, goodTargetCount: 2, successShare: 1 });
  const before = soFar();
  t.behave("web:2", { healthStatus: 500 });
  expect(t.load()).toMatchObject({ targetCount: 2, goodTargetCount: 1, successShare: 0.5 });
  t.world.runUntil(100_000);
  expect(t.load()).toMatchObject({ targetCount: 1, goodTargetCount: 1 });
  const found = (t.states().at(-1)?.[0] ?? 0) - 70_000;
  const failed = soFar().failed - before.failed;
  expect(Math.abs(failed - (found / 1000) * RATE * 0.5)).toBeLessThanOrEqual(1);
  expect(soFar().answered + soFar().failed).toBe(40 * RATE);
});

test("when nobody is healthy all that are unhealthy take the requests", () => {
  serve();
  t.behave("web:1", { healthStatus: 404 });
  t.behave("web:2", { healthStatus: 500 });
  t.world.runUntil(100_000);
  expect(t.health()).toMatchObject({ State: "unhealthy" });
  expect(t.load()).toMatchObject({ targetCount: 2, goodTargetCount: 1 });
});

test("a new target takes nothing, and counts among those of whom a part must be healthy", () => {
  serve();
  t.call("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: t.group, Attributes: [{ Key: "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", Value: "50" }] });
  t.behave("web:1", { healthStatus: 500 });
  t.world.runUntil(100_000);
  expect(t.load()).toMatchObject({ targetCount: 1, goodTargetCount: 1 });
  t.register(82);
  expect(t.load()).toMatchObject({ targetCount: 2, goodTargetCount: 1 });
  t.deregister(82);
  expect(t.load()).toMatchObject({ targetCount: 1, goodTargetCount: 1 });
});

test("who drains takes none, and a silent machine answers none", () => {
  serve();
  t.deregister(80);
  expect(t.load()).toMatchObject({ targetCount: 1, goodTargetCount: 1 });
  t.call("physics", "FailInstance", { instanceId: t.instance });
  expect(t.load()).toMatchObject({ targetCount: 1, goodTargetCount: 0 });
});

test("the load ends with its group, and is kept at zero until then", () => {
  serve();
  t.call("physics", "PutTraffic", { targetGroupArn: t.group, requestsPerSecond: 0 });
  const before = soFar();
  t.world.runUntil(200_000);
  expect(soFar()).toEqual(before);
  expect(t.call("physics", "ListTraffic", {})).toEqual({ traffic: [{ targetGroupArn: t.group, requestsPerSecond: 0 }] });
  t.call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: t.balancer });
  expect(t.load()).toMatchObject({ targetCount: 0 });
  t.call("elbv2", "DeleteTargetGroup", { TargetGroupArn: t.group });
  expect(t.load()).toBeUndefined();
});

test.each([
  [{}, "ValidationException"],
  [{ targetGroupArn: "tg", service: "web" }, "ValidationException"],
  [{ targetGroupArn: "tg" }, "ResourceNotFoundException"],
  [{ service: "web" }, "ResourceNotFoundException"],
])("PutTraffic on %j: %s", (goal, code) => {
  open(newAccount(3));
  expect(t.refusal("physics", "PutTraffic", { ...goal, requestsPerSecond: 1 })?.[0]).toBe(code);
});

test("a load can be put on a service: it goes to its target group", () => {
  open(newAccount(3));
  t.call("ecs", "CreateCluster", {});
  const containerDefinitions = [{ name: "web", image: "web:1", memory: 64, portMappings: [{ containerPort: 80 }] }];
  t.call("ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions });
  const loadBalancers = [{ targetGroupArn: t.group, containerName: "web", containerPort: 80 }];
  t.call("ecs", "CreateService", { serviceName: "web", taskDefinition: "web", desiredCount: 0, loadBalancers });
  t.call("ecs", "CreateService", { serviceName: "plain", taskDefinition: "web", desiredCount: 0 });
  expect(t.call("physics", "PutTraffic", { service: "web", requestsPerSecond: 7 })).toMatchObject({
    traffic: { targetGroupArn: t.group, serviceArn: expect.stringMatching(/service\/default\/web$/), requestsPerSecond: 7 },
  });
  expect(t.load()?.requestsPerSecond).toBe(7);
  expect(t.refusal("physics", "PutTraffic", { service: "plain", requestsPerSecond: 7 })?.[0]).toBe("ValidationException");
});

/** Two healthy targets from 70 s on. */
function serve(): void {
  t.run("web:1", 80);
  t.run("web:2", 81);
  t.register(80, 81);
  t.world.runUntil(70_000);
}

function soFar() {
  const row = t.load();
  if (row === undefined) throw new Error("there is no load");
  const { answeredCount, failedCount } = counted(row, t.world.now);
  return { answered: answeredCount, failed: failedCount };
}
