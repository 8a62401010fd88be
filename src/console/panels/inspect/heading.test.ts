import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { cluster, containerInstance, containerInstanceArn, definition, groupArn, machine, service, serviceArn, subnets, tablesOf, targetGroup, task } from "../../graph/fixture.ts";
import { headingOf } from "./heading.ts";
import { subjectOf } from "./subject.ts";

const INSTANCE = "i-0a41c2d3e4f5a6b7c";

type Row = Parameters<typeof tablesOf>[0];

function headingFor(table: keyof Rows, id: string, rows: Row): readonly string[] {
  const tables = tablesOf(rows);
  const subject = subjectOf({ table, id }, tables);
  if (subject === null) return ["gone"];
  const { title, look, sub } = headingOf(subject, tables);
  return [title, look.word, sub];
}

const deployment = (rolloutState: string) =>
  ({ deploymentId: "d", serviceArn: serviceArn("web"), status: "PRIMARY", rolloutState }) as Rows["ecs.deployments"];
const event = (message: string) => ({ eventId: "e", serviceArn: serviceArn("web"), message, createdAt: 1 });

test.each([
  ["Steady", {}, []],
  ["Adjusting", { steady: false }, []],
  ["Draining", { status: "DRAINING" }, []],
  ["Inactive", { status: "INACTIVE" }, []],
  ["Tasks fail to start", { retryAt: 5 }, []],
  ["Deploying", {}, [deployment("IN_PROGRESS")]],
  ["Deployment failed", {}, [deployment("FAILED")]],
] as const)("a service that is %s", (word, more, deployments) => {
  const rows = { "ecs.services": [service("web", more)], "ecs.deployments": deployments };
  expect(headingFor("ecs.services", serviceArn("web"), rows)).toEqual(["web", word, "Replica service on EC2 in prod"]);
});

test("a service that cannot place a task says so, also while it deploys", () => {
  const rows = {
    "ecs.services": [service("web", { steady: false })],
    "ecs.deployments": [deployment("IN_PROGRESS")],
    "ecs.serviceEvents": [event("(service web) was unable to place a task because no container instance met all of its requirements.")],
  };
  expect(headingFor("ecs.services", serviceArn("web"), rows)[1]).toBe("Cannot place a task");
});

test.each([
  ["Booting", { state: "pending" }, null],
  ["Not registered", {}, null],
  ["Not registered", {}, { status: "INACTIVE" }],
  ["Agent connected", {}, {}],
  ["Agent lost", {}, { agentConnected: false }],
  ["Draining", {}, { status: "DRAINING" }],
  ["Terminated", { state: "terminated" }, {}],
] as const)("an instance: %s", (word, ec2, ecs) => {
  const rows = { "ec2.instances": [machine(INSTANCE, ec2)], "ecs.containerInstances": ecs === null ? [] : [containerInstance(INSTANCE, ecs)] };
  const [title, shown, sub] = headingFor("ec2.instances", INSTANCE, rows);
  expect([title, shown]).toEqual(["m5.large i-0a41", word]);
  expect(sub).toBe(ecs === null ? "EC2 instance in no cluster, us-east-1a" : "Container instance in prod, us-east-1a");
});

test("an instance is one thing, whichever of its rows is selected", () => {
  const rows = { "ec2.instances": [machine(INSTANCE)], "ecs.containerInstances": [containerInstance(INSTANCE)] };
  expect(headingFor("ecs.containerInstances", containerInstanceArn(INSTANCE), rows)).toEqual(headingFor("ec2.instances", INSTANCE, rows));
});

