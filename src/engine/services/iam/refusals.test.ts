import { beforeEach, describe, expect, test } from "vitest";
import type { Input, OperationName } from "../../../aws/generated/api.ts";
import { Trial } from "../../trial.ts";

let t: Trial;
beforeEach(() => {
  t = new Trial();
  t.call("iam", "CreateRole", { RoleName: "shop", AssumeRolePolicyDocument: trust({}) });
  t.call("iam", "CreatePolicy", { PolicyName: "ReadShop", PolicyDocument: identity({}) });
});

const ENTRUST = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };
const ALLOW = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };

function trust(more: object, version: object = { Version: "2012-10-17" }): string {
  return JSON.stringify({ ...version, Statement: [{ ...ENTRUST, ...more }] });
}

function identity(more: object, version: object = { Version: "2012-10-17" }): string {
  return JSON.stringify({ ...version, Statement: [{ ...ALLOW, ...more }] });
}

const AWS = "arn:aws:iam::aws:policy/";
const OWN = "arn:aws:iam::123456789012:policy/";

/** An operation, its input, and how it is refused. */
const refused: readonly (readonly [OperationName<"iam">, object, string])[] = [
  ["GetRole", { RoleName: "none" }, "NoSuchEntity: The role with name none cannot be found."],
  ["GetRole", { RoleName: "SHOP" }, "NoSuchEntity: The role with name SHOP cannot be found."],
  ["GetRole", { RoleName: "no/ne" }, "ValidationError: The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"],
  ["GetRole", { RoleName: "x".repeat(65) }, `ValidationError: 1 validation error detected: Value '${"x".repeat(65)}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64`],
  ["CreateRole", { RoleName: "Shop", AssumeRolePolicyDocument: trust({}) }, "EntityAlreadyExists: Role with name Shop already exists."],
  ["CreateRole", { RoleName: "r", Path: "apps", AssumeRolePolicyDocument: trust({}) }, "ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters."],
  ["CreateRole", { RoleName: "r", AssumeRolePolicyDocument: trust({}), MaxSessionDuration: 3599 }, "ValidationError: 1 validation error detected: Value '3599' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600"],
  ["CreateRole", { RoleName: "r", AssumeRolePolicyDocument: trust({}), PermissionsBoundary: `${AWS}NoneOfThese` }, `NoSuchEntity: Scope ARN: ${AWS}NoneOfThese does not exist or is not attachable.`],
  ["CreateRole", { RoleName: "r", AssumeRolePolicyDocument: trust({}), Tags: [{ Key: "a", Value: "" }, { Key: "A", Value: "" }] }, "InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive."],
  ["CreateRole", { RoleName: "r", AssumeRolePolicyDocument: trust({ Sid: "x".repeat(1950) }) }, "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048"],
  ["UpdateRole", { RoleName: "AWSServiceRoleForECS" }, "UnmodifiableEntity: Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this role is only modifiable by AWS"],
  ["DeleteRole", { RoleName: "AWSServiceRoleForECS" }, "UnmodifiableEntity: Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this role is only modifiable by AWS"],
  ["DeleteRole", { RoleName: "ecsInstanceRole" }, "DeleteConflict: Cannot delete entity, must remove roles from instance profile first."],
  ["AttachRolePolicy", { RoleName: "shop", PolicyArn: `${AWS}AmazonECSTaskExecutionRolePolicy` }, `NoSuchEntity: Policy ${AWS}AmazonECSTaskExecutionRolePolicy does not exist or is not attachable.`],
  ["AttachRolePolicy", { RoleName: "shop", PolicyArn: "AmazonECSTaskExecutionRolePolicy" }, "InvalidInput: ARN AmazonECSTaskExecutionRolePolicy is not valid."],
  ["AttachRolePolicy", { RoleName: "shop", PolicyArn: `${AWS}aws-service-role/AmazonECSServiceRolePolicy` }, "PolicyNotAttachable: Cannot attach a Service Role Policy to a Customer Role."],
  ["DetachRolePolicy", { RoleName: "shop", PolicyArn: `${AWS}PowerUserAccess` }, `NoSuchEntity: Policy ${AWS}PowerUserAccess was not found.`],
  ["GetRolePolicy", { RoleName: "shop", PolicyName: "none" }, "NoSuchEntity: The role policy with name none cannot be found."],
  ["DeleteRolePolicy", { RoleName: "shop", PolicyName: "none" }, "NoSuchEntity: The role policy with name none cannot be found."],
  ["PutRolePolicy", { RoleName: "shop", PolicyName: "large", PolicyDocument: identity({ Sid: "x".repeat(10_200) }) }, "LimitExceeded: Maximum policy size of 10240 bytes exceeded for role shop"],
  ["GetInstanceProfile", { InstanceProfileName: "none" }, "NoSuchEntity: Instance Profile none cannot be found."],
  ["CreateInstanceProfile", { InstanceProfileName: "ecsinstancerole" }, "EntityAlreadyExists: Instance Profile ecsinstancerole already exists."],
  ["AddRoleToInstanceProfile", { InstanceProfileName: "ecsInstanceRole", RoleName: "shop" }, "LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"],
  ["RemoveRoleFromInstanceProfile", { InstanceProfileName: "ecsInstanceRole", RoleName: "shop" }, "NoSuchEntity: The role with name shop cannot be found."],
  ["DeleteInstanceProfile", { InstanceProfileName: "ecsInstanceRole" }, "DeleteConflict: Cannot delete entity, must remove roles from instance profile first."],
  ["CreatePolicy", { PolicyName: "readshop", PolicyDocument: identity({}) }, "EntityAlreadyExists: A policy called readshop already exists. Duplicate names are not allowed."],
  ["CreatePolicy", { PolicyName: "p", Path: "apps", PolicyDocument: identity({}) }, "ValidationError: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters."],
  ["CreatePolicy", { PolicyName: "p", PolicyDocument: identity({ Sid: "x".repeat(6100) }) }, "LimitExceeded: Cannot exceed quota for PolicySize: 6144"],
  ["GetPolicy", { PolicyArn: `${OWN}none` }, `NoSuchEntity: Policy ${OWN}none was not found.`],
  ["GetPolicyVersion", { PolicyArn: `${OWN}ReadShop`, VersionId: "v2" }, `NoSuchEntity: Policy ${OWN}ReadShop version v2 does not exist or is not attachable.`],
  ["DeletePolicy", { PolicyArn: `${AWS}PowerUserAccess` }, `InvalidInput: ARN ${AWS}PowerUserAccess is not valid.`],
  ["ListRoles", { Marker: "none" }, "ValidationError: Invalid Marker."],
  ["CreateServiceLinkedRole", { AWSServiceName: "ecs.amazonaws.com" }, "InvalidInput: Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix."],
  ["CreateServiceLinkedRole", { AWSServiceName: "ecs.amazonaws.com", CustomSuffix: "x" }, "InvalidInput: Custom suffix is not allowed for ecs.amazonaws.com"],
  ["CreateServiceLinkedRole", { AWSServiceName: "lex.amazonaws.com" }, "NotSimulated: A service-linked role for 'lex.amazonaws.com' is not simulated yet."],
];

