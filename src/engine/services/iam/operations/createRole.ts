import type { CreateRoleRequest, CreateRoleResponse } from "../../../../aws/generated/iam.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { checkPath } from "../checkPath.ts";
import { describeCreatedRole } from "../describe.ts";
import { sizeOf } from "../documentSize.ts";
import { rightsChanged } from "../events.ts";
import { findPolicy } from "../foundPolicy.ts";
import { iamId } from "../ids.ts";
import { ROLES, SESSION_SECONDS, TRUST_POLICY_SIZE } from "../limits.ts";
import { SERVICE_LINKED } from "../lookup.ts";
import { checkTrustPolicy } from "../policyRules.ts";
import { alreadyExists, notAttachable, quotaExceeded } from "../refusals.ts";
import { keyOf, roles } from "../tables.ts";
import { tagsWith } from "../tags.ts";

/** Creates a role. The order of the checks is assumed. */
export const createRole = operation("iam", "CreateRole", {
  check(view, input: CreateRoleRequest) {
    const { RoleName: roleName, Path: path = "/", AssumeRolePolicyDocument: assumeRolePolicyDocument } = input;
    checkPath(path);
    checkTrust(view, assumeRolePolicyDocument);
    const roleKey = keyOf(roleName);
    if (view.find(roles, roleKey) !== undefined) throw alreadyExists(`Role with name ${roleName} already exists.`);
    checkBoundary(view, input.PermissionsBoundary);
    if (ownRoles(view) >= ROLES) throw quotaExceeded("RolesPerAccount", ROLES);
    return {
      roleKey,
      roleName,
      path,
      description: input.Description ?? null,
      assumeRolePolicyDocument,
      maxSessionSeconds: input.MaxSessionDuration ?? SESSION_SECONDS,
      permissionsBoundaryArn: input.PermissionsBoundary ?? null,
      tags: tagsWith([], input.Tags),
    };
  },

  apply(ctx, wanted): CreateRoleResponse {
    const row = ctx.insert(roles, {
      ...wanted,
      roleId: iamId(ctx, "AROA"),
      attachedPolicyArns: [],
      inlinePolicies: [],
      createdTime: ctx.now,
    });
    ctx.emit(rightsChanged, { roleKey: row.roleKey });
    return { Role: describeCreatedRole(row) };
  },
});

/** Refuses what is no trust policy, or too long for one. */
export function checkTrust(view: View, document: string): void {
  checkTrustPolicy(view, document);
  if (sizeOf(document) > TRUST_POLICY_SIZE) throw quotaExceeded("ACLSizePerRole", TRUST_POLICY_SIZE);
}

function checkBoundary(view: View, arn: string | undefined): void {
  if (arn !== undefined && findPolicy(view, arn) === undefined) throw notAttachable(`Scope ARN: ${arn}`);
}

function ownRoles(view: View): number {
  return view.all(roles).filter(({ path }) => !path.startsWith(SERVICE_LINKED)).length;
}
