import { beforeEach, describe, expect, test } from "vitest";
import { Trial } from "../../../trial.ts";
import { decide, type Decision } from "../contract.ts";
import { AWS_POLICIES } from "../../../../aws/awsPolicies.ts";
import { decideAtFirst } from "./decide.ts";
import { decideByPolicies } from "./decideByPolicies.ts";
import { USUAL_RIGHTS } from "./usualRights.ts";

const TASKS = "ecs-tasks.amazonaws.com";
const ROLE = "arn:aws:iam::123456789012:role/shop";
const trusting = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service: TASKS }, Action: "sts:AssumeRole", ...statement } });
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

let t: Trial;
beforeEach(() => {
  t = new Trial();
  t.call("iam", "CreateRole", { RoleName: "shop", AssumeRolePolicyDocument: trusting({}) });
});

function allow(...statements: readonly object[]): void {
  t.call("iam", "PutRolePolicy", { RoleName: "shop", PolicyName: "own", PolicyDocument: policy(...statements) });
}

function ask(action: string, resource = "arn:aws:s3:::shop/cart", context: Readonly<Record<string, string>> = {}): Decision {
  return decide(t.world.view, { roleArn: ROLE, sessionName: "0123", action, resource, context }, TASKS);
}

const outcome = (...of: Parameters<typeof ask>): string => {
  const decision = ask(...of);
  return decision.allowed ? "allowed" : decision.why;
};

const S3 = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };

