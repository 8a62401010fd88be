import { awsPolicyArn, parseArn } from "../../../../aws/arn.ts";
import type { InstanceProfileDescription, RoleDescription } from "../../../../aws/account/roles.ts";
import type { Context } from "../../../kernel/context.ts";
import { policyArn, roleArn } from "../arns.ts";
import { rightsChanged } from "../events.ts";
import { iamId } from "../ids.ts";
import { instanceProfiles, keyOf, policies, roles } from "../tables.ts";
import { insertRole } from "../usualRoles.ts";
import type { Rights } from "./problemOfIam.ts";

/** The ARNs under which an account speaks of roles, of which nothing else is described. */
export interface SpokenOf {
  readonly instanceProfiles: readonly string[];
  readonly executionRoles: readonly string[];
  readonly taskRoles: readonly string[];
}

/**
 * Makes the policies, roles and instance profiles that are described, and those that an account only speaks of as they must
 * have been for what was seen to run. What its apps may do is not known of these.
 */
export function restoreIam(ctx: Context, account: Rights, spokenOf: SpokenOf): void {
  for (const { createdAgo, ...policy } of account.policies) {
    ctx.insert(policies, { policyArn: policyArn(policy.path, policy.policyName), ...policy, policyId: iamId(ctx, "ANPA"), createdTime: ctx.now - createdAgo });
  }
  for (const role of account.roles) restoreDescribed(ctx, role, usualPolicies(role, account.instanceProfiles, spokenOf));
  for (const profile of account.instanceProfiles) restoreDescribedProfile(ctx, profile);
  restoreSpokenOf(ctx, spokenOf);
}

/** One that the account began with is what is described. */
function restoreDescribed(ctx: Context, { createdAgo, ...role }: RoleDescription, usual: readonly string[]): void {
  const roleKey = keyOf(role.roleName);
  const own = { ...role, attachedPolicyArns: role.attachedPolicyArns ?? usual };
  if (ctx.find(roles, roleKey) !== undefined) ctx.update(roles, roleKey, own);
  else ctx.insert(roles, { roleKey, ...own, roleId: iamId(ctx, "AROA"), createdTime: ctx.now - createdAgo });
  ctx.emit(rightsChanged, { roleKey });
}

/** What a role must have had whose policies are not described: what agents need, or what pulls images and writes logs. */
function usualPolicies(role: RoleDescription, profiles: Rights["instanceProfiles"], { executionRoles }: SpokenOf): readonly string[] {
  if (profiles.some(({ roleName }) => roleName === role.roleName)) return [INSTANCE_POLICY];
  return executionRoles.includes(roleArn(role)) ? [EXECUTION_POLICY] : [];
}

const INSTANCE_POLICY = awsPolicyArn("/service-role/", "AmazonEC2ContainerServiceforEC2Role");
const EXECUTION_POLICY = awsPolicyArn("/service-role/", "AmazonECSTaskExecutionRolePolicy");

function restoreDescribedProfile(ctx: Context, { createdAgo, roleName, ...profile }: InstanceProfileDescription): void {
  const profileKey = keyOf(profile.instanceProfileName);
  const own = { ...profile, roleKey: roleName === null ? null : keyOf(roleName) };
  if (ctx.find(instanceProfiles, profileKey) !== undefined) ctx.update(instanceProfiles, profileKey, own);
  else ctx.insert(instanceProfiles, { profileKey, ...own, instanceProfileId: iamId(ctx, "AIPA"), createdTime: ctx.now - createdAgo });
}

function restoreSpokenOf(ctx: Context, { instanceProfiles: profiles, executionRoles, taskRoles }: SpokenOf): void {
  for (const arn of profiles) restoreProfile(ctx, arn);
  for (const arn of executionRoles) restoreRole(ctx, arn, EXECUTION_POLICY);
  for (const arn of taskRoles) restoreRole(ctx, arn, null);
}

/** A role of tasks. */
function restoreRole(ctx: Context, arn: string, policyArn: string | null): void {
  const named = partsOf(arn, "role");
  if (named === undefined || ctx.find(roles, keyOf(named.name)) !== undefined) return;
  insertRole(ctx, { roleName: named.name, path: named.path, description: null, principal: "ecs-tasks.amazonaws.com", policyArn });
}

/** With the role that agents usually have. */
function restoreProfile(ctx: Context, arn: string): void {
  const named = partsOf(arn, "instance-profile");
  const role = ctx.find(roles, keyOf("ecsInstanceRole"));
  if (named === undefined || role === undefined || ctx.find(instanceProfiles, keyOf(named.name)) !== undefined) return;
  ctx.insert(instanceProfiles, {
    profileKey: keyOf(named.name),
    instanceProfileName: named.name,
    path: named.path,
    instanceProfileId: iamId(ctx, "AIPA"),
    roleKey: role.roleKey,
    tags: [],
    createdTime: ctx.now,
  });
}

/** `role/apps/shop` is the name shop in the path /apps/. */
function partsOf(arn: string, kind: string): { readonly path: string; readonly name: string } | undefined {
  const { service, resource = "" } = parseArn(arn) ?? {};
  if (service !== "iam" || !resource.startsWith(`${kind}/`)) return undefined;
  const from = resource.lastIndexOf("/") + 1;
  return { path: resource.slice(kind.length, from), name: resource.slice(from) };
}
