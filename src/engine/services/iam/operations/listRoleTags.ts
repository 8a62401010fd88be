import type { ListRoleTagsRequest, ListRoleTagsResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { needRole } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { describeTags } from "../tags.ts";

/** The tags of a role. */
export const listRoleTags = reading("iam", "ListRoleTags", (view, input: ListRoleTagsRequest): ListRoleTagsResponse => {
  const { page, standing } = pageOf(describeTags(needRole(view, input.RoleName).tags), input);
  return { Tags: page, ...standing };
});
