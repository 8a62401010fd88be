import type { UpdateRoleRequest, UpdateRoleResponse } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { SESSION_SECONDS } from "../limits.ts";
import { needOwnRole } from "../lookup.ts";
import { roles } from "../tables.ts";

/** Changes a role. API reference: a session lasts an hour again if nothing is said of it. */
export const updateRole = operation("iam", "UpdateRole", {
  check(view, { RoleName, Description, MaxSessionDuration }: UpdateRoleRequest) {
    const { roleKey, description } = needOwnRole(view, RoleName);
    return { roleKey, patch: { description: Description ?? description, maxSessionSeconds: MaxSessionDuration ?? SESSION_SECONDS } };
  },

  apply(ctx, { roleKey, patch }): UpdateRoleResponse {
    ctx.update(roles, roleKey, patch);
    return {};
  },
});
