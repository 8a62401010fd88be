import { beforeEach, expect, test } from "vitest";
import { World } from "../../kernel/world.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics } from "../../physics/index.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { elbv2 } from "./index.ts";
import { targets } from "./tables.ts";
import { Trial } from "./trial.ts";

let t: Trial;
let listener: string;
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters], 3);
  seedAccount(world.context);
  t = new Trial(world);
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg", { HealthCheckIntervalSeconds: 10 });
  listener = t.createListener();
  t.instance = t.launch();
  world.runUntil(60_000);
});

test("healthy with its first success, one to three seconds after registration", () => {
  t.run("web:1");
  t.world.runUntil(65_000);
  t.register();
  expect(t.health()).toEqual({ State: "initial", Reason: "Elb.RegistrationInProgress", Description: "Target registration is in progress" });
  t.world.runUntil(68_000);
  expect(t.health()).toEqual({ State: "healthy" });
  const [, [at]] = t.states() as [unknown, [number]];
  expect(at).toBeGreaterThanOrEqual(66_000);
  t.world.runUntil(10_000_000);
  expect(t.states()).toHaveLength(2);
});

test("a thousand steady seconds cost no timer and no step", () => {
  t.run("web:1");
  t.register();
  t.world.runUntil(100_000);
  const { steps } = t.world;
  expect(t.world.pendingTimers).toBe(0);
  t.world.runUntil(1_100_000);
  expect(t.world.steps).toBe(steps);
});

test("slow to start: initial while it is refused, healthy with the probe after it is ready", () => {
  t.behave("web:*", { startSeconds: 4 });
  t.run("web:1");
  t.register();
  const first = t.target()?.probesFrom ?? 0;
  t.world.runUntil(first);
  expect(t.health()).toMatchObject({ State: "initial", Reason: "Elb.InitialHealthChecking" });
  t.world.runUntil(first + 9_999);
  expect(t.health()).toMatchObject({ State: "initial" });
  t.world.runUntil(first + 10_000);
  expect(t.health()).toEqual({ State: "healthy" });
});

test("nobody listens: unhealthy after two probes, back after five", () => {
  t.register();
  const first = t.target()?.probesFrom ?? 0;
  t.world.runUntil(first + 10_000);
  expect(t.health()).toEqual({ State: "unhealthy", Reason: "Target.FailedHealthChecks", Description: "Health checks failed" });
  t.world.runUntil(first + 95_000);
  expect(t.world.pendingTimers).toBe(0);
  t.run("web:1");
  t.world.runUntil(first + 139_999);
  expect(t.health()).toMatchObject({ State: "unhealthy" });
  expect(t.target()?.passedInARow).toBe(4);
  t.world.runUntil(first + 140_000);
  expect(t.health()).toEqual({ State: "healthy" });
});

test("a wrong status is named; one bad probe between good ones is forgiven", () => {
  t.run("web:1");
  t.register();
  t.world.runUntil(70_000);
  const first = t.target()?.probesFrom ?? 0;
  t.world.runUntil(first + 31_000);
  t.behave("web:1", { healthStatus: 503 });
  t.world.runUntil(first + 41_000);
  expect(t.target()?.failedInARow).toBe(1);
  t.behave("web:1", {});
  t.world.runUntil(first + 51_000);
  expect(t.target()).toMatchObject({ state: "healthy", failedInARow: 0 });
  expect(t.states()).toHaveLength(2);
  t.behave("web:1", { healthStatus: 404 });
  t.world.runUntil(first + 70_000);
  expect(t.health()).toEqual({
    State: "unhealthy",
    Reason: "Target.ResponseCodeMismatch",
    Description: "Health checks failed with these codes: [404]",
  });
  t.behave("web:1", { healthStatus: 500 });
  t.world.runUntil(first + 80_000);
  expect(t.health()).toMatchObject({ Description: "Health checks failed with these codes: [500]" });
  t.call("elbv2", "ModifyTargetGroup", { TargetGroupArn: t.group, Matcher: { HttpCode: "200,300-499" }, HealthyThresholdCount: 2 });
  t.behave("web:1", { healthStatus: 404 });
  t.world.runUntil(first + 100_000);
  expect(t.health()).toEqual({ State: "healthy" });
});

