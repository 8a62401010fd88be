import { beforeEach, expect, test } from "vitest";
import { World } from "../../../kernel/world.ts";
import { billing } from "../../billing/index.ts";
import { billingMeters } from "../../billing/meters.ts";
import { physics } from "../../../physics/index.ts";
import { ec2, seedAccount } from "../../ec2/index.ts";
import { elbv2 } from "../index.ts";
import { Trial } from "../trial.ts";

let t: Trial;
let listener: string;
beforeEach(() => {
  const world = new World([physics, ec2, elbv2, billing, billingMeters], 3);
  seedAccount(world.context);
  t = new Trial(world);
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg");
  listener = t.createListener();
  t.instance = t.launch();
  world.runUntil(60_000);
});

const pairs = (attributes: Readonly<Record<string, string>>) => Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));

test.each([
  [{ "stickiness.enabled": "true", "load_balancing.algorithm.type": "weighted_random" }, "You cannot have both stickiness and weighted random algorithm enabled on the same target group."],
  [{ "slow_start.duration_seconds": "30", "load_balancing.algorithm.type": "least_outstanding_requests" }, "You cannot have both slow start and least outstanding requests algorithm enabled on the same target group."],
  [{ "load_balancing.algorithm.anomaly_mitigation": "on" }, "You can only have anomaly mitigation with weighted random algorithm enabled on the same target group."],
  [{ "load_balancing.algorithm.anomaly_mitigation": "on", "load_balancing.algorithm.type": "weighted_random" }, undefined],
  [{ "stickiness.enabled": "true", "load_balancing.cross_zone.enabled": "false" }, "You cannot have stickiness without cross-zone load balancing enabled on the same target group."],
  [{ "slow_start.duration_seconds": "0" }, undefined],
  [{ "slow_start.duration_seconds": "29" }, "'slow_start.duration_seconds' must be '0' or between '30' and '900' inclusive"],
  [{ "slow_start.duration_seconds": "900" }, undefined],
  [{ "slow_start.duration_seconds": "901" }, "'slow_start.duration_seconds' must be '0' or between '30' and '900' inclusive"],
  [{ "load_balancing.algorithm.type": "random" }, "'load_balancing.algorithm.type' must be one of 'round_robin, least_outstanding_requests, weighted_random'"],
])("a target group with %j: %s", (attributes, refusal) => {
  expect(t.refusal("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: t.group, Attributes: pairs(attributes) })?.[1]).toBe(refusal);
});

test("those of load balancers and listeners come back; one with deletion protection stays", () => {
  const set = (attributes: Readonly<Record<string, string>>) => t.call("elbv2", "ModifyLoadBalancerAttributes", { LoadBalancerArn: t.balancer, Attributes: pairs(attributes) });
  set({ "deletion_protection.enabled": "true", "idle_timeout.timeout_seconds": "4000" });
  const { Attributes } = t.call("elbv2", "DescribeLoadBalancerAttributes", { LoadBalancerArn: t.balancer });
  expect(Attributes).toContainEqual({ Key: "idle_timeout.timeout_seconds", Value: "4000" });
  expect(t.refusal("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: t.balancer })).toEqual([
    "OperationNotPermitted",
    `Load balancer '${t.balancer}' cannot be deleted because deletion protection is enabled`,
  ]);
  set({ "deletion_protection.enabled": "false" });
  t.call("elbv2", "ModifyListenerAttributes", { ListenerArn: listener, Attributes: pairs({ "routing.http.response.server.enabled": "false" }) });
  expect(t.call("elbv2", "DescribeListenerAttributes", { ListenerArn: listener })["Attributes"]).toContainEqual({ Key: "routing.http.response.server.enabled", Value: "false" });
  expect(t.refusal("elbv2", "ModifyLoadBalancerAttributes", { LoadBalancerArn: t.balancer, Attributes: pairs({ "access_logs.s3.enabled": "true" }) })?.[0]).toBe("NotSimulated");
  t.call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: t.balancer });
});

test("in other subnets targets are unused, with another group they time out, and both come back", () => {
  t.run("web:1");
  t.register(80);
  t.world.runUntil(70_000);
  const [first = "", ...others] = t.subnetIds;
  t.call("elbv2", "SetSubnets", { LoadBalancerArn: t.balancer, Subnets: others.slice(0, 2) });
  expect(t.health()).toMatchObject({ Reason: "Target.NotInUse", Description: "Target is in an Availability Zone that is not enabled for the load balancer" });
  t.call("elbv2", "SetSubnets", { LoadBalancerArn: t.balancer, Subnets: [first, ...others.slice(0, 1)] });
  t.world.runUntil(80_000);
  expect(t.health()).toEqual({ State: "healthy" });
  const { GroupId } = t.call("ec2", "CreateSecurityGroup", { GroupName: "shut", Description: "shut", VpcId: t.vpcId });
  t.call("elbv2", "SetSecurityGroups", { LoadBalancerArn: t.balancer, SecurityGroups: [GroupId] });
  t.world.runUntil(200_000);
  expect(t.health()).toMatchObject({ Reason: "Target.Timeout" });
  t.call("elbv2", "SetSecurityGroups", { LoadBalancerArn: t.balancer, SecurityGroups: [t.securityGroup] });
  t.world.runUntil(400_000);
  expect(t.health()).toEqual({ State: "healthy" });
});

test("tags are added, replaced and removed, also of rules", () => {
  const { Rules } = t.call("elbv2", "CreateRule", { ListenerArn: listener, Priority: 1, Conditions: [{ Field: "path-pattern", Values: ["/"] }], Actions: [{ Type: "forward", TargetGroupArn: t.group }] });
  const arn = (Rules as { RuleArn: string }[])[0]?.RuleArn ?? "";
  const ResourceArns = [arn, listener, t.balancer, t.group];
  t.call("elbv2", "AddTags", { ResourceArns, Tags: [{ Key: "a", Value: "1" }, { Key: "b", Value: "1" }] });
  t.call("elbv2", "AddTags", { ResourceArns: [arn], Tags: [{ Key: "a", Value: "2" }] });
  t.call("elbv2", "RemoveTags", { ResourceArns, TagKeys: ["b", "c"] });
  const tagsOf = (Value: string) => ({ Tags: [{ Key: "a", Value }] });
  expect(t.call("elbv2", "DescribeTags", { ResourceArns })["TagDescriptions"]).toMatchObject([tagsOf("2"), tagsOf("1"), tagsOf("1"), tagsOf("1")]);
});

test("quotas and security policies can be asked for", () => {
  expect(t.call("elbv2", "DescribeAccountLimits", {})["Limits"]).toContainEqual({ Name: "rules-per-application-load-balancer", Max: "100" });
  expect(t.call("elbv2", "DescribeSSLPolicies", { Names: ["ELBSecurityPolicy-2016-08"] })["SslPolicies"]).toHaveLength(1);
  expect(t.refusal("elbv2", "DescribeSSLPolicies", { Names: ["mine"] })?.[0]).toBe("SSLPolicyNotFound");
});
