import { describe, expect, test } from "vitest";
import type { Call, Rows, TableChanges, TableName } from "../../../bridge/protocol.ts";
import { emptyFile } from "../../../engine/session/scenario.ts";
import { Session } from "../../../engine/session/session.ts";
import { fold, NO_TABLES, type Tables } from "../../store/replica.ts";
import { fieldOf } from "../fieldOf.ts";
import { LINUX_IMAGES, WINDOWS_IMAGES } from "../machineImages.ts";
import { imageOf, NO_ROLE, templateDraftFor, type Template, type TemplateDraft } from "./templateDraft.ts";
import { stepsOfPart, templateSteps } from "./templateSteps.ts";

function tablesOf({ world }: Session): Tables {
  const names = Object.keys(NO_TABLES) as TableName[];
  return fold(NO_TABLES, Object.fromEntries(names.map((name) => [name, world.rows(name)])) as TableChanges);
}

/** Makes the calls of a template as the form does, up to the first refusal, and lets some minutes pass. */
function made(template: Template, change: Partial<TemplateDraft> = {}, before: readonly Call[] = []) {
  const session = new Session(emptyFile("x", 3));
  for (const call of before) expect(session.call(call)).toMatchObject({ ok: true });
  const tables = tablesOf(session);
  const draft = { ...templateDraftFor(template, tables), ...change };
  const outputs = new Map<string, unknown>();
  const operations: string[] = [];
  for (const { id, call: callOf } of templateSteps(draft, tables) ?? []) {
    const call = callOf(outputs);
    const answer = session.call(call);
    if (!answer.ok) return { session, operations, refusal: `${answer.code}: ${answer.message}`, field: fieldOf(call.operation, answer) };
    operations.push(call.operation);
    outputs.set(id, answer.output);
  }
  session.runUntil(300_000);
  return { session, operations, refusal: null, field: null };
}

const registered = (session: Session): readonly Rows["ecs.containerInstances"][] => [...tablesOf(session)["ecs.containerInstances"].values()].filter((row) => row.agentConnected);
const systems = (session: Session) => registered(session).map(({ attributes }) => attributes["ecs.os-family"]);

const NETWORK = [
  "CreateVpc", "ModifyVpcAttribute", "CreateSubnet", "CreateSubnet", "ModifySubnetAttribute", "ModifySubnetAttribute",
  "CreateInternetGateway", "AttachInternetGateway", "CreateRouteTable", "CreateRoute", "AssociateRouteTable", "AssociateRouteTable",
];