test.each(refused)("%s of %j", (operation, input, refusal) => {
  expect(t.refusal("iam", operation, input as Input<"iam", typeof operation>)).toBe(refusal);
});

describe("a trust policy", () => {
  const ask = (AssumeRolePolicyDocument: string) => t.ask("iam", "CreateRole", { RoleName: "r", AssumeRolePolicyDocument });

  test.each([
    ["of the older version", trust({}, { Version: "2008-10-17" })],
    ["of no version", trust({}, {})],
    ["of an account", trust({ Principal: { AWS: "210987654321" } })],
    ["of a role that is there", trust({ Principal: { AWS: "arn:aws:iam::123456789012:role/ecsInstanceRole" } })],
    ["of several services", trust({ Principal: { Service: ["ecs.amazonaws.com", "ec2.amazonaws.com"] } })],
    ["with conditions", trust({ Condition: { StringEquals: { "aws:SourceAccount": "123456789012" }, ArnLike: { "aws:SourceArn": ["arn:aws:ecs:*"] } } })],
    ["with a statement that is no list", JSON.stringify({ Version: "2012-10-17", Statement: ENTRUST })],
    ["of 2,048 characters, and white space", trust({ Sid: "x".repeat(2048 - trust({ Sid: "" }).length) }).replaceAll(",", ", ")],
  ])("%s is one", (_what, document) => expect(ask(document)).toMatchObject({ ok: true }));

  test.each([
    ["is no JSON", "{", "This policy contains invalid Json"],
    ["is no object", "[]", "Syntax errors in policy."],
    ["has a field of its own", trust({ Principle: 1 }), "Syntax errors in policy."],
    ["is of another version", trust({}, { Version: "2013-10-17" }), "Syntax errors in policy."],
    ["has no statement", JSON.stringify({ Version: "2012-10-17", Statement: [] }), "Syntax errors in policy."],
    ["says Action and NotAction", trust({ NotAction: "sts:AssumeRole" }), "Syntax errors in policy."],
    ["knows its own operator", trust({ Condition: { StringIs: { a: "b" } } }), "Syntax errors in policy."],
    ["names a resource", trust({ Resource: "*" }), "Has prohibited field Resource"],
    ["has no effect", trust({ Effect: undefined }), "Missing required field Effect"],
    ["has another effect", trust({ Effect: "allow" }), "Invalid effect: allow"],
    ["names nobody", trust({ Principal: undefined }), "Missing required field Principal"],
    ["has no action", trust({ Action: undefined }), "Missing required field Action"],
    ["allows what is no assuming", trust({ Action: "s3:GetObject" }), "Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity"],
    ["names a service that ECS has not", trust({ Principal: { Service: "ecs-task.amazonaws.com" } }), 'Invalid principal in policy: "SERVICE":"ecs-task.amazonaws.com"'],
    ["names a service by half", trust({ Principal: { Service: "ec2" } }), 'Invalid principal in policy: "SERVICE":"ec2"'],
    ["names a role that is not there", trust({ Principal: { AWS: "arn:aws:iam::123456789012:role/gone" } }), 'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:role/gone"'],
    ["uses an identifier twice", JSON.stringify({ Statement: [{ ...ENTRUST, Sid: "a" }, { ...ENTRUST, Sid: "a" }] }), "Statement IDs (SID) in a single policy must be unique."],
  ])("that %s is none", (_what, document, message) => expect(ask(document)).toEqual({ ok: false, code: "MalformedPolicyDocument", message }));
});

