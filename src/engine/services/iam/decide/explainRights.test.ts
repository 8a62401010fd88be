import { beforeEach, expect, test } from "vitest";
import { Trial } from "../../../trial.ts";
import { explainRights } from "./explainRights.ts";

const EXECUTION = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";
const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf";

let t: Trial;
beforeEach(() => {
  t = new Trial();
});

const explained = (action: string, servicePrincipal = "ecs-tasks.amazonaws.com") =>
  explainRights(t.world.view, { roleArn: EXECUTION, action, resource: SECRET, servicePrincipal });

test("what is allowed, is by statements of policies", () => {
  expect(explained("ecr:BatchGetImage")).toMatchObject({
    outcome: "allowed",
    statements: [{ policy: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy", statement: { Effect: "Allow", Resource: "*" } }],
    wouldAllow: null,
    policies: [],
  });
});

test("what nothing allows, a statement would, or a policy of AWS", () => {
  const { wouldAllow, policies, ...why } = explained("secretsmanager:GetSecretValue");
  expect(why).toEqual({ outcome: "implicitDeny", statements: [], isOutOfBounds: false });
  expect(wouldAllow).toEqual({ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: SECRET });
  expect(policies).toContain("arn:aws:iam::aws:policy/SecretsManagerReadWrite");
  expect(policies).not.toContain("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");
  t.call("iam", "PutRolePolicy", { RoleName: "ecsTaskExecutionRole", PolicyName: "p", PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [wouldAllow] }) });
  expect(explained("secretsmanager:GetSecretValue").outcome).toBe("allowed");
});

test("what a statement denies no other allows; it is shown", () => {
  const Statement = { Sid: "No", Effect: "Deny", Action: "secretsmanager:*", Resource: "*" };
  t.call("iam", "PutRolePolicy", { RoleName: "ecsTaskExecutionRole", PolicyName: "p", PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }) });
  expect(explained("secretsmanager:GetSecretValue")).toEqual({ outcome: "explicitDeny", statements: [{ policy: "p", statement: Statement }], isOutOfBounds: false, wouldAllow: null, policies: [] });
});

test("who is not trusted would have to be", () => {
  expect(explained("ecr:BatchGetImage", "ec2.amazonaws.com")).toMatchObject({ outcome: "cannotAssume", wouldAllow: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" } });
});
