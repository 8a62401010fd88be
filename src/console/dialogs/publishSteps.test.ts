import { expect, test } from "vitest";
import { balancerArn, groupArn, listener, loadBalancer, securityGroup, service, serviceArn, subnets, tablesOf, targetGroup } from "../graph/fixture.ts";
import { firstFree, portsOf } from "./choices.ts";
import { publishDraftFor, publishSteps } from "./publishSteps.ts";
import type { PublishRequest } from "./requests.ts";

const VPC = { vpcId: "vpc-00000000000000000", cidrBlock: "172.31.0.0/16", isDefault: true, enableDnsSupport: true, enableDnsHostnames: true, tags: [] };
const TABLES = tablesOf({
  "ec2.vpcs": [VPC],
  "ec2.subnets": subnets(),
  "ec2.securityGroups": [securityGroup("default"), securityGroup("lb")],
  "ecs.services": [service("web")],
  "elbv2.loadBalancers": [loadBalancer("public-alb", { securityGroupIds: ["sg-lb"] })],
  "elbv2.listeners": [listener("public-alb", 80, "web-tg")],
  "elbv2.targetGroups": [targetGroup("web-tg")],
});
const NOTHING: PublishRequest = { kind: "publish", wanted: "loadBalancer", loadBalancerArn: null, targetGroupArn: null, serviceArn: null };
/** A group for the balancer, open to everybody, and let in by the one that instances carry. */
const OPENING = ["CreateSecurityGroup", "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupIngress"] as const;
const PORT = { containerName: "web", containerPort: 80 };

function stepsOf(request: PublishRequest, outputs = new Map<string, unknown>()) {
  const draft = publishDraftFor(request, TABLES);
  const steps = publishSteps({ request, draft, port: PORT, graceSeconds: 30 }, TABLES) ?? [];
  return steps.map(({ call }) => call(outputs));
}

test("publishing a service makes group, balancer, listener, and only then attaches", () => {
  const calls = stepsOf({ ...NOTHING, serviceArn: serviceArn("web") });
  expect(calls.map(({ operation }) => operation)).toEqual(["CreateTargetGroup", ...OPENING, "CreateLoadBalancer", "CreateListener", "UpdateService"]);
});

test("tasks with network interfaces of their own get a target group of addresses", () => {
  const network = { subnetIds: ["subnet-1"], securityGroupIds: [] };
  const tables = tablesOf({ "ec2.vpcs": [VPC], "ec2.subnets": subnets(), "ecs.services": [service("web", { network }), service("api")] });
  const typeFor = (name: string) => {
    const request = { ...NOTHING, serviceArn: serviceArn(name) };
    const steps = publishSteps({ request, draft: publishDraftFor(request, tables), port: PORT, graceSeconds: 30 }, tables);
    return steps?.[0]?.call(new Map()).input;
  };
  expect([typeFor("web"), typeFor("api")]).toMatchObject([{ TargetType: "ip" }, { TargetType: "instance" }]);
});

test("later calls name what earlier ones were answered", () => {
  const outputs = new Map<string, unknown>([
    ["targetGroup", { TargetGroups: [{ TargetGroupArn: groupArn("new-tg") }] }],
    ["loadBalancer", { LoadBalancers: [{ LoadBalancerArn: balancerArn("new-alb") }] }],
  ]);
  const [made, update] = stepsOf({ ...NOTHING, serviceArn: serviceArn("web") }, outputs).slice(-2);
  expect(made?.input).toMatchObject({ LoadBalancerArn: balancerArn("new-alb"), DefaultActions: [{ Type: "forward", TargetGroupArn: groupArn("new-tg") }] });
  expect(update?.input).toMatchObject({ loadBalancers: [{ targetGroupArn: groupArn("new-tg"), ...PORT }] });
});

test.each([
  [{ wanted: "targetGroup" }, ["CreateTargetGroup"]],
  [{ wanted: "listener", loadBalancerArn: balancerArn("public-alb") }, ["CreateTargetGroup", "AuthorizeSecurityGroupIngress", "CreateListener"]],
  [{ wanted: "loadBalancer", targetGroupArn: groupArn("web-tg") }, [...OPENING, "CreateLoadBalancer", "CreateListener"]],
] as const)("%j takes the calls %j", (asked, operations) => {
  expect(stepsOf({ ...NOTHING, ...asked }).map(({ operation }) => operation)).toEqual(operations);
});

test("drafts have AWS's defaults and names and ports that are free", () => {
  expect(publishDraftFor({ ...NOTHING, wanted: "listener", loadBalancerArn: balancerArn("public-alb") }, TABLES)).toMatchObject({
    loadBalancerName: "public-alb-2",
    targetGroupName: "web-tg-2",
    listenerPort: 8080,
    healthCheckIntervalSeconds: 30,
    healthCheckTimeoutSeconds: 5,
    healthyThresholdCount: 5,
    unhealthyThresholdCount: 2,
  });
});

test("the balancer's group is open at the listener's port, and let in by the group that instances carry", () => {
  const outputs = new Map<string, unknown>([["securityGroup", { GroupId: "sg-new" }]]);
  const [made, open, letIn, balancer] = stepsOf({ ...NOTHING, targetGroupArn: groupArn("web-tg") }, outputs);
  expect(made?.input).toMatchObject({ GroupName: "public-alb-2-sg", VpcId: VPC.vpcId });
  expect(open?.input).toMatchObject({ GroupId: "sg-new", IpPermissions: [{ FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }] });
  expect(letIn?.input).toMatchObject({ GroupId: "sg-default", IpPermissions: [{ FromPort: 0, ToPort: 65_535, UserIdGroupPairs: [{ GroupId: "sg-new" }] }] });
  expect(balancer?.input).toMatchObject({ SecurityGroups: ["sg-new"] });
});

test("an empty number keeps the form from making calls", () => {
  const draft = { ...publishDraftFor(NOTHING, TABLES), listenerPort: null };
  expect(publishSteps({ request: NOTHING, draft, port: undefined, graceSeconds: null }, TABLES)).toBeNull();
});

test.each([
  [[], "web"],
  [["web"], "web-2"],
  [["web", "web-2", "web-4"], "web-3"],
])("with %j taken, the next name is %s", (taken, name) => {
  expect(firstFree("web", new Set(taken))).toBe(name);
});

test("a definition without ports has none to reach", () => {
  expect(portsOf(undefined)).toEqual([]);
});