describe("the template", () => {
  test("empty is a cluster", () => {
    expect(made("empty").operations).toEqual(["CreateCluster"]);
  });

  test("networking only is a cluster for Fargate and a VPC", () => {
    const { operations, session } = made("networking");
    expect(operations).toEqual(["CreateCluster", ...NETWORK]);
    expect([...tablesOf(session)["ecs.clusterOptions"].values()]).toMatchObject([{ capacityProviders: ["FARGATE", "FARGATE_SPOT"] }]);
  });

  test("EC2 Linux makes a cluster whose instances register, one in each zone", () => {
    const { operations, session } = made("linux");
    expect(operations).toEqual(["CreateCluster", ...NETWORK, "CreateSecurityGroup", "AuthorizeSecurityGroupIngress", "CreateLaunchTemplate", "CreateAutoScalingGroup"]);
    expect(systems(session)).toEqual(["LINUX", "LINUX"]);
    expect(registered(session).map(({ availabilityZone }) => availabilityZone).toSorted()).toEqual(["us-east-1a", "us-east-1b"]);
    expect([...tablesOf(session)["ec2.instances"].values()].map(({ tags }) => tags.map(({ key, value }) => `${key}=${value}`))).toEqual(
      Array.from({ length: 2 }, () => ["aws:autoscaling:groupName=EC2ContainerService-prod", "Name=ECS Instance - EC2ContainerService-prod"]),
    );
  });

  test("EC2 Windows does so with Windows", () => {
    const { session } = made("windows", { count: 1, clusterName: "win" });
    expect(systems(session)).toEqual(["WINDOWS_SERVER_2022_CORE"]);
  });

  test("goes into a VPC that stands, with a group that stands", () => {
    const tables = tablesOf(new Session(emptyFile("x", 3)));
    const [vpc = "", securityGroup = ""] = [[...tables["ec2.vpcs"].keys()][0], [...tables["ec2.securityGroups"].keys()][0]];
    const { operations, session } = made("linux", { vpc, securityGroup, count: 3 });
    expect(operations).toEqual(["CreateCluster", "CreateLaunchTemplate", "CreateAutoScalingGroup"]);
    expect(registered(session).map(({ availabilityZone }) => availabilityZone).toSorted()).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
  });

  test("makes the role of container instances where the account has lost it", () => {
    const Role = { RoleName: "ecsInstanceRole", InstanceProfileName: "ecsInstanceRole" };
    const gone: readonly Call[] = [
      { service: "iam", operation: "RemoveRoleFromInstanceProfile", input: Role },
      { service: "iam", operation: "DeleteInstanceProfile", input: { InstanceProfileName: "ecsInstanceRole" } },
      { service: "iam", operation: "DetachRolePolicy", input: { RoleName: "ecsInstanceRole", PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role" } },
      { service: "iam", operation: "DeleteRole", input: { RoleName: "ecsInstanceRole" } },
    ];
    const { operations, session } = made("linux", {}, gone);
    expect(operations).toEqual(expect.arrayContaining(["CreateRole", "AttachRolePolicy", "CreateInstanceProfile", "AddRoleToInstanceProfile"]));
    expect(registered(session)).toHaveLength(2);
  });
});

test.each<readonly [string, Template, Partial<TemplateDraft>]>([
  ["a plain image", "linux", { image: LINUX_IMAGES[1]?.parameter ?? "" }],
  ["a plain image of Windows", "windows", { image: WINDOWS_IMAGES[3]?.parameter ?? "" }],
  ["the name of another cluster", "linux", { userData: "#!/bin/bash\necho ECS_CLUSTER=prdo >> /etc/ecs/ecs.config\n" }],
  ["no role", "linux", { role: NO_ROLE }],
  ["no Initialize-ECSAgent", "windows", { userData: "<powershell>\n</powershell>" }],
])("with %s all is made and nothing registers, as in life", (_, template, change) => {
  const { refusal, session } = made(template, change);
  expect(refusal).toBeNull();
  expect([...tablesOf(session)["ec2.instances"].values()].filter(({ state }) => state === "running")).toHaveLength(2);
  expect(registered(session)).toEqual([]);
});

test.each<readonly [string, Partial<TemplateDraft>, string | null, number]>([
  ["a block that is none", { cidr: "10.0.0.0" }, "cidr", 1],
  ["a subnet outside its VPC", { subnetCidrs: ["10.0.0.0/24", "192.168.0.0/24"] }, "subnetCidr", 4],
  ["a source that is no block", { source: "everybody" }, "ingressSource", 14],
  ["another architecture", { image: LINUX_IMAGES[1]?.parameter ?? "", instanceType: "t4g.small" }, "instanceType", 16],
])("%s is refused at its field, and what was made stays", (_, change, field, count) => {
  const refused = made("linux", change);
  expect([refused.field, refused.operations.length]).toEqual([field, count]);
  expect([...tablesOf(refused.session)["ecs.clusters"].values()]).toHaveLength(1);
});

test("another template is another image, and a part knows its calls", () => {
  const tables = tablesOf(new Session(emptyFile("x", 3)));
  const draft = templateDraftFor("linux", tables);
  expect(imageOf("windows").image).toBe(WINDOWS_IMAGES[0]?.parameter);
  expect(stepsOfPart(templateSteps(draft, tables), "securityGroup").map(({ id }) => id)).toEqual(["securityGroup", "securityGroup rule"]);
  expect(templateSteps({ ...draft, count: null }, tables)).toBeNull();
});
