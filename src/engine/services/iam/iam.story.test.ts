import { beforeEach, expect, test } from "vitest";
import { Trial } from "../../trial.ts";

const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" } });
const READ = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/(*)" }] });
const EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

let t: Trial;
beforeEach(() => {
  t = new Trial();
});

const rolesOf = () => t.call("iam", "ListRoles", {}).Roles.map(({ RoleName }) => RoleName);

test("an account begins with the roles that ECS was used with", () => {
  const { Roles } = t.call("iam", "ListRoles", {});
  expect(Roles.map(({ Arn }) => Arn)).toEqual([
    "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
    "arn:aws:iam::123456789012:role/ecsInstanceRole",
    "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
  ]);
  for (const { RoleId } of Roles) expect(RoleId).toMatch(/^AROA[A-Z2-7]{17}$/);
  expect(t.call("iam", "GetInstanceProfile", { InstanceProfileName: "ecsInstanceRole" }).InstanceProfile).toMatchObject({
    InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/),
    Arn: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole",
    Roles: [{ RoleName: "ecsInstanceRole" }],
  });
  expect(t.call("iam", "ListAttachedRolePolicies", { RoleName: "ecsTaskExecutionRole" })).toEqual({
    AttachedPolicies: [{ PolicyName: "AmazonECSTaskExecutionRolePolicy", PolicyArn: EXECUTION }],
    IsTruncated: false,
  });
  expect(t.call("iam", "GetRole", { RoleName: "AWSServiceRoleForECS" }).Role).toMatchObject({
    CreateDate: 1_767_603_600,
    Description: "Role to enable Amazon ECS to manage your cluster.",
    MaxSessionDuration: 3600,
    RoleLastUsed: {},
  });
});

test("the policies of a role can be read, with what they allow", () => {
  for (const { RoleName } of t.call("iam", "ListRoles", {}).Roles) {
    for (const { PolicyArn = "" } of t.call("iam", "ListAttachedRolePolicies", { RoleName }).AttachedPolicies ?? []) {
      const { Policy } = t.call("iam", "GetPolicy", { PolicyArn });
      expect(Policy).toMatchObject({ Arn: PolicyArn, AttachmentCount: 1, IsAttachable: true, Tags: [] });
      const { PolicyVersion } = t.call("iam", "GetPolicyVersion", { PolicyArn, VersionId: Policy?.DefaultVersionId ?? "" });
      expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ""))).toMatchObject({ Version: "2012-10-17", Statement: expect.any(Array) });
      expect(t.call("iam", "ListPolicyVersions", { PolicyArn }).Versions).toMatchObject([{ IsDefaultVersion: true }]);
    }
  }
});

test("a task role is made, used, and taken down in the order that IAM asks for", () => {
  const { Role } = t.call("iam", "CreateRole", { RoleName: "shop", Path: "/apps/", AssumeRolePolicyDocument: TRUST, Tags: [{ Key: "team", Value: "web" }] });
  expect(Role).toMatchObject({ Arn: "arn:aws:iam::123456789012:role/apps/shop", Tags: [{ Key: "team", Value: "web" }] });
  expect(decodeURIComponent(Role.AssumeRolePolicyDocument ?? "")).toBe(TRUST);
  t.call("iam", "AttachRolePolicy", { RoleName: "shop", PolicyArn: EXECUTION });
  t.call("iam", "AttachRolePolicy", { RoleName: "shop", PolicyArn: EXECUTION });
  t.call("iam", "PutRolePolicy", { RoleName: "shop", PolicyName: "read", PolicyDocument: READ });
  expect(t.call("iam", "GetRolePolicy", { RoleName: "shop", PolicyName: "read" }).PolicyDocument).toBe(
    "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22s3%3AGetObject%22%2C%22Resource%22%3A%22arn%3Aaws%3As3%3A%3A%3Ashop%2F%28%2A%29%22%7D%5D%7D",
  );
  expect(t.call("iam", "ListRolePolicies", { RoleName: "shop" })).toEqual({ PolicyNames: ["read"], IsTruncated: false });
  t.call("iam", "CreateInstanceProfile", { InstanceProfileName: "shop" });
  t.call("iam", "AddRoleToInstanceProfile", { InstanceProfileName: "shop", RoleName: "shop" });
  expect(t.call("iam", "ListInstanceProfilesForRole", { RoleName: "shop" }).InstanceProfiles).toMatchObject([{ InstanceProfileName: "shop" }]);

  const remove = () => t.refusal("iam", "DeleteRole", { RoleName: "shop" });
  expect(remove()).toBe("DeleteConflict: Cannot delete entity, must remove roles from instance profile first.");
  t.call("iam", "RemoveRoleFromInstanceProfile", { InstanceProfileName: "shop", RoleName: "shop" });
  t.call("iam", "DeleteInstanceProfile", { InstanceProfileName: "shop" });
  expect(remove()).toBe("DeleteConflict: Cannot delete entity, must detach all policies first.");
  t.call("iam", "DetachRolePolicy", { RoleName: "shop", PolicyArn: EXECUTION });
  expect(remove()).toBe("DeleteConflict: Cannot delete entity, must delete policies first.");
  t.call("iam", "DeleteRolePolicy", { RoleName: "shop", PolicyName: "read" });
  t.call("iam", "DeleteRole", { RoleName: "shop" });
  expect(rolesOf()).not.toContain("shop");
});

