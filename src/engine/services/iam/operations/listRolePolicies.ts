import type { ListRolePoliciesRequest, ListRolePoliciesResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { needRole } from "../lookup.ts";
import { byName, pageOf } from "../pages.ts";

/** The names of the policies that are parts of a role. */
export const listRolePolicies = reading("iam", "ListRolePolicies", (view, input: ListRolePoliciesRequest): ListRolePoliciesResponse => {
  const names = needRole(view, input.RoleName).inlinePolicies.map(({ policyName }) => policyName);
  const { page, standing } = pageOf(byName(names, (name) => name), input);
  return { PolicyNames: page, ...standing };
});
