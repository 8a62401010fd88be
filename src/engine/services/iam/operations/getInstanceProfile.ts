import type { GetInstanceProfileRequest, GetInstanceProfileResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeProfile } from "../describe.ts";
import { needProfile } from "../lookup.ts";

/** One instance profile. */
export const getInstanceProfile = reading(
  "iam",
  "GetInstanceProfile",
  (view, { InstanceProfileName }: GetInstanceProfileRequest): GetInstanceProfileResponse => {
    return { InstanceProfile: describeProfile(view, needProfile(view, InstanceProfileName)) };
  },
);
