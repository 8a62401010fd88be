import type { Nothing, UpdateAssumeRolePolicyRequest } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { rightsChanged } from "../events.ts";
import { needOwnRole } from "../lookup.ts";
import { roles } from "../tables.ts";
import { checkTrust } from "./createRole.ts";

/** Says anew who may assume a role. */
export const updateAssumeRolePolicy = operation("iam", "UpdateAssumeRolePolicy", {
  check(view, { RoleName, PolicyDocument: assumeRolePolicyDocument }: UpdateAssumeRolePolicyRequest) {
    const { roleKey } = needOwnRole(view, RoleName);
    checkTrust(view, assumeRolePolicyDocument);
    return { roleKey, assumeRolePolicyDocument };
  },

  apply(ctx, { roleKey, assumeRolePolicyDocument }): Nothing {
    ctx.update(roles, roleKey, { assumeRolePolicyDocument });
    ctx.emit(rightsChanged, { roleKey });
    return {};
  },
});
