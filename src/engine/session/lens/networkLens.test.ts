import { expect, test } from "vitest";
import { classicBalancerArn } from "../../../aws/arn.ts";
import { classicListenerId } from "../../../aws/classicListener.ts";
import { World } from "../../kernel/world.ts";
import { billing } from "../../services/billing/index.ts";
import { billingMeters } from "../../services/billing/meters.ts";
import { physics } from "../../physics/index.ts";
import { story } from "../../services/ecs/story.ts";
import { ec2, seedAccount } from "../../services/ec2/index.ts";
import { internetGateways } from "../../services/ec2/routing/tables.ts";
import { elb } from "../../services/elb/index.ts";
import { elbv2 } from "../../services/elbv2/index.ts";
import { Trial } from "../../services/elbv2/trial.ts";
import { networkLens } from "./networkLens.ts";

/** A load balancer with a listener and one target. */
function balanced(): { readonly trial: Trial; readonly listener: string; readonly look: () => ReturnType<typeof networkLens> } {
  const world = new World([physics, ec2, elb, elbv2, billing, billingMeters], 5);
  seedAccount(world.context);
  const trial = new Trial(world);
  trial.balancer = trial.createBalancer("web");
  trial.group = trial.createGroup("web-tg");
  const listener = trial.createListener();
  trial.instance = trial.launch();
  world.runUntil(60_000);
  trial.call("elbv2", "RegisterTargets", { TargetGroupArn: trial.group, Targets: [{ Id: trial.instance, Port: 32768 }] });
  return { trial, listener, look: () => networkLens(world.view) };
}

test("what is open says so", () => {
  const { trial, listener, look } = balanced();
  const { listeners, targetGroups, subnets, publicIps } = look();
  expect(listeners).toEqual({ [listener]: null });
  expect(targetGroups[trial.group]).toEqual({ targets: 1, reached: 1, stop: null });
  expect(Object.values(subnets)).toEqual(trial.subnetIds.map(() => ({ ecs: null, registry: null })));
  expect(publicIps[trial.instance]).toMatch(/^54\.80\./);
});

test("the group that drops what a load balancer sends is named, with the port", () => {
  const { trial, look } = balanced();
  const groupId = defaultGroup(trial);
  trial.call("ec2", "RevokeSecurityGroupIngress", { GroupId: groupId, IpPermissions: trial.wayIn() });
  expect(look().targetGroups[trial.group]).toEqual({
    targets: 1,
    reached: 0,
    stop: { port: 32768, hop: { at: "ingressRules", groupIds: [groupId], passes: false, ruleId: null } },
  });
});

test("the group that keeps clients out is named", () => {
  const { trial, listener, look } = balanced();
  trial.call("ec2", "RevokeSecurityGroupIngress", { GroupId: trial.securityGroup, IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" });
  expect(look().listeners[listener]).toMatchObject({ port: 80, hop: { at: "ingressRules", groupIds: [trial.securityGroup] } });
});

test("without an internet gateway, subnets get to nothing and nobody to a listener", () => {
  const { trial, listener, look } = balanced();
  const { context } = trial.world;
  for (const { internetGatewayId } of context.all(internetGateways)) context.update(internetGateways, internetGatewayId, { vpcId: null });
  const { listeners, subnets } = look();
  expect(listeners[listener]).toMatchObject({ hop: { at: "route", why: "blackhole" } });
  for (const { ecs, registry } of Object.values(subnets)) {
    expect(ecs).toMatchObject({ port: 443, hop: { why: "blackhole" } });
    expect(registry).toMatchObject({ hop: { why: "blackhole" } });
  }
});

test("of a Classic Load Balancer its ports are told by the ids that stand for their ARNs, and its instances by its own", () => {
  const s = story();
  s.fleet("ab");
  s.classicBalancer("front");
  s.define("web", { portMappings: [{ containerPort: 80, hostPort: 80 }] });
  s.serve("web", "web:1", 2, { loadBalancers: [{ loadBalancerName: "front", containerName: "web", containerPort: 80 }] });
  s.run(60);
  const arn = classicBalancerArn("front");
  const door = classicListenerId(arn, 80);
  expect(networkLens(s.world.view)).toMatchObject({ listeners: { [door]: null }, targetGroups: { [arn]: { targets: 2, reached: 2, stop: null } } });
  const { Reservations = [] } = s.call("ec2", "DescribeInstances", {});
  const groups = [s.call("elb", "DescribeLoadBalancers", {}).LoadBalancerDescriptions?.[0]?.SecurityGroups?.[0] ?? "", Reservations[0]?.Instances?.[0]?.SecurityGroups?.[0]?.GroupId ?? ""];
  for (const GroupId of groups) {
    const { SecurityGroups = [] } = s.call("ec2", "DescribeSecurityGroups", { GroupIds: [GroupId] });
    s.call("ec2", "RevokeSecurityGroupIngress", { GroupId, IpPermissions: SecurityGroups[0]?.IpPermissions ?? [] });
  }
  expect(networkLens(s.world.view)).toMatchObject({
    listeners: { [door]: { port: 80, hop: { at: "ingressRules", groupIds: [groups[0]] } } },
    targetGroups: { [arn]: { targets: 2, reached: 0, stop: { port: 80, hop: { at: "ingressRules", groupIds: [groups[1]] } } } },
  });
});

test("of a group without a load balancer nothing is reached, and nothing is in the way", () => {
  const { trial, look } = balanced();
  const alone = trial.createGroup("alone");
  expect(look().targetGroups[alone]).toEqual({ targets: 0, reached: 0, stop: null });
});

function defaultGroup(trial: Trial): string {
  const { SecurityGroups } = trial.call("ec2", "DescribeSecurityGroups", { GroupNames: ["default"] });
  return (SecurityGroups as { GroupId: string }[])[0]?.GroupId ?? "";
}
