import type { DeleteRoleRequest, Nothing } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { rightsChanged } from "../events.ts";
import { needOwnRole } from "../lookup.ts";
import { deleteConflict } from "../refusals.ts";
import { profilesByRole, roles } from "../tables.ts";

/** Deletes a role that holds nothing and is in nothing. The order of the checks is assumed. */
export const deleteRole = operation("iam", "DeleteRole", {
  check(view, { RoleName }: DeleteRoleRequest) {
    const { roleKey, attachedPolicyArns, inlinePolicies } = needOwnRole(view, RoleName);
    if (view.count(profilesByRole, roleKey) > 0) throw deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
    if (attachedPolicyArns.length > 0) throw deleteConflict("Cannot delete entity, must detach all policies first.");
    if (inlinePolicies.length > 0) throw deleteConflict("Cannot delete entity, must delete policies first.");
    return roleKey;
  },

  apply(ctx, roleKey): Nothing {
    ctx.remove(roles, roleKey);
    ctx.emit(rightsChanged, { roleKey });
    return {};
  },
});
