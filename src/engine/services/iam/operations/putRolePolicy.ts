import type { Nothing, PutRolePolicyRequest } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { sizeOf } from "../documentSize.ts";
import { rightsChanged } from "../events.ts";
import { INLINE_POLICIES_SIZE } from "../limits.ts";
import { needOwnRole } from "../lookup.ts";
import { checkIdentityPolicy } from "../policyRules.ts";
import { limitExceeded } from "../refusals.ts";
import { roles } from "../tables.ts";

/** Puts a policy into a role, in place of one of that name. */
export const putRolePolicy = operation("iam", "PutRolePolicy", {
  check(view, { RoleName, PolicyName: policyName, PolicyDocument: document }: PutRolePolicyRequest) {
    const { roleKey, inlinePolicies: old } = needOwnRole(view, RoleName);
    checkIdentityPolicy(document);
    const there = old.some((policy) => policy.policyName === policyName);
    const inlinePolicies = there
      ? old.map((policy) => (policy.policyName === policyName ? { policyName, document } : policy))
      : [...old, { policyName, document }];
    const size = inlinePolicies.reduce((sum, policy) => sum + sizeOf(policy.document), 0);
    if (size > INLINE_POLICIES_SIZE) throw limitExceeded(`Maximum policy size of ${INLINE_POLICIES_SIZE} bytes exceeded for role ${RoleName}`);
    return { roleKey, inlinePolicies };
  },

  apply(ctx, { roleKey, inlinePolicies }): Nothing {
    ctx.update(roles, roleKey, { inlinePolicies });
    ctx.emit(rightsChanged, { roleKey });
    return {};
  },
});