test.each([
  ["Running", {}],
  ["Health checks", { healthyAt: null }],
  ["Healthy", { healthStatus: "HEALTHY" }],
  ["Unhealthy", { healthStatus: "UNHEALTHY" }],
  ["Pending", { lastStatus: "PENDING" }],
  ["Stopping", { desiredStatus: "STOPPED" }],
  ["Deactivating", { desiredStatus: "STOPPED", lastStatus: "DEACTIVATING" }],
  ["Stopped", { desiredStatus: "STOPPED", lastStatus: "STOPPED", stopCode: "UserInitiated" }],
  ["Stopped, failed", { desiredStatus: "STOPPED", lastStatus: "STOPPED", stopCode: "EssentialContainerExited" }],
] as const)("a task: %s", (word, more) => {
  const row = task("8f14", { healthyAt: 1, ...more });
  expect(headingFor("ecs.tasks", row.taskArn, { "ecs.tasks": [row] })[1]).toBe(word);
});

test("a target group counts its targets", () => {
  const target = (port: number, state: string) => ({ targetKey: String(port), targetGroupArn: groupArn("web-tg"), port, state }) as Rows["elbv2.targets"];
  const group = { "elbv2.targetGroups": [targetGroup("web-tg")] };
  const word = (...targets: readonly Rows["elbv2.targets"][]) => headingFor("elbv2.targetGroups", groupArn("web-tg"), { ...group, "elbv2.targets": targets })[1];
  expect(word()).toBe("No targets");
  expect(word(target(1, "healthy"), target(2, "initial"))).toBe("1 of 2 healthy");
});

test("clusters and task definitions say what they hold", () => {
  const rows = {
    "ecs.clusters": [cluster("prod")],
    "ecs.services": [service("web"), service("old", { status: "INACTIVE" })],
    "ecs.containerInstances": [containerInstance(INSTANCE)],
    "ecs.taskDefinitions": [definition("web", 15)],
  };
  expect(headingFor("ecs.clusters", cluster("prod").clusterArn, rows)).toEqual(["prod", "Active", "Cluster with 1 service on 1 instance"]);
  expect(headingFor("ecs.taskDefinitions", definition("web", 15).taskDefinitionArn, rows)).toEqual([
    "web:15",
    "Active",
    "Task definition, 256 CPU units, 512 MiB, bridge",
  ]);
});

test("what does not exist at this time has no heading", () => {
  expect(headingFor("ecs.services", serviceArn("web"), {})).toEqual(["gone"]);
});

const VPC = { vpcId: "vpc-0123456789abcdef0", cidrBlock: "10.0.0.0/16", isDefault: true } as Rows["ec2.vpcs"];
const GROUP = { groupId: "sg-1", groupName: "web", ingress: [], egress: [{}] } as unknown as Rows["ec2.securityGroups"];
const ROLE = { roleKey: "app", roleName: "app", path: "/", attachedPolicyArns: ["arn"], inlinePolicies: [] } as unknown as Rows["iam.roles"];
const DENIED = { decisionId: "d", roleArn: "arn:aws:iam::123456789012:role/app", action: "s3:GetObject", outcome: "implicitDeny", lastTime: 1 } as Rows["iam.decisions"];

test.each<readonly [keyof Rows, string, Row, readonly string[]]>([
  ["ec2.vpcs", VPC.vpcId, { "ec2.vpcs": [VPC] }, ["vpc-0123", "VPC", "VPC, 10.0.0.0/16, the default one"]],
  ["ec2.subnets", "subnet-00000000000000000", { "ec2.subnets": subnets() }, ["subnet-0000", "isolated", "Subnet 172.31.0.0/20 in us-east-1a"]],
  ["ec2.securityGroups", "sg-1", { "ec2.securityGroups": [GROUP] }, ["web", "Security group", "0 rules in, 1 rule out"]],
  ["iam.roles", "app", { "iam.roles": [ROLE] }, ["app", "Role", "IAM role, 1 attached and 0 inline policies"]],
  ["iam.roles", "app", { "iam.roles": [ROLE], "iam.decisions": [DENIED] }, ["app", "1 denied", "IAM role, 1 attached and 0 inline policies"]],
])("what has no place on the map has a heading: %s %s", (table, id, rows, heading) => {
  expect(headingFor(table, id, rows)).toEqual(heading);
});