test("a silent machine is found out by the timeout of the second probe", () => {
  t.run("web:1");
  t.register();
  t.world.runUntil(70_000);
  const first = t.target()?.probesFrom ?? 0;
  t.world.runUntil(first + 35_000);
  t.call("physics", "FailInstance", { instanceId: t.instance });
  t.world.runUntil(first + 54_999);
  expect(t.health()).toEqual({ State: "healthy" });
  t.world.runUntil(first + 55_000);
  expect(t.health()).toEqual({ State: "unhealthy", Reason: "Target.Timeout", Description: "Request timed out" });
  t.world.runUntil(1_000_000);
  expect(t.world.pendingTimers).toBe(0);
});

test("a process that exits fails the next probes", () => {
  t.behave("web:1", { exitAfterSeconds: 40 });
  t.run("web:1");
  t.register();
  t.world.runUntil(100_000);
  expect(t.health()).toEqual({ State: "healthy" });
  t.world.runUntil(120_000);
  expect(t.health()).toMatchObject({ State: "unhealthy", Reason: "Target.FailedHealthChecks" });
});

test("probes may go to another port", () => {
  t.call("elbv2", "ModifyTargetGroup", { TargetGroupArn: t.group, HealthCheckPort: "81" });
  t.run("web:1");
  t.register();
  t.world.runUntil(80_000);
  expect(t.health()).toMatchObject({ State: "unhealthy" });
  expect(t.call("elbv2", "DescribeTargetHealth", { TargetGroupArn: t.group })).toMatchObject({ TargetHealthDescriptions: [{ HealthCheckPort: "81" }] });
  t.run("web:1", 81);
  t.world.runUntil(140_000);
  expect(t.health()).toEqual({ State: "healthy" });
});

test("draining lasts the whole delay, and registering again ends it", () => {
  t.run("web:1");
  t.register();
  t.world.runUntil(70_000);
  t.deregister();
  expect(t.health()).toEqual({ State: "draining", Reason: "Target.DeregistrationInProgress", Description: "Target deregistration is in progress" });
  t.world.runUntil(200_000);
  t.register();
  t.world.runUntil(205_000);
  expect(t.health()).toEqual({ State: "healthy" });
  t.deregister();
  t.deregister();
  t.world.runUntil(504_999);
  expect(t.health()).toMatchObject({ State: "draining" });
  t.world.runUntil(505_000);
  expect(t.health()).toEqual({ State: "unused", Reason: "Target.NotRegistered", Description: "Target is not registered to the target group" });
  expect(t.states().at(-1)?.[1]).toMatchObject({ state: null, targetId: t.instance, port: 80 });
  t.deregister();
});

test("without a delay it is gone at once; and targets are told apart by port", () => {
  t.call("elbv2", "ModifyTargetGroupAttributes", {
    TargetGroupArn: t.group,
    Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "0" }],
  });
  t.call("elbv2", "RegisterTargets", { TargetGroupArn: t.group, Targets: [{ Id: t.instance }, { Id: t.instance, Port: 81 }] });
  t.deregister();
  expect(t.world.context.all(targets).map(({ port }) => port)).toEqual([81]);
});

test("unused: no listener forwards to the group, until one does", () => {
  t.run("web:1");
  t.register();
  t.world.runUntil(70_000);
  t.call("elbv2", "DeleteListener", { ListenerArn: listener });
  expect(t.health()).toEqual({
    State: "unused",
    Reason: "Target.NotInUse",
    Description: "Target group is not configured to receive traffic from the load balancer",
  });
  listener = t.createListener();
  expect(t.health()).toMatchObject({ State: "initial" });
  t.world.runUntil(80_000);
  expect(t.health()).toEqual({ State: "healthy" });
  t.call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: t.balancer });
  t.deregister();
  expect(t.world.context.size(targets)).toBe(0);
});

