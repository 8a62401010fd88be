import { beforeEach, describe, expect, test } from "vitest";
import { World } from "../../kernel/world.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics, physicsCurves } from "../../physics/index.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { elbv2 } from "./index.ts";
import { listenersByLoadBalancer as listenersOf, streams } from "./tables.ts";
import { streamCount } from "./spreadLoad.ts";
import { Trial } from "./trial.ts";

let t: Trial;
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters, physicsCurves], 3);
  seedAccount(world.context);
  t = new Trial(world);
  t.balancer = createNetwork("nlb");
  t.group = t.createGroup("tg", { Protocol: "TCP", HealthCheckIntervalSeconds: 10 });
  t.instance = t.launch();
  world.runUntil(60_000);
});

function createNetwork(Name: string, more: object = {}): string {
  const { LoadBalancers } = t.call("elbv2", "CreateLoadBalancer", { Name, Type: "network", Subnets: t.subnetIds.slice(0, 1), ...more });
  return (LoadBalancers as { LoadBalancerArn: string }[])[0]?.LoadBalancerArn ?? "";
}

const input = (more: object = {}) => ({ LoadBalancerArn: t.balancer, Protocol: "TCP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: t.group }], ...more });

function listen(more: object = {}): string {
  const { Listeners } = t.call("elbv2", "CreateListener", input(more));
  return (Listeners as { ListenerArn: string }[])[0]?.ListenerArn ?? "";
}

/** Lets addresses in to the instances. */
const letIn = (CidrIp: string): unknown => t.call("ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpProtocol: "tcp", FromPort: 0, ToPort: 65_535, CidrIp });

test("is described as one: its names, its one zone, no security group", () => {
  const { LoadBalancers } = t.call("elbv2", "DescribeLoadBalancers", { LoadBalancerArns: [t.balancer] });
  expect(LoadBalancers).toMatchObject([{ Type: "network", SecurityGroups: [], AvailabilityZones: [{ ZoneName: "us-east-1a" }] }]);
  expect(t.balancer).toContain(":loadbalancer/net/nlb/");
  expect((LoadBalancers as { DNSName: string }[])[0]?.DNSName).toMatch(/^nlb-\d+\.elb\.us-east-1\.amazonaws\.com$/);
});

test.each([
  ["TCP", {}, { HealthCheckProtocol: "TCP", HealthCheckTimeoutSeconds: 10, HealthyThresholdCount: 5, UnhealthyThresholdCount: 2 }],
  ["UDP", { HealthCheckProtocol: "HTTP" }, { HealthCheckProtocol: "HTTP", HealthCheckTimeoutSeconds: 6, HealthCheckPath: "/", Matcher: { HttpCode: "200-399" } }],
  ["TLS", { HealthCheckProtocol: "HTTPS", Matcher: { HttpCode: "200-599" } }, { HealthCheckTimeoutSeconds: 10, Matcher: { HttpCode: "200-599" } }],
])("a group of protocol %s with %j has the health check %j", (Protocol, more, check) => {
  const arn = t.createGroup("other", { Protocol, ...more });
  expect(t.call("elbv2", "DescribeTargetGroups", { TargetGroupArns: [arn] })).toMatchObject({ TargetGroups: [check] });
});

test.each([
  [{ Protocol: "HTTP" }, "ValidationError: Listener protocol 'HTTP' must be one of 'UDP, TCP, TLS, TCP_UDP'"],
  [{ Protocol: "UDP" }, "IncompatibleProtocols: Listener protocol 'UDP' is not supported with a target group with the protocol 'TCP'"],
  [{ Protocol: "TLS" }, "ValidationError: A certificate must be specified for TLS listeners"],
  [{ Protocol: "TLS", Certificates: [{ CertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1" }] }, undefined],
  [{ DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "200" } }] }, "InvalidLoadBalancerAction: A listener of a network load balancer can only forward to target groups"],
])("a listener with %j: %s", (more, refusal) => {
  expect(t.refusal("elbv2", "CreateListener", input(more))?.join(": ")).toBe(refusal);
});

test("a rule is refused, and a group of HTTP as well", () => {
  const ListenerArn = listen();
  const Conditions = [{ Field: "path-pattern", Values: ["/"] }];
  expect(t.refusal("elbv2", "CreateRule", { ListenerArn, Priority: 1, Conditions, Actions: input().DefaultActions })?.[0]).toBe("ValidationError");
  const http = t.createGroup("http");
  expect(t.refusal("elbv2", "ModifyListener", { ListenerArn, DefaultActions: [{ Type: "forward", TargetGroupArn: http }] })?.[0]).toBe("IncompatibleProtocols");
});

describe("targets", () => {
  beforeEach(() => listen());

  test("take minutes to be probed; a listening port is enough, whatever it answers", () => {
    letIn("172.31.0.0/16");
    t.run("web:1");
    t.behave("web:1", { healthStatus: 500 });
    t.register(80);
    t.world.runUntil(60_000 + 89_000);
    expect(t.health()).toMatchObject({ State: "initial", Reason: "Elb.RegistrationInProgress" });
    t.world.runUntil(60_000 + 181_000);
    expect(t.health()).toEqual({ State: "healthy" });
  });

  test("fail for one reason, refused or silent", () => {
    t.register(80);
    t.world.runUntil(400_000);
    expect(t.health()).toEqual({ State: "unhealthy", Reason: "Target.FailedHealthChecks", Description: "Health checks failed" });
    letIn("172.31.0.0/16");
    t.world.runUntil(500_000);
    expect(t.health()).toMatchObject({ Reason: "Target.FailedHealthChecks" });
  });

  test("are healthy, and yet clients time out, when only the node is let in and client addresses are kept", () => {
    letIn("172.31.0.0/16");
    t.run("web:1");
    t.register(80);
    t.world.runUntil(300_000);
    const [listener] = t.world.context.where(listenersOf, t.balancer);
    t.call("physics", "PutTraffic", { listenerArn: listener?.listenerArn, requestsPerSecond: 10 });
    t.world.runUntil(310_000);
    letIn("203.0.113.0/24");
    t.world.runUntil(320_000);
    const counts = Object.fromEntries(t.world.context.all(streams).map((row) => [row.fate, streamCount(row, t.world.now).count]));
    expect(counts).toEqual({ noAnswer: 100, NewFlowCount: 100 });
  });
});

test("attributes have the usual values of each kind of group", () => {
  const values = (arn: string) =>
    Object.fromEntries((t.call("elbv2", "DescribeTargetGroupAttributes", { TargetGroupArn: arn })["Attributes"] as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]));
  expect(values(t.group)).toMatchObject({ "preserve_client_ip.enabled": "true", "deregistration_delay.connection_termination.enabled": "false", "stickiness.type": "source_ip" });
  expect(values(t.createGroup("ip", { Protocol: "TCP", TargetType: "ip" }))).toMatchObject({ "preserve_client_ip.enabled": "false" });
  expect(values(t.createGroup("udp", { Protocol: "UDP", TargetType: "ip" }))).toMatchObject({ "preserve_client_ip.enabled": "true", "deregistration_delay.connection_termination.enabled": "true" });
  const set = (Key: string, Value: string) => t.refusal("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: t.group, Attributes: [{ Key, Value }] })?.join(": ");
  expect(set("slow_start.duration_seconds", "30")).toBe("ValidationError: Target group attribute key 'slow_start.duration_seconds' is not recognized");
  expect(set("preserve_client_ip.enabled", "false")).toBeUndefined();
});
