import { awsPolicyArn, parseArn } from "../../../../aws/arn.ts";
import type { Context } from "../../../kernel/context.ts";
import { iamId } from "../ids.ts";
import { instanceProfiles, keyOf, roles } from "../tables.ts";
import { insertRole } from "../usualRoles.ts";

/** The ARNs under which an account speaks of roles, of which nothing else is described. */
export interface SpokenOf {
  readonly instanceProfiles: readonly string[];
  readonly executionRoles: readonly string[];
  readonly taskRoles: readonly string[];
}

/** Makes the roles that an account speaks of as they must have been for what was seen to run. What its apps may do is not known. */
export function restoreIam(ctx: Context, { instanceProfiles: profiles, executionRoles, taskRoles }: SpokenOf): void {
  for (const arn of profiles) restoreProfile(ctx, arn);
  for (const arn of executionRoles) restoreRole(ctx, arn, awsPolicyArn("/service-role/", "AmazonECSTaskExecutionRolePolicy"));
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