test("unused: the load balancer is not in its zone; initial: the load balancer is being set up", () => {
  const narrow = t.call("elbv2", "CreateLoadBalancer", { Name: "narrow", Subnets: t.subnetIds.slice(1) });
  const [{ LoadBalancerArn }] = narrow.LoadBalancers as [{ LoadBalancerArn: string }];
  t.group = t.createGroup("other");
  t.call("elbv2", "CreateListener", { ...t.listenerInput(), LoadBalancerArn });
  t.register();
  expect(t.health()).toMatchObject({
    State: "unused",
    Description: "Target is in an Availability Zone that is not enabled for the load balancer",
  });
  t.balancer = t.createBalancer("late");
  t.group = t.createGroup("third");
  t.createListener();
  t.run("web:1");
  t.register();
  t.world.runUntil(79_000);
  expect(t.health()).toMatchObject({ State: "initial", Reason: "Elb.RegistrationInProgress" });
  t.world.runUntil(85_000);
  expect(t.health()).toEqual({ State: "healthy" });
});

test("a stopped instance is unused until it runs again; a terminated one disappears", () => {
  t.run("web:1");
  t.register();
  t.world.runUntil(70_000);
  t.call("ec2", "StopInstances", { InstanceIds: [t.instance] });
  expect(t.health()).toEqual({ State: "unused", Reason: "Target.InvalidState", Description: "Target is in the stopped state" });
  t.world.runUntil(110_000);
  expect(t.refusal("elbv2", "RegisterTargets", { TargetGroupArn: t.group, Targets: [{ Id: t.instance }] })?.[1]).toBe(
    `The following targets are not in a running state and cannot be registered: '${t.instance}'`,
  );
  t.call("ec2", "StartInstances", { InstanceIds: [t.instance] });
  t.world.runUntil(180_000);
  expect(t.health()).toMatchObject({ State: "unhealthy" });
  t.run("web:1");
  t.world.runUntil(260_000);
  expect(t.health()).toEqual({ State: "healthy" });
  t.call("ec2", "TerminateInstances", { InstanceIds: [t.instance] });
  expect(t.health()).toMatchObject({ State: "unused", Description: "Target is in the terminated state" });
  t.world.runUntil(300_000);
  expect(t.world.context.size(targets)).toBe(0);
});

test.each([
  ["web-1", "ValidationError", "Instance ID 'web-1' is not valid"],
  ["i-0123456789abcdef0", "InvalidTarget", "The following instances do not exist: 'i-0123456789abcdef0'"],
])("registering %s: %s", (Id, code, message) => {
  expect(t.refusal("elbv2", "RegisterTargets", { TargetGroupArn: t.group, Targets: [{ Id }] })).toEqual([code, message]);
});

test("a group takes a thousand targets and no more", () => {
  const Targets = Array.from({ length: 1001 }, (_, i) => ({ Id: t.instance, Port: 1 + i }));
  expect(t.refusal("elbv2", "RegisterTargets", { TargetGroupArn: t.group, Targets })?.[0]).toBe("TooManyTargets");
  t.call("elbv2", "RegisterTargets", { TargetGroupArn: t.group, Targets: Targets.slice(1) });
  expect(t.refusal("elbv2", "RegisterTargets", { TargetGroupArn: t.group, Targets: Targets.slice(0, 2) })?.[0]).toBe("TooManyTargets");
  t.call("elbv2", "RegisterTargets", { TargetGroupArn: t.group, Targets: Targets.slice(1, 3) });
});

test("a probe that timed out is forgiven when the machine was back before its time was over", () => {
  const settings = { HealthCheckIntervalSeconds: 100, HealthCheckTimeoutSeconds: 60 };
  t.call("elbv2", "ModifyTargetGroup", { TargetGroupArn: t.group, ...settings });
  const zone = (available: boolean) => {
    t.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available });
  };
  t.run("web:1");
  t.register();
  const first = t.target()?.probesFrom ?? 0;
  t.world.runUntil(first + 99_000);
  zone(false);
  t.world.runUntil(first + 101_000);
  zone(true);
  t.world.runUntil(first + 150_000);
  t.run("web:1");
  t.world.runUntil(first + 160_000);
  expect(t.target()).toMatchObject({ state: "healthy", failedInARow: 1 });
  t.world.runUntil(first + 200_000);
  expect(t.target()).toMatchObject({ state: "healthy", failedInARow: 0 });
  expect(t.world.pendingTimers).toBe(0);
});
