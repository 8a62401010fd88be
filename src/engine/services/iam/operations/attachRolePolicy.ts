import type { AttachRolePolicyRequest, Nothing } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { rightsChanged } from "../events.ts";
import { findPolicy } from "../foundPolicy.ts";
import { POLICIES_PER_ROLE } from "../limits.ts";
import { needOwnRole, SERVICE_LINKED } from "../lookup.ts";
import { notAttachable, quotaExceeded, serviceRolePolicy } from "../refusals.ts";
import { roles } from "../tables.ts";

/** Attaches a managed policy to a role. One that is attached already is no error. */
export const attachRolePolicy = operation("iam", "AttachRolePolicy", {
  check(view, { RoleName, PolicyArn }: AttachRolePolicyRequest) {
    const { roleKey, attachedPolicyArns: arns } = needOwnRole(view, RoleName);
    const policy = findPolicy(view, PolicyArn);
    if (policy === undefined) throw notAttachable(`Policy ${PolicyArn}`);
    if (policy.path.startsWith(SERVICE_LINKED)) throw serviceRolePolicy();
    if (arns.includes(PolicyArn)) return { roleKey, attachedPolicyArns: arns };
    if (arns.length >= POLICIES_PER_ROLE) throw quotaExceeded("PoliciesPerRole", POLICIES_PER_ROLE);
    return { roleKey, attachedPolicyArns: [...arns, PolicyArn] };
  },

  apply(ctx, { roleKey, attachedPolicyArns }): Nothing {
    ctx.update(roles, roleKey, { attachedPolicyArns });
    ctx.emit(rightsChanged, { roleKey });
    return {};
  },
});
