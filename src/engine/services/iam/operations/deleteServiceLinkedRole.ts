import type { DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { uuid } from "../../../kernel/ids.ts";
import { rightsChanged } from "../events.ts";
import { needRole, SERVICE_LINKED } from "../lookup.ts";
import { invalidInput } from "../refusals.ts";
import { roles } from "../tables.ts";

/**
 * Deletes the role of a service. Its deletion is begun here, as it is asked for, and done at once: that the service
 * agrees is assumed, also when it still has need of the role.
 */
export const deleteServiceLinkedRole = operation("iam", "DeleteServiceLinkedRole", {
  check(view, { RoleName }: DeleteServiceLinkedRoleRequest) {
    const role = needRole(view, RoleName);
    if (!role.path.startsWith(SERVICE_LINKED)) throw invalidInput(`Role ${RoleName} is not a service-linked role.`); // Assumed wording.
    return role;
  },

  apply(ctx, { roleKey, roleName, path }): DeleteServiceLinkedRoleResponse {
    ctx.remove(roles, roleKey);
    ctx.emit(rightsChanged, { roleKey });
    return { DeletionTaskId: `task${path}${roleName}/${uuid(ctx)}` };
  },
});