test("a policy of one's own is attached, counted and deleted", () => {
  const { Policy } = t.call("iam", "CreatePolicy", { PolicyName: "ReadShop", Path: "/apps/", PolicyDocument: READ, Description: "Reads", Tags: [{ Key: "team", Value: "web" }] });
  const PolicyArn = "arn:aws:iam::123456789012:policy/apps/ReadShop";
  expect(Policy).toMatchObject({ Arn: PolicyArn, PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/), DefaultVersionId: "v1", AttachmentCount: 0 });
  t.call("iam", "AttachRolePolicy", { RoleName: "ecsTaskExecutionRole", PolicyArn });
  expect(t.call("iam", "ListPolicies", { Scope: "Local", OnlyAttached: true }).Policies).toMatchObject([{ Arn: PolicyArn, AttachmentCount: 1 }]);
  expect(t.call("iam", "GetPolicy", { PolicyArn }).Policy).toMatchObject({ Description: "Reads", Tags: [{ Key: "team", Value: "web" }] });
  expect(t.refusal("iam", "DeletePolicy", { PolicyArn })).toBe("DeleteConflict: Cannot delete a policy attached to entities.");
  t.call("iam", "DetachRolePolicy", { RoleName: "ecsTaskExecutionRole", PolicyArn });
  t.call("iam", "DeletePolicy", { PolicyArn });
  expect(t.call("iam", "ListPolicies", { Scope: "Local" }).Policies).toEqual([]);
  expect(t.call("iam", "ListPolicies", { Scope: "AWS", OnlyAttached: true }).Policies).toHaveLength(3);
});

