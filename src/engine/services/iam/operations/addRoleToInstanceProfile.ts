import type { AddRoleToInstanceProfileRequest, Nothing } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { rightsChanged } from "../events.ts";
import { needOwnRole, needProfile } from "../lookup.ts";
import { quotaExceeded } from "../refusals.ts";
import { instanceProfiles } from "../tables.ts";

/** Puts a role into an instance profile, which holds one at most. */
export const addRoleToInstanceProfile = operation("iam", "AddRoleToInstanceProfile", {
  check(view, { InstanceProfileName, RoleName }: AddRoleToInstanceProfileRequest) {
    const { profileKey, roleKey: held } = needProfile(view, InstanceProfileName);
    const { roleKey } = needOwnRole(view, RoleName);
    if (held !== null) throw quotaExceeded("InstanceSessionsPerInstanceProfile", 1);
    return { profileKey, roleKey };
  },

  apply(ctx, { profileKey, roleKey }): Nothing {
    ctx.update(instanceProfiles, profileKey, { roleKey });
    ctx.emit(rightsChanged, { roleKey });
    return {};
  },
});
