import { beforeEach, expect, test } from "vitest";
import { World } from "../../kernel/world.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics } from "../../physics/index.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { elbv2 } from "./index.ts";
import { Trial } from "./trial.ts";

let t: Trial;
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters], 3);
  seedAccount(world.context);
  t = new Trial(world);
});

test("a load balancer is set up for 20 seconds", () => {
  t.balancer = t.createBalancer("alb");
  expect(t.call("elbv2", "DescribeLoadBalancers", { Names: ["alb"] })).toMatchObject({
    LoadBalancers: [{ State: { Code: "provisioning" }, AvailabilityZones: [{}, {}, {}], SecurityGroups: [expect.stringMatching(/^sg-/)] }],
  });
  t.world.runUntil(20_000);
  expect(t.call("elbv2", "DescribeLoadBalancers", { LoadBalancerArns: [t.balancer] })).toMatchObject({
    LoadBalancers: [{ State: { Code: "active" }, DNSName: expect.stringMatching(/^alb-\d{10}\.us-east-1\.elb\.amazonaws\.com$/) }],
  });
});

test("the same call twice gives the same thing; with other settings it is refused", () => {
  expect(t.createBalancer("alb")).toBe(t.createBalancer("alb"));
  expect(t.createGroup("tg")).toBe(t.createGroup("tg"));
  expect(t.refusal("elbv2", "CreateLoadBalancer", { Name: "alb", Subnets: t.subnetIds.slice(1) })).toEqual([
    "DuplicateLoadBalancerName",
    "A load balancer with the same name 'alb' exists, but with different settings",
  ]);
  expect(t.refusal("elbv2", "CreateTargetGroup", { Name: "tg", Protocol: "HTTP", Port: 81, VpcId: t.vpcId })?.[0]).toBe(
    "DuplicateTargetGroupName",
  );
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg");
  expect(t.createListener()).toBe(t.createListener());
  expect(t.refusal("elbv2", "CreateListener", { ...t.listenerInput(), DefaultActions: [forward(t.createGroup("other"))] })).toEqual([
    "DuplicateListener",
    `A listener already exists on this port for this load balancer '${t.balancer}'`,
  ]);
});

test("a target group serves one load balancer, and is in use while it does", () => {
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg");
  const listener = t.createListener();
  expect(t.call("elbv2", "DescribeTargetGroups", { LoadBalancerArn: t.balancer })).toMatchObject({
    TargetGroups: [{ TargetGroupName: "tg", LoadBalancerArns: [t.balancer], HealthCheckIntervalSeconds: 30, Matcher: { HttpCode: "200" } }],
  });
  const other = t.createBalancer("other");
  expect(t.refusal("elbv2", "CreateListener", { ...t.listenerInput(), LoadBalancerArn: other })).toEqual([
    "TargetGroupAssociationLimit",
    `The following target groups cannot be associated with more than one load balancer: ${t.group}`,
  ]);
  expect(t.refusal("elbv2", "DeleteTargetGroup", { TargetGroupArn: t.group })).toEqual([
    "ResourceInUse",
    `Target group '${t.group}' is currently in use by a listener or a rule`,
  ]);
  expect(t.call("elbv2", "DescribeRules", { ListenerArn: listener })).toMatchObject({
    Rules: [{ Priority: "default", IsDefault: true, Actions: [{ Type: "forward", TargetGroupArn: t.group }] }],
  });
  t.call("elbv2", "ModifyListener", { ListenerArn: listener, Port: 8080, DefaultActions: [forward(t.createGroup("tg2"))] });
  expect(t.call("elbv2", "DescribeTargetGroups", { Names: ["tg"] })).toMatchObject({ TargetGroups: [{ LoadBalancerArns: [] }] });
  t.call("elbv2", "DeleteTargetGroup", { TargetGroupArn: t.group });
  t.call("elbv2", "DeleteTargetGroup", { TargetGroupArn: t.group });
  expect(t.refusal("elbv2", "DescribeTargetGroups", { TargetGroupArns: [t.group] })).toEqual([
    "TargetGroupNotFound",
    "One or more target groups not found",
  ]);
  t.call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: t.balancer });
  t.call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: t.balancer });
  expect(t.refusal("elbv2", "DescribeListeners", { ListenerArns: [listener] })?.[0]).toBe("ListenerNotFound");
  expect(t.refusal("elbv2", "DescribeListeners", { LoadBalancerArn: t.balancer })?.[0]).toBe("LoadBalancerNotFound");
});

