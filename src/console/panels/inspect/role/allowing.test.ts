import { describe, expect, test } from "vitest";
import type { RightsExplanation, Rows } from "../../../../bridge/protocol.ts";
import { allowing } from "./allowing.ts";

const TRUST = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}';
const STATEMENT = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
const ASKED = { action: "s3:GetObject" };

const role = (more: Partial<Rows["iam.roles"]> = {}) => ({ roleName: "app", assumeRolePolicyDocument: TRUST, inlinePolicies: [], ...more }) as unknown as Rows["iam.roles"];
const denied = (more: Partial<RightsExplanation> = {}): RightsExplanation => ({ outcome: "implicitDeny", statements: [], isOutOfBounds: false, wouldAllow: STATEMENT, policies: [], ...more });

function documentOf(explanation: RightsExplanation, of: Rows["iam.roles"]): unknown {
  const input = allowing(explanation, ASKED, of)?.call.input as { readonly PolicyDocument: string } | undefined;
  return JSON.parse(input?.PolicyDocument ?? "null");
}

test("what no policy allows, a policy of its own allows", () => {
  expect(allowing(denied(), ASKED, role())?.call).toMatchObject({ service: "iam", operation: "PutRolePolicy", input: { RoleName: "app", PolicyName: "allow-s3-GetObject" } });
  expect(documentOf(denied(), role())).toEqual({ Version: "2012-10-17", Statement: [STATEMENT] });
});

test("for another resource the statement is added to the one before", () => {
  const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}]}';
  const had = role({ inlinePolicies: [{ policyName: "allow-s3-GetObject", document }] });
  expect(documentOf(denied(), had)).toMatchObject({ Statement: [{ Resource: "arn:aws:s3:::a/*" }, STATEMENT] });
});

test.each([
  ["container-instance/retail/d8c303282f36bd51b99f49c3155b37db", "container-instance/retail/*"],
  ["task/retail/d8c303282f36bd51b99f49c3155b37db", "task/retail/*"],
  ["cluster/retail", "cluster/retail"],
])("of what comes and goes all are allowed: %s", (denied_, allowed) => {
  const arn = (resource: string) => `arn:aws:ecs:us-east-1:123456789012:${resource}`;
  expect(documentOf(denied({ wouldAllow: { ...STATEMENT, Resource: arn(denied_) } }), role())).toMatchObject({ Statement: [{ Resource: arn(allowed) }] });
});

test("who may not assume the role is let in by its trust policy", () => {
  const wouldAllow = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };
  const refused = denied({ outcome: "cannotAssume", wouldAllow });
  expect(allowing(refused, ASKED, role())?.call.operation).toBe("UpdateAssumeRolePolicy");
  expect(documentOf(refused, role())).toMatchObject({ Statement: [{ Principal: { Service: "ec2.amazonaws.com" } }, wouldAllow] });
});

describe("what a statement denies is allowed without it", () => {
  const NO = { Effect: "Deny", Action: "s3:*", Resource: "*" };
  const by = (policy: string) => denied({ outcome: "explicitDeny", wouldAllow: null, statements: [{ policy, statement: NO }] });
  const having = (...Statement: readonly object[]) => role({ inlinePolicies: [{ policyName: "no", document: JSON.stringify({ Version: "2012-10-17", Statement }) }] });

  test("of the role's own policy the statement goes, and the others stay", () => {
    expect(allowing(by("no"), ASKED, having(STATEMENT, NO))).toMatchObject({ isAdded: false, statement: NO, call: { operation: "PutRolePolicy", input: { PolicyName: "no" } } });
    expect(documentOf(by("no"), having(STATEMENT, NO))).toEqual({ Version: "2012-10-17", Statement: [STATEMENT] });
  });

  test("a policy that says nothing else is deleted", () => {
    expect(allowing(by("no"), ASKED, having(NO))?.call).toEqual({ service: "iam", operation: "DeleteRolePolicy", input: { RoleName: "app", PolicyName: "no" } });
  });

  test("one that others share is detached", () => {
    const PolicyArn = "arn:aws:iam::123456789012:policy/no";
    expect(allowing(by(PolicyArn), ASKED, role())?.call).toEqual({ service: "iam", operation: "DetachRolePolicy", input: { RoleName: "app", PolicyArn } });
  });
});

test.each([
  ["a boundary leaves it out", denied({ isOutOfBounds: true })],
  ["the role is gone", denied({ outcome: "noRole" })],
  ["it is allowed by now", denied({ outcome: "allowed", wouldAllow: null })],
])("nothing is offered where %s", (_, explanation) => {
  expect(allowing(explanation, ASKED, role())).toBeNull();
});
