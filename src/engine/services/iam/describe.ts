import type { InstanceProfile, Role } from "../../../aws/generated/iam.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import type { View } from "../../kernel/context.ts";
import { instanceProfileArn, roleArn } from "./arns.ts";
import { encodeDocument } from "./encode.ts";
import { roles, type InstanceProfileRow, type RoleRow } from "./tables.ts";
import { describeTags } from "./tags.ts";

/** A role inside of something else: what it is called, and who may assume it. */
function describeRoleBriefly(row: RoleRow): Role {
  return {
    Path: row.path,
    RoleName: row.roleName,
    RoleId: row.roleId,
    Arn: roleArn(row),
    CreateDate: epochSeconds(row.createdTime),
    AssumeRolePolicyDocument: encodeDocument(row.assumeRolePolicyDocument),
  };
}

/** A role as ListRoles gives it: API reference: without boundary, tags and last use. */
export function describeListedRole(row: RoleRow): Role {
  return {
    ...describeRoleBriefly(row),
    ...(row.description === null ? {} : { Description: row.description }),
    MaxSessionDuration: row.maxSessionSeconds,
  };
}

/** All there is to a role. Nobody uses one yet, so it was never used. */
export function describeRole(row: RoleRow): Role {
  return {
    ...describeCreatedRole(row),
    ...(row.description === null ? {} : { Description: row.description }),
    MaxSessionDuration: row.maxSessionSeconds,
    RoleLastUsed: {},
  };
}

/** A role as CreateRole gives it. */
export function describeCreatedRole(row: RoleRow): Role {
  const boundary = row.permissionsBoundaryArn;
  return {
    ...describeRoleBriefly(row),
    ...(boundary === null ? {} : { PermissionsBoundary: { PermissionsBoundaryType: "PermissionsBoundaryPolicy" as const, PermissionsBoundaryArn: boundary } }),
    ...(row.tags.length === 0 ? {} : { Tags: describeTags(row.tags) }),
  };
}

/** An instance profile as lists give it: without tags. */
export function describeListedProfile(view: View, row: InstanceProfileRow): InstanceProfile {
  return {
    Path: row.path,
    InstanceProfileName: row.instanceProfileName,
    InstanceProfileId: row.instanceProfileId,
    Arn: instanceProfileArn(row),
    CreateDate: epochSeconds(row.createdTime),
    Roles: row.roleKey === null ? [] : [describeRoleBriefly(view.need(roles, row.roleKey))],
  };
}

export function describeProfile(view: View, row: InstanceProfileRow): InstanceProfile {
  return { ...describeListedProfile(view, row), ...(row.tags.length === 0 ? {} : { Tags: describeTags(row.tags) }) };
}
