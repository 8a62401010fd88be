import type { ListInstanceProfilesRequest, ListInstanceProfilesResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeListedProfile } from "../describe.ts";
import { byName, pageOf } from "../pages.ts";
import { instanceProfiles } from "../tables.ts";

/** The instance profiles of the account, or those below a path. */
export const listInstanceProfiles = reading(
  "iam",
  "ListInstanceProfiles",
  (view, input: ListInstanceProfilesRequest): ListInstanceProfilesResponse => {
    const asked = view.all(instanceProfiles).filter(({ path }) => path.startsWith(input.PathPrefix ?? "/"));
    const { page, standing } = pageOf(byName(asked, ({ instanceProfileName }) => instanceProfileName), input);
    return { InstanceProfiles: page.map((row) => describeListedProfile(view, row)), ...standing };
  },
);
