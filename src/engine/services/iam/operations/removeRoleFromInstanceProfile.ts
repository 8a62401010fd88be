import type { Nothing, RemoveRoleFromInstanceProfileRequest } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { rightsChanged } from "../events.ts";
import { needProfile, needRole } from "../lookup.ts";
import { roleNotFound } from "../refusals.ts";
import { instanceProfiles } from "../tables.ts";

/** Takes its role out of an instance profile. */
export const removeRoleFromInstanceProfile = operation("iam", "RemoveRoleFromInstanceProfile", {
  check(view, { InstanceProfileName, RoleName }: RemoveRoleFromInstanceProfileRequest) {
    const { profileKey, roleKey } = needProfile(view, InstanceProfileName);
    if (needRole(view, RoleName).roleKey !== roleKey) throw roleNotFound(RoleName); // Assumed.
    return { profileKey, roleKey };
  },

  apply(ctx, { profileKey, roleKey }): Nothing {
    ctx.update(instanceProfiles, profileKey, { roleKey: null });
    ctx.emit(rightsChanged, { roleKey });
    return {};
  },
});