test("tags and attributes come back", () => {
  t.group = t.createGroup("tg", { Tags: [{ Key: "a", Value: "b" }] });
  expect(t.call("elbv2", "DescribeTags", { ResourceArns: [t.group] })).toMatchObject({ TagDescriptions: [{ Tags: [{ Key: "a", Value: "b" }] }] });
  const set = (Key: string, Value: string) => ({ TargetGroupArn: t.group, Attributes: [{ Key, Value }] });
  t.call("elbv2", "ModifyTargetGroupAttributes", set("deregistration_delay.timeout_seconds", "5"));
  t.call("elbv2", "ModifyTargetGroupAttributes", set("stickiness.enabled", "false"));
  const { Attributes } = t.call("elbv2", "DescribeTargetGroupAttributes", { TargetGroupArn: t.group });
  expect(Attributes).toContainEqual({ Key: "deregistration_delay.timeout_seconds", Value: "5" });
  expect(Attributes).toContainEqual({ Key: "load_balancing.algorithm.type", Value: "round_robin" });
  expect(t.refusal("elbv2", "ModifyTargetGroupAttributes", set("stickiness.app_cookie.cookie_name", "c"))?.[0]).toBe("NotSimulated");
  for (const [key, value] of [["deregistration_delay.timeout_seconds", "3601"], ["deregistration_delay.timeout_seconds", "x"], ["constructor", "1"]] as const) {
    expect(t.refusal("elbv2", "ModifyTargetGroupAttributes", set(key, value))?.[0]).toBe("ValidationError");
  }
});

test.each([
  ["CreateLoadBalancer", { Name: "x", Type: "gateway" }, "NotSimulated"],
  ["CreateLoadBalancer", { Name: "x_y" }, "ValidationError"],
  ["CreateLoadBalancer", { Name: "x".repeat(33) }, "ValidationError"],
  ["CreateLoadBalancer", { Name: "internal-x" }, "ValidationError"],
  ["CreateLoadBalancer", { Name: "x-" }, "ValidationError"],
  ["CreateLoadBalancer", { Name: "x", Subnets: [] }, "ValidationError"],
  ["CreateLoadBalancer", { Name: "x", Subnets: ["subnet-0"] }, "SubnetNotFound"],
  ["CreateLoadBalancer", { Name: "x", SecurityGroups: ["sg-0"] }, "InvalidSecurityGroup"],
  ["CreateTargetGroup", { Name: "x", Protocol: "GENEVE", Port: 6081 }, "NotSimulated"],
  ["CreateTargetGroup", { Name: "x", TargetType: "lambda" }, "NotSimulated"],
  ["CreateTargetGroup", { Name: "x", Port: 80 }, "ValidationError"],
  ["CreateTargetGroup", { Name: "x", Protocol: "HTTP" }, "ValidationError"],
  ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, VpcId: "vpc-0" }, "ValidationError"],
  ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, HealthCheckIntervalSeconds: 5 }, "ValidationError"],
  ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, HealthCheckPort: "0" }, "ValidationError"],
  ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, HealthCheckPath: "health" }, "ValidationError"],
  ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, Matcher: { HttpCode: "500" } }, "ValidationError"],
  ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, HealthCheckProtocol: "TCP" }, "ValidationError"],
  ["DescribeTargetHealth", { TargetGroupArn: "tg" }, "ValidationError"],
  ["DescribeLoadBalancers", { Names: ["nobody"] }, "LoadBalancerNotFound"],
  ["DescribeLoadBalancers", { Marker: "!" }, "ValidationError"],
])("%s %j: %s", (name, input, code) => {
  const usual = name === "CreateLoadBalancer" ? { Subnets: t.subnetIds } : name === "CreateTargetGroup" ? { VpcId: t.vpcId } : {};
  expect(t.refusal("elbv2", name, { ...usual, ...input })?.[0]).toBe(code);
});

test.each([
  [{ Protocol: "HTTPS" }, "A certificate must be specified for HTTPS listeners"],
  [{ Certificates: [{ CertificateArn: "arn:x" }] }, "A certificate cannot be specified for HTTP listeners"],
  [{ Protocol: "TCP" }, "Listener protocol 'TCP' must be one of 'HTTP, HTTPS'"],
  [{ DefaultActions: [{ Type: "authenticate-oidc" }] }, "An action of type 'authenticate-oidc' is not simulated yet."],
  [{ DefaultActions: [{ Type: "forward" }] }, "A target group ARN must be specified"],
])("CreateListener %j: %s", (change, message) => {
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg");
  expect(t.refusal("elbv2", "CreateListener", { ...t.listenerInput(), ...change })?.[1]).toBe(message);
  const https = { Protocol: "HTTPS", Port: 443, Certificates: [{ CertificateArn: "arn:aws:acm:x" }] };
  expect(t.call("elbv2", "CreateListener", { ...t.listenerInput(), ...https })).toMatchObject({
    Listeners: [{ SslPolicy: "ELBSecurityPolicy-2016-08" }],
  });
});

function forward(TargetGroupArn: string) {
  return { Type: "forward", TargetGroupArn };
}
