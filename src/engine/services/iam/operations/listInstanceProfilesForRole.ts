import type { ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeListedProfile } from "../describe.ts";
import { needRole } from "../lookup.ts";
import { byName, pageOf } from "../pages.ts";
import { profilesByRole } from "../tables.ts";

/** The instance profiles that hold a role. */
export const listInstanceProfilesForRole = reading(
  "iam",
  "ListInstanceProfilesForRole",
  (view, input: ListInstanceProfilesForRoleRequest): ListInstanceProfilesForRoleResponse => {
    const held = view.where(profilesByRole, needRole(view, input.RoleName).roleKey);
    const { page, standing } = pageOf(byName(held, ({ instanceProfileName }) => instanceProfileName), input);
    return { InstanceProfiles: page.map((row) => describeListedProfile(view, row)), ...standing };
  },
);
