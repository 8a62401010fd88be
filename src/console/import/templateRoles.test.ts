import { expect, test } from "vitest";
import type { Call } from "../../aws/generated/api.ts";
import { withAnswers } from "../../aws/template/answered.ts";
import { provideIam } from "../../engine/services/iam/late.ts";
import { iamCode } from "../../engine/services/iam/code.ts";
import { emptyFile } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { readText, templateIn } from "./template.ts";

provideIam(iamCode);

const ROLES = `
Resources:
  Trust: &trust {Type: AWS::IAM::Role, Properties: {RoleName: web-task, AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Principal: {Service: ecs-tasks.amazonaws.com}, Action: sts:AssumeRole}]},
    ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy", "arn:aws:iam::aws:policy/NobodyKnowsIt", !Ref Own],
    Policies: [{PolicyName: bucket, PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: s3:GetObject, Resource: "*"}]}}]}}
  Own: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: sqs:SendMessage, Resource: "*"}]}}}
  Usual: {Type: AWS::IAM::Role, Properties: {RoleName: ecsTaskExecutionRole}}
  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Trust]}}
  Person: {Type: AWS::IAM::User}
  Definition: {Type: AWS::ECS::TaskDefinition, Properties: {Family: web, TaskRoleArn: !GetAtt Trust.Arn, ExecutionRoleArn: !GetAtt Usual.Arn, ContainerDefinitions: [{Name: web, Image: web, Memory: 64}]}}
`;

/** Runs what a text comes to, in an account of its own. */
function played(text: string) {
  const reading = templateIn(readText(text, true), { name: "shop", given: new Map(), known: new Set() });
  if (reading?.kind !== "plan") throw new Error(JSON.stringify(reading));
  const { plan } = reading;
  const session = new Session(emptyFile("roles", 1));
  const call = ({ service, operation, input }: Call) => {
    const answer = session.call({ service, operation, input });
    if (!answer.ok) throw new Error(`${operation}: ${answer.code}: ${answer.message}`);
    return answer.output as Readonly<Record<string, unknown>>;
  };
  const answers = new Map<string, unknown>();
  for (const { id, call: planned } of plan.steps) answers.set(id, call({ ...planned, input: withAnswers(planned.input, answers) }));
  return { plan, call };
}

test("roles come with their policies and profiles, before who takes them; the usual ones are there already", () => {
  const { plan, call } = played(ROLES);
  expect(plan.steps.map(({ call }) => call.operation)).toEqual(["CreatePolicy", "CreateRole", "AttachRolePolicy", "AttachRolePolicy", "PutRolePolicy", "CreateInstanceProfile", "AddRoleToInstanceProfile", "RegisterTaskDefinition"]);
  const ask = (operation: string, input: object) => call({ service: "iam", operation, input });
  expect(ask("ListAttachedRolePolicies", { RoleName: "web-task" })).toMatchObject({ AttachedPolicies: [{ PolicyName: "AmazonECSTaskExecutionRolePolicy" }, { PolicyName: "Own" }] });
  expect(ask("ListRolePolicies", { RoleName: "web-task" })).toMatchObject({ PolicyNames: ["bucket"] });
  expect(ask("GetInstanceProfile", { InstanceProfileName: "Profile" })).toMatchObject({ InstanceProfile: { Roles: [{ RoleName: "web-task" }] } });
  expect(call({ service: "ecs", operation: "DescribeTaskDefinition", input: { taskDefinition: "web" } })).toMatchObject({ taskDefinition: { taskRoleArn: "arn:aws:iam::123456789012:role/web-task", executionRoleArn: "arn:aws:iam::123456789012:role/ecsTaskExecutionRole" } });
  const said = plan.remarks.filter(({ kind }) => kind !== "used").map(({ what, text }) => `${what.split(" ")[0]}: ${text}`);
  expect(said).toEqual([
    "Trust: The policy arn:aws:iam::aws:policy/NobodyKnowsIt is not known here, and is attached to nobody.",
    "Usual: ecsTaskExecutionRole is there from the beginning, with what AWS gives it.",
    "Person: Resources of this type are not simulated.",
  ]);
});

const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });

const STATE = {
  format_version: "1.0",
  values: {
    root_module: {
      resources: [
        ["aws_iam_role", { name: "x", path: "/", arn: "arn:aws:iam::999988887777:role/x", assume_role_policy: policy({ Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }), max_session_duration: 3600, managed_policy_arns: [], inline_policy: [] }],
        ["aws_iam_policy", { name: "queue", path: "/", arn: "arn:aws:iam::999988887777:policy/queue", policy: policy({ Action: "sqs:SendMessage", Resource: "*" }) }],
        ["aws_iam_role_policy_attachment", { id: "x-1", role: "x", policy_arn: "arn:aws:iam::999988887777:policy/queue" }],
        ["aws_iam_role_policy", { name: "bucket", role: "x", policy: policy({ Action: "s3:GetObject", Resource: "*" }) }],
        ["aws_iam_instance_profile", { name: "x", path: "/", role: "x" }],
      ].map(([type, values]) => ({ address: `${String(type)}.it`, mode: "managed", type, name: "it", values })),
    },
  },
};

test("Terraform's are the same, its attachments resources of their own", () => {
  const { plan, call } = played(JSON.stringify(STATE));
  const ask = (operation: string, input: object) => call({ service: "iam", operation, input });
  expect(ask("ListAttachedRolePolicies", { RoleName: "x" })).toMatchObject({ AttachedPolicies: [{ PolicyName: "queue", PolicyArn: "arn:aws:iam::123456789012:policy/queue" }] });
  expect(ask("ListRolePolicies", { RoleName: "x" })).toMatchObject({ PolicyNames: ["bucket"] });
  expect(ask("GetInstanceProfile", { InstanceProfileName: "x" })).toMatchObject({ InstanceProfile: { Roles: [{ RoleName: "x" }] } });
  expect(plan.remarks.filter(({ kind }) => kind === "leftOut")).toEqual([]);
});