test("a boundary is a use of a policy, and another one than an attachment", () => {
  t.call("iam", "CreateRole", { RoleName: "bounded", AssumeRolePolicyDocument: TRUST, PermissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" });
  expect(t.call("iam", "GetRole", { RoleName: "bounded" }).Role.PermissionsBoundary).toEqual({
    PermissionsBoundaryType: "PermissionsBoundaryPolicy",
    PermissionsBoundaryArn: "arn:aws:iam::aws:policy/PowerUserAccess",
  });
  const used = (PolicyUsageFilter: "PermissionsBoundary" | "PermissionsPolicy") => t.call("iam", "ListPolicies", { PolicyUsageFilter }).Policies?.map(({ PolicyName }) => PolicyName);
  expect(used("PermissionsBoundary")).toEqual(["PowerUserAccess"]);
  expect(used("PermissionsPolicy")).not.toContain("PowerUserAccess");
});

test("tags of a role: sorted by key, and a key is one however it is written", () => {
  const RoleName = "ecsInstanceRole";
  t.call("iam", "TagRole", { RoleName, Tags: [{ Key: "tier", Value: "1" }, { Key: "Team", Value: "web" }] });
  t.call("iam", "TagRole", { RoleName, Tags: [{ Key: "team", Value: "shop" }] });
  expect(t.call("iam", "ListRoleTags", { RoleName }).Tags).toEqual([{ Key: "team", Value: "shop" }, { Key: "tier", Value: "1" }]);
  t.call("iam", "UntagRole", { RoleName, TagKeys: ["TIER", "never"] });
  expect(t.call("iam", "GetRole", { RoleName }).Role.Tags).toEqual([{ Key: "team", Value: "shop" }]);
});

test("what is said of a role is changed", () => {
  const RoleName = "ecsTaskExecutionRole";
  t.call("iam", "UpdateRole", { RoleName, Description: "Pulls", MaxSessionDuration: 7200 });
  expect(t.call("iam", "GetRole", { RoleName }).Role).toMatchObject({ Description: "Pulls", MaxSessionDuration: 7200 });
  t.call("iam", "UpdateRole", { RoleName });
  expect(t.call("iam", "GetRole", { RoleName }).Role).toMatchObject({ Description: "Pulls", MaxSessionDuration: 3600 });
  t.call("iam", "UpdateAssumeRolePolicy", { RoleName, PolicyDocument: TRUST });
  expect(decodeURIComponent(t.call("iam", "GetRole", { RoleName }).Role.AssumeRolePolicyDocument ?? "")).toBe(TRUST);
});

test("lists come in pages, and the marker of one leads to the next", () => {
  for (const RoleName of ["b", "A", "c"]) t.call("iam", "CreateRole", { RoleName, AssumeRolePolicyDocument: TRUST });
  const seen: string[][] = [];
  let Marker: string | undefined;
  do {
    const page = t.call("iam", "ListRoles", Marker === undefined ? { MaxItems: 3 } : { MaxItems: 3, Marker });
    expect(page.IsTruncated).toBe(page.Marker !== undefined);
    seen.push(page.Roles.map(({ RoleName }) => RoleName));
    Marker = page.Marker;
  } while (Marker !== undefined);
  expect(seen).toEqual([["A", "AWSServiceRoleForECS", "b"], ["c", "ecsInstanceRole", "ecsTaskExecutionRole"]]);
  expect(t.call("iam", "ListRoles", { PathPrefix: "/aws-service-role/" }).Roles).toHaveLength(1);
});

test("service-linked roles of other services are created by name", () => {
  const { Role } = t.call("iam", "CreateServiceLinkedRole", { AWSServiceName: "ecs.application-autoscaling.amazonaws.com" });
  expect(Role?.Arn).toBe("arn:aws:iam::123456789012:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService");
  t.call("iam", "CreateServiceLinkedRole", { AWSServiceName: "elasticloadbalancing.amazonaws.com" });
  t.call("iam", "CreateServiceLinkedRole", { AWSServiceName: "autoscaling.amazonaws.com", CustomSuffix: "blue" });
  expect(rolesOf()).toContain("AWSServiceRoleForAutoScaling_blue");
});

test("the same seed has the same ids, and another one others", () => {
  const ids = (seed: number) => new Trial(seed).call("iam", "ListRoles", {}).Roles.map(({ RoleId }) => RoleId);
  expect(ids(7)).toEqual(ids(7));
  expect(ids(8)).not.toEqual(ids(7));
});

test("what a role may do can be tried out", () => {
  const PolicySourceArn = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";
  const { EvaluationResults } = t.call("iam", "SimulatePrincipalPolicy", { PolicySourceArn, ActionNames: ["ecr:BatchGetImage", "secretsmanager:GetSecretValue"] });
  expect(EvaluationResults).toEqual([
    { EvalActionName: "ecr:BatchGetImage", EvalResourceName: "*", EvalDecision: "allowed", MatchedStatements: [{ SourcePolicyId: EXECUTION, SourcePolicyType: "aws-managed" }], MissingContextValues: [] },
    { EvalActionName: "secretsmanager:GetSecretValue", EvalResourceName: "*", EvalDecision: "implicitDeny", MatchedStatements: [], MissingContextValues: [] },
  ]);
  const deny = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Deny", Action: "ecr:*", Resource: "*", Condition: { StringEquals: { "aws:tag": "x" } } } });
  const denying = (more: object) => t.call("iam", "SimulatePrincipalPolicy", { PolicySourceArn, ActionNames: ["ecr:BatchGetImage"], PolicyInputList: [deny], ...more }).EvaluationResults?.[0];
  expect(denying({})).toMatchObject({ EvalDecision: "allowed", MissingContextValues: ["aws:tag"] });
  const ContextEntries = [{ ContextKeyName: "aws:tag", ContextKeyValues: ["x"], ContextKeyType: "string" }];
  expect(denying({ ContextEntries })).toMatchObject({ EvalDecision: "explicitDeny", MatchedStatements: [{ SourcePolicyId: "PolicyInputList.1" }] });
  expect(denying({ PermissionsBoundaryPolicyInputList: [READ] })).toMatchObject({ EvalDecision: "implicitDeny", PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } });
});

test("a service-linked role is deleted by its own call alone", () => {
  const RoleName = "AWSServiceRoleForECS";
  expect(t.refusal("iam", "DeleteRole", { RoleName })).toMatch(/^UnmodifiableEntity/);
  expect(t.call("iam", "DeleteServiceLinkedRole", { RoleName }).DeletionTaskId).toMatch(/^task\/aws-service-role\/ecs\.amazonaws\.com\/AWSServiceRoleForECS\/[0-9a-f-]{36}$/);
  expect(rolesOf()).not.toContain(RoleName);
  expect(t.refusal("iam", "DeleteServiceLinkedRole", { RoleName: "ecsInstanceRole" })).toMatch(/^InvalidInput/);
});