describe("an identity policy", () => {
  const ask = (PolicyDocument: string) => t.ask("iam", "PutRolePolicy", { RoleName: "shop", PolicyName: "p", PolicyDocument });

  test.each([
    ["of a wildcard", identity({ Action: "*" })],
    ["of several ARNs", identity({ Resource: ["arn:aws:s3:::a", "arn:aws:ecs:*:123456789012:cluster/*"] })],
    ["that denies all but something", identity({ Effect: "Deny", Action: undefined, NotAction: ["iam:*"] })],
    ["with a condition", identity({ Condition: { "ForAnyValue:StringLikeIfExists": { "aws:TagKeys": ["a*"] }, Bool: { "aws:SecureTransport": true } } })],
    ["of 10,240 characters", identity({ Sid: "x".repeat(10_240 - identity({ Sid: "" }).length) })],
  ])("%s is one", (_what, document) => expect(ask(document)).toMatchObject({ ok: true }));

  test.each([
    ["is no JSON", "Allow", "Syntax errors in policy."],
    ["is of the older version", identity({}, { Version: "2008-10-17" }), "Policy document must be version 2012-10-17 or greater."],
    ["is of no version", identity({}, {}), "Policy document must be version 2012-10-17 or greater."],
    ["has another effect", identity({ Effect: "Permit" }), "The policy failed legacy parsing"],
    ["has no action", identity({ Action: [] }), "Policy statement must contain actions."],
    ["has an action of no service", identity({ Action: "GetObject" }), "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."],
    ["has an action with two colons", identity({ Action: "s3:Get:Object" }), "Actions/Condition can contain only one colon."],
    ["has an action of nobody", identity({ Action: "s3 :GetObject" }), "Vendor s3  is not valid"],
    ["names somebody", identity({ Principal: "*" }), "Policy document should not specify a principal."],
    ["has no resource", identity({ Resource: undefined }), "Policy statement must contain resources."],
    ["has a resource that is no ARN", identity({ Resource: "bucket" }), 'Resource bucket must be in ARN format or "*".'],
    ["has a resource of another partition", identity({ Resource: "arn:was:s3:::a" }), 'Partition "was" is not valid for resource "arn:was:s3:::a".'],
    ["has half a resource", identity({ Resource: "arn:aws:s3" }), "The policy failed legacy parsing"],
  ])("that %s is none", (_what, document, message) => expect(ask(document)).toEqual({ ok: false, code: "MalformedPolicyDocument", message }));
});

test("a role takes ten managed policies", () => {
  const arns = t.call("iam", "ListPolicies", { Scope: "AWS", PathPrefix: "/" }).Policies?.flatMap(({ Arn = "", Path }) => (Path === "/" ? [Arn] : [])) ?? [];
  for (const PolicyArn of arns.slice(0, 10)) t.call("iam", "AttachRolePolicy", { RoleName: "shop", PolicyArn });
  const eleventh = { RoleName: "shop", PolicyArn: arns[10] ?? "" };
  expect(t.refusal("iam", "AttachRolePolicy", eleventh)).toBe("LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10");
  expect(t.call("iam", "AttachRolePolicy", { RoleName: "shop", PolicyArn: arns[0] ?? "" })).toEqual({});
});

test("an account has a thousand roles of its own, and a service-linked one above", () => {
  const own = t.call("iam", "ListRoles", { MaxItems: 1000 }).Roles.length - 1;
  for (let i = own; i < 1000; i++) t.call("iam", "CreateRole", { RoleName: `r${i}`, AssumeRolePolicyDocument: trust({}) });
  expect(t.refusal("iam", "CreateRole", { RoleName: "more", AssumeRolePolicyDocument: trust({}) })).toBe("LimitExceeded: Cannot exceed quota for RolesPerAccount: 1000");
  t.call("iam", "CreateServiceLinkedRole", { AWSServiceName: "autoscaling.amazonaws.com" });
});

test("a role takes fifty tags", () => {
  const tags = (count: number) => Array.from({ length: count }, (_, i) => ({ Key: `k${i}`, Value: "" }));
  t.call("iam", "TagRole", { RoleName: "shop", Tags: tags(50) });
  expect(t.refusal("iam", "TagRole", { RoleName: "shop", Tags: [{ Key: "more", Value: "" }] })).toBe("LimitExceeded: The number of tags has reached the maximum limit.");
  expect(t.refusal("iam", "TagRole", { RoleName: "shop", Tags: [{ Key: "aws:x", Value: "" }] })).toBe("InvalidInput: Tag keys beginning with 'aws:' are reserved for system use.");
});
