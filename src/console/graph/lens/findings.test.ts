import { expect, test } from "vitest";
import { classicListenerId } from "../../../aws/classicListener.ts";
import type { NetworkLens, NetworkStop, Rows } from "../../../bridge/protocol.ts";
import { instancesOf } from "../../store/lens.ts";
import { replica } from "../../store/replica.ts";
import { balancerArn, classicBalancer, definition, groupArn, listener, loadBalancer, service, serviceArn, tablesOf, targetGroup } from "../fixture.ts";
import { findingsOf } from "./findings.ts";

const SHUT: NetworkStop = { port: 32768, hop: { at: "ingressRules", groupIds: ["sg-1"], passes: false, ruleId: null } };
const OPEN: NetworkLens = { listeners: {}, targetGroups: {}, subnets: {}, publicIps: {} };

const tables = tablesOf({
  "ec2.securityGroups": [{ groupId: "sg-1", groupName: "instances" } as Rows["ec2.securityGroups"]],
  "elbv2.loadBalancers": [loadBalancer("web", { availabilityZones: ["us-east-1a"], securityGroupIds: ["sg-1"] })],
  "elbv2.listeners": [listener("web", 80, "web-tg"), listener("web", 443, "web-tg")],
  "elbv2.targetGroups": [targetGroup("web-tg"), targetGroup("api-tg")],
  "ecs.services": [service("web"), service("api", { taskDefinitionArn: definition("api").taskDefinitionArn })],
  "ecs.taskDefinitions": [withRole("web"), definition("api")],
});

function withRole(family: string): Rows["ecs.taskDefinitions"] {
  const row = definition(family);
  return { ...row, definition: { ...row.definition, executionRoleArn: "pull" } };
}

const state = { ...replica.getState(), tables };

function denied(roleArn: string, action: string, resource: string): Rows["iam.decisions"] {
  return { decisionId: `${roleArn} ${action} implicitDeny`, roleArn, action, resource, outcome: "implicitDeny", lastTime: 1, message: `not ${action}` } as Rows["iam.decisions"];
}

test("arrows along which nothing gets through are marked, with the group that drops it", () => {
  const [first = "", second = ""] = tables["elbv2.listeners"].keys();
  const targetGroups = { [groupArn("web-tg")]: { targets: 2, reached: 0, stop: SHUT }, [groupArn("api-tg")]: { targets: 2, reached: 1, stop: SHUT } };
  const { marks, say } = findingsOf("network", { tables, answer: { ...OPEN, listeners: { [first]: SHUT, [second]: SHUT }, targetGroups } });
  expect([...marks.keys()]).toEqual([balancerArn("web"), groupArn("web-tg")]);
  expect(marks.get(groupArn("web-tg"))).toEqual({ kind: "shut", says: "Nothing gets through: no inbound rule of instances lets in TCP 32768" });
  expect(say(groupArn("api-tg"), state)).toBe("The load balancer gets through to 1 of 2 targets: no inbound rule of instances lets in TCP 32768.");
  expect(say("internet", state)).toBe("Clients do not get in to web.");
});

test("a load balancer with one open listener lets clients in", () => {
  const [first = "", second = ""] = tables["elbv2.listeners"].keys();
  const { marks, say } = findingsOf("network", { tables, answer: { ...OPEN, listeners: { [first]: SHUT, [second]: null } } });
  expect(marks.size).toBe(0);
  expect(say(balancerArn("web"), state)).toBe("internet-facing in us-east-1a. Security groups instances. Clients get in.");
});

test("of a Classic Load Balancer its clients and the way to its instances are marked, and told to who cannot see them", () => {
  const front = classicBalancer("front", { availabilityZones: ["us-east-1a"], securityGroupIds: ["sg-1"] });
  const own = { ...tables, "elb.loadBalancers": new Map([[front.loadBalancerArn, front]]) };
  const arn = front.loadBalancerArn;
  const { marks, say } = findingsOf("network", { tables: own, answer: { ...OPEN, listeners: { [classicListenerId(arn, 80)]: SHUT }, targetGroups: { [arn]: { targets: 2, reached: 0, stop: SHUT } } } });
  expect([...marks.keys()]).toEqual([arn, instancesOf(arn)]);
  expect(say("internet", { ...state, tables: own })).toBe("Clients do not get in to front.");
  expect(say(arn, { ...state, tables: own })).toBe(
    "internet-facing in us-east-1a. Security groups instances. Clients do not get in: no inbound rule of instances lets in TCP 32768. The load balancer gets through to 0 of 2 instances: no inbound rule of instances lets in TCP 32768.",
  );
});

test("a padlock stands on the arrow whose call was refused", () => {
  const ecs = "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
  const front = classicBalancer("front").loadBalancerArn;
  const decisions = [denied(ecs, "elasticloadbalancing:RegisterTargets", groupArn("api-tg")), denied(ecs, "elasticloadbalancing:RegisterInstancesWithLoadBalancer", front), denied("arn:aws:iam::123456789012:role/pull", "ecr:BatchGetImage", "*")];
  const { marks } = findingsOf("permissions", { tables: { ...tables, "iam.decisions": new Map(decisions.map((row) => [row.decisionId, row])) }, answer: null });
  expect([...marks]).toEqual([
    [groupArn("api-tg"), { kind: "locked", says: "not elasticloadbalancing:RegisterTargets" }],
    [instancesOf(front), { kind: "locked", says: "not elasticloadbalancing:RegisterInstancesWithLoadBalancer" }],
    [serviceArn("web"), { kind: "locked", says: "not ecr:BatchGetImage" }],
  ]);
});
