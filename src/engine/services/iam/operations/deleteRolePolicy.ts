import type { DeleteRolePolicyRequest, Nothing } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { rightsChanged } from "../events.ts";
import { needOwnRole } from "../lookup.ts";
import { rolePolicyNotFound } from "../refusals.ts";
import { roles } from "../tables.ts";

/** Deletes a policy that is a part of its role. */
export const deleteRolePolicy = operation("iam", "DeleteRolePolicy", {
  check(view, { RoleName, PolicyName }: DeleteRolePolicyRequest) {
    const { roleKey, inlinePolicies } = needOwnRole(view, RoleName);
    const left = inlinePolicies.filter(({ policyName }) => policyName !== PolicyName);
    if (left.length === inlinePolicies.length) throw rolePolicyNotFound(PolicyName);
    return { roleKey, inlinePolicies: left };
  },

  apply(ctx, { roleKey, inlinePolicies }): Nothing {
    ctx.update(roles, roleKey, { inlinePolicies });
    ctx.emit(rightsChanged, { roleKey });
    return {};
  },
});
