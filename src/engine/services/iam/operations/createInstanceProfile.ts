import type { CreateInstanceProfileRequest, CreateInstanceProfileResponse } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { checkPath } from "../checkPath.ts";
import { describeProfile } from "../describe.ts";
import { iamId } from "../ids.ts";
import { INSTANCE_PROFILES } from "../limits.ts";
import { alreadyExists, quotaExceeded } from "../refusals.ts";
import { instanceProfiles, keyOf } from "../tables.ts";
import { tagsWith } from "../tags.ts";

/** Creates an instance profile, which holds no role yet. */
export const createInstanceProfile = operation("iam", "CreateInstanceProfile", {
  check(view, { InstanceProfileName: instanceProfileName, Path: path = "/", Tags }: CreateInstanceProfileRequest) {
    checkPath(path);
    const profileKey = keyOf(instanceProfileName);
    if (view.find(instanceProfiles, profileKey) !== undefined) throw alreadyExists(`Instance Profile ${instanceProfileName} already exists.`);
    if (view.size(instanceProfiles) >= INSTANCE_PROFILES) throw quotaExceeded("InstanceProfilesPerAccount", INSTANCE_PROFILES);
    return { profileKey, instanceProfileName, path, tags: tagsWith([], Tags) };
  },

  apply(ctx, wanted): CreateInstanceProfileResponse {
    const row = ctx.insert(instanceProfiles, { ...wanted, instanceProfileId: iamId(ctx, "AIPA"), roleKey: null, createdTime: ctx.now });
    return { InstanceProfile: describeProfile(ctx, row) };
  },
});