test("what no policy allows is denied, in AWS's words", () => {
  expect(ask("s3:GetObject")).toEqual({
    allowed: false,
    why: "implicitDeny",
    message:
      "User: arn:aws:sts::123456789012:assumed-role/shop/0123 is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::shop/cart because no identity-based policy allows the s3:GetObject action",
  });
  allow(S3, { Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::shop/c*" });
  expect(ask("s3:GetObject")).toEqual({
    allowed: false,
    why: "explicitDeny",
    message:
      "User: arn:aws:sts::123456789012:assumed-role/shop/0123 is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::shop/cart with an explicit deny in an identity-based policy",
  });
  expect(outcome("s3:GetObject", "arn:aws:s3:::shop/a")).toBe("allowed");
});

describe("what a statement is about", () => {
  test.each<[string, object, string]>([
    ["its action", { Action: "s3:GetObject" }, "allowed"],
    ["whatever its letters", { Action: "S3:getobject" }, "allowed"],
    ["with a star", { Action: "s3:Get*" }, "allowed"],
    ["with a question mark", { Action: "s3:Get?bject" }, "allowed"],
    ["one of several", { Action: ["s3:PutObject", "*"] }, "allowed"],
    ["another", { Action: "s3:GetObjects" }, "implicitDeny"],
    ["none but one", { Action: undefined, NotAction: "s3:PutObject" }, "allowed"],
    ["none of these", { Action: undefined, NotAction: ["s3:Put*", "s3:Get*"] }, "implicitDeny"],
    ["its resource", { Resource: "arn:aws:s3:::shop/cart" }, "allowed"],
    ["as it is written", { Resource: "arn:aws:s3:::Shop/cart" }, "implicitDeny"],
    ["a part of it", { Resource: "arn:aws:s3:::shop" }, "implicitDeny"],
    ["all of a service", { Resource: "arn:aws:s3:::*" }, "allowed"],
    ["no resource but one", { Resource: undefined, NotResource: "arn:aws:s3:::shop/other" }, "allowed"],
    ["not this one", { Resource: undefined, NotResource: "arn:aws:s3:::shop/c*" }, "implicitDeny"],
    ["a variable", { Resource: "arn:aws:s3:::${s3:bucket}/cart" }, "allowed"],
    ["a variable that is not known", { Resource: "arn:aws:s3:::${s3:prefix}*" }, "implicitDeny"],
  ])("%s", (_what, elements, expected) => {
    allow({ ...S3, ...elements });
    expect(outcome("s3:GetObject", undefined, { "s3:bucket": "shop" })).toBe(expected);
  });
});

describe("conditions", () => {
  test.each<[string, Readonly<Record<string, unknown>>, "allowed" | "implicitDeny"]>([
    ["StringEquals", { "aws:k": ["other", "Value"] }, "allowed"],
    ["StringEquals", { "AWS:K": "Value" }, "allowed"],
    ["StringEquals", { "aws:k": "value" }, "implicitDeny"],
    ["StringEquals", { "aws:k": "V*" }, "implicitDeny"],
    ["StringEquals", { "aws:k": "Value", "aws:missing": "x" }, "implicitDeny"],
    ["StringEquals", { "aws:missing": "x" }, "implicitDeny"],
    ["StringEqualsIfExists", { "aws:missing": "x" }, "allowed"],
    ["StringEqualsIfExists", { "aws:k": "x" }, "implicitDeny"],
    ["StringEqualsIgnoreCase", { "aws:k": "VALUE" }, "allowed"],
    ["StringNotEquals", { "aws:k": ["x", "y"] }, "allowed"],
    ["StringNotEquals", { "aws:k": ["x", "Value"] }, "implicitDeny"],
    ["StringNotEquals", { "aws:missing": "x" }, "allowed"],
    ["StringLike", { "aws:k": "V?l*" }, "allowed"],
    ["StringLike", { "aws:k": "v*" }, "implicitDeny"],
    ["StringNotLike", { "aws:k": "V*" }, "implicitDeny"],
    ["ForAnyValue:StringEquals", { "aws:k": ["Value"] }, "allowed"],
    ["ForAnyValue:StringNotEquals", { "aws:missing": ["x"] }, "implicitDeny"],
    ["ForAllValues:StringEquals", { "aws:missing": ["x"] }, "allowed"],
    ["ArnLike", { "aws:arn": "arn:aws:ecs:*:*:cluster/*" }, "allowed"],
    ["ArnEquals", { "aws:arn": "arn:aws:ecs:*:*:cluster/?eb" }, "allowed"],
    ["ArnLike", { "aws:arn": "arn:aws:*:cluster/*" }, "implicitDeny"],
    ["ArnNotLike", { "aws:arn": "arn:aws:ecs:*:*:cluster/web" }, "implicitDeny"],
    ["Null", { "aws:k": "false" }, "allowed"],
    ["Null", { "aws:k": "true" }, "implicitDeny"],
    ["Null", { "aws:missing": true }, "allowed"],
    ["Null", { "aws:missing": "false" }, "implicitDeny"],
    ["Bool", { "aws:bool": true }, "allowed"],
    ["Bool", { "aws:bool": "false" }, "implicitDeny"],
    ["BoolIfExists", { "aws:missing": "true" }, "allowed"],
    ["NumericLessThan", { "aws:n": "10" }, "implicitDeny"],
    ["NumericLessThanEquals", { "aws:n": 10 }, "allowed"],
    ["IpAddress", { "aws:SourceIp": "10.0.0.0/8" }, "implicitDeny"],
    ["NotIpAddress", { "aws:SourceIp": "10.0.0.0/8" }, "allowed"],
    ["StringEquals", { "aws:PrincipalAccount": "${aws:ResourceAccount}" }, "allowed"],
  ])("%s %j: %s", (operator, keys, expected) => {
    allow({ ...S3, Condition: { [operator]: keys } });
    const context = { "aws:k": "Value", "aws:arn": "arn:aws:ecs:us-east-1:123456789012:cluster/web", "aws:bool": "true", "aws:n": "10" };
    expect(outcome("s3:GetObject", undefined, context)).toBe(expected);
  });
});

test("a boundary allows nothing, and without it nothing is allowed", () => {
  const bounded = "arn:aws:iam::123456789012:role/bounded";
  t.call("iam", "CreateRole", { RoleName: "bounded", AssumeRolePolicyDocument: trusting({}), PermissionsBoundary: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" });
  const asked = (action: string) => decide(t.world.view, { roleArn: bounded, sessionName: "x", action, resource: "*" }, TASKS);
  expect(asked("s3:GetObject")).toMatchObject({ why: "implicitDeny", message: expect.stringContaining("because no identity-based policy allows") });
  t.call("iam", "AttachRolePolicy", { RoleName: "bounded", PolicyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" });
  expect(asked("s3:GetObject")).toEqual({ allowed: true });
  expect(asked("s3:PutObject")).toMatchObject({ why: "implicitDeny", message: expect.stringContaining("because no permissions boundary allows the s3:PutObject action") });
});

describe("who may act in a role", () => {
  test.each<[string, object, boolean]>([
    ["its service", {}, true],
    ["one of its services", { Principal: { Service: ["ec2.amazonaws.com", TASKS] } }, true],
    ["another service", { Principal: { Service: "ec2.amazonaws.com" } }, false],
    ["a deny", { Effect: "Deny" }, false],
    ["any action of STS", { Action: "sts:*" }, true],
    ["only another action", { Action: "sts:TagSession" }, false],
    ["for this account", { Condition: { StringEquals: { "aws:SourceAccount": "123456789012" }, ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:123456789012:*" } } }, true],
    ["for another account", { Condition: { StringEquals: { "aws:SourceAccount": "210987654321" } } }, false],
    ["an account alone", { Principal: { AWS: "*" } }, false],
  ])("%s", (_who, statement, expected) => {
    allow(S3);
    t.call("iam", "UpdateAssumeRolePolicy", { RoleName: "shop", PolicyDocument: trusting(statement) });
    expect(outcome("s3:GetObject")).toBe(expected ? "allowed" : "cannotAssume");
  });
});

test("a role that is not there, or under another path, is nobody's", () => {
  expect(decide(t.world.view, { roleArn: `${ROLE}s`, sessionName: "x", action: "s3:GetObject", resource: "*" }, TASKS)).toMatchObject({ why: "noRole" });
  const elsewhere = "arn:aws:iam::123456789012:role/apps/shop";
  expect(decide(t.world.view, { roleArn: elsewhere, sessionName: "x", action: "s3:GetObject", resource: "*" }, TASKS)).toMatchObject({ why: "noRole" });
});

test("what changes of a role or its policies counts from the next question on", () => {
  expect(outcome("s3:GetObject")).toBe("implicitDeny");
  const { Policy } = t.call("iam", "CreatePolicy", { PolicyName: "ReadShop", PolicyDocument: policy(S3) });
  const PolicyArn = Policy?.Arn ?? "";
  t.call("iam", "AttachRolePolicy", { RoleName: "shop", PolicyArn });
  expect(outcome("s3:GetObject")).toBe("allowed");
  t.call("iam", "DetachRolePolicy", { RoleName: "shop", PolicyArn });
  expect(outcome("s3:GetObject")).toBe("implicitDeny");
  const before = t.world.save();
  t.call("iam", "DeleteRole", { RoleName: "shop" });
  expect(outcome("s3:GetObject")).toBe("noRole");
  t.world.restore(before);
  expect(outcome("s3:GetObject")).toBe("implicitDeny");
});

test("before anybody calls IAM the usual roles are answered for as their policies say", () => {
  const { view } = new Trial().world;
  const actions = [...new Set(AWS_POLICIES.flatMap(({ statements }) => statements.flatMap((one) => ("Action" in one ? one.Action : []))))].map(String);
  const principals = ["ec2.amazonaws.com", "ecs.amazonaws.com", TASKS];
  for (const [roleName, { actions: usual }] of Object.entries(USUAL_RIGHTS)) {
    const path = roleName.startsWith("AWS") ? "aws-service-role/ecs.amazonaws.com/" : "";
    const roleArn = `arn:aws:iam::123456789012:role/${path}${roleName}`;
    // Of the control plane only what it does here is asked; the other roles are asked for whatever an app wants.
    const asked = roleName.startsWith("AWS") ? usual : actions.filter((action) => !action.includes("*"));
    for (const action of asked) {
      for (const principal of principals) {
        const ask = { roleArn, sessionName: "x", action, resource: "arn:aws:x:us-east-1:123456789012:y" };
        expect(decideAtFirst(view, ask, principal)).toEqual(decideByPolicies(view, ask, principal));
      }
    }
  }
});
