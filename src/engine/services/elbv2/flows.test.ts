import { beforeEach, expect, test } from "vitest";
import { World } from "../../kernel/world.ts";
import { killProcess } from "../../physics/contract.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics, physicsCurves } from "../../physics/index.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { elbv2 } from "./index.ts";
import { flows, type FlowRow } from "./tables.ts";
import { Trial } from "./trial.ts";

let t: Trial;
let listener: string;

/** A Network Load Balancer in one zone before a machine on whose ports 80 to 82 somebody listens; of those the first two are targets. */
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters, physicsCurves], 3);
  seedAccount(world.context);
  t = new Trial(world);
  const { LoadBalancers } = t.call("elbv2", "CreateLoadBalancer", { Name: "nlb", Type: "network", Subnets: t.subnetIds.slice(0, 1) });
  t.balancer = (LoadBalancers as { LoadBalancerArn: string }[])[0]?.LoadBalancerArn ?? "";
  t.group = t.createGroup("tg", { Protocol: "TCP", HealthCheckIntervalSeconds: 10, HealthyThresholdCount: 2 });
  t.instance = t.launch();
  world.runUntil(60_000);
  const { Listeners } = t.call("elbv2", "CreateListener", { LoadBalancerArn: t.balancer, Protocol: "TCP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: t.group }] });
  listener = (Listeners as { ListenerArn: string }[])[0]?.ListenerArn ?? "";
  t.call("ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpProtocol: "tcp", FromPort: 0, ToPort: 65_535, CidrIp: "0.0.0.0/0" });
  for (const port of [80, 81, 82]) t.run("web:1", port);
  t.register(80, 81);
  world.runUntil(300_000);
});

const connect = (connections: number, more: object = {}) => t.call("physics", "PutConnections", { listenerArn: listener, connections, ...more });
const all = (): readonly FlowRow[] => t.world.context.all(flows);
const portsOf = () => all().map(({ target }) => target?.port ?? null);
const on = (port: number) => all().filter(({ target }) => target?.port === port);

/** Ends what listens on a port; with the next call that is heard of. */
function end(...ports: readonly number[]): void {
  for (const port of ports) killProcess(t.world.context, `p${port}`);
  t.behave("other:1", {});
}

const pass = (seconds: number) => t.world.runUntil(t.world.now + seconds * 1_000);

test("each connection goes to one target by its hash, and stays when another comes", () => {
  connect(40);
  expect(on(80).length + on(81).length).toBe(40);
  for (const port of [80, 81]) expect(on(port).length).toBeGreaterThan(10);
  const before = portsOf();
  t.register(82);
  pass(300);
  expect(portsOf()).toEqual(before);
  connect(64);
  expect(portsOf().slice(0, 40)).toEqual(before);
  expect(on(82).length).toBeGreaterThan(2);
});

test("it survives the deregistration of its target, until nobody answers there; then its client opens another", () => {
  connect(20);
  const held = on(80).map(({ flowId }) => flowId);
  t.deregister(80);
  pass(400);
  expect(on(80)).toEqual(held.map((flowId): unknown => expect.objectContaining({ flowId, isOrphaned: true, cutCount: 0 })));
  end(80);
  expect(on(80)).toEqual([]);
  const moved = all().filter(({ flowId }) => held.includes(flowId));
  expect(moved.map(({ target, cutCount, lastCut }) => [target?.port, cutCount, lastCut])).toEqual(held.map(() => [81, 1, "refused"]));
});

test("with connections ended at the end of the delay, it is cut then", () => {
  t.call("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: t.group, Attributes: [{ Key: "deregistration_delay.connection_termination.enabled", Value: "true" }, { Key: "deregistration_delay.timeout_seconds", Value: "60" }] });
  connect(20);
  const held = on(80).length;
  t.deregister(80);
  pass(50);
  expect(on(80)).toHaveLength(held);
  pass(20);
  expect(on(80)).toEqual([]);
  expect(all().filter(({ lastCut }) => lastCut === "terminated")).toHaveLength(held);
});

test("with stickiness by address all connections of one client go to one target", () => {
  t.call("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: t.group, Attributes: [{ Key: "stickiness.enabled", Value: "true" }] });
  connect(12, { sourceIps: ["203.0.113.9"] });
  expect(new Set(portsOf()).size).toBe(1);
  connect(40);
  expect(new Set(portsOf()).size).toBe(2);
});

test("who finds nobody waits until somebody is there", () => {
  connect(3);
  t.deregister(80, 81);
  end(80, 81);
  expect(portsOf()).toEqual([null, null, null]);
  t.register(82);
  pass(300);
  expect(portsOf()).toEqual([82, 82, 82]);
});

test("what is wanted no more is closed, and all of it with the listener", () => {
  connect(5);
  const first = all()[0];
  connect(2);
  expect(all()).toHaveLength(2);
  expect(all()[0]).toEqual(first);
  t.call("elbv2", "DeleteListener", { ListenerArn: listener });
  expect(all()).toEqual([]);
});

test("a listener that is not there, or takes requests apart, is refused", () => {
  expect(t.refusal("physics", "PutConnections", { listenerArn: "nowhere", connections: 1 })).toEqual(["ResourceNotFoundException", "There is no listener 'nowhere'."]);
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("http");
  expect(t.refusal("physics", "PutConnections", { listenerArn: t.createListener(), connections: 1 })).toEqual(["ValidationException", "Only a Network Load Balancer passes connections on as they are."]);
});

test("of two groups each takes new connections by its weight, and none by a weight of 0", () => {
  const other = t.createGroup("other", { Protocol: "TCP", HealthCheckIntervalSeconds: 10, HealthyThresholdCount: 2 });
  const weigh = (own: number, rest: number) =>
    t.call("elbv2", "ModifyListener", { ListenerArn: listener, DefaultActions: [{ Type: "forward", ForwardConfig: { TargetGroups: [{ TargetGroupArn: t.group, Weight: own }, { TargetGroupArn: other, Weight: rest }] } }] });
  weigh(0, 1);
  connect(100);
  expect(portsOf().filter((port) => port !== null)).toEqual([]);
  weigh(1, 3);
  connect(0);
  connect(100);
  const taken = on(80).length + on(81).length;
  expect(taken).toBeGreaterThan(10);
  expect(taken).toBeLessThan(40);
});
