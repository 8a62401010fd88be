import type { DeleteInstanceProfileRequest, Nothing } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { needProfile } from "../lookup.ts";
import { deleteConflict } from "../refusals.ts";
import { instanceProfiles } from "../tables.ts";

/** Deletes an instance profile that holds no role. */
export const deleteInstanceProfile = operation("iam", "DeleteInstanceProfile", {
  check(view, { InstanceProfileName }: DeleteInstanceProfileRequest) {
    const { profileKey, roleKey } = needProfile(view, InstanceProfileName);
    if (roleKey !== null) throw deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
    return profileKey;
  },

  apply(ctx, profileKey): Nothing {
    ctx.remove(instanceProfiles, profileKey);
    return {};
  },
});
