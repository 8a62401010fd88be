import type { ListPoliciesRequest, ListPoliciesResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { checkPath } from "../checkPath.ts";
import { describePolicy, foundRow, policyUses } from "../foundPolicy.ts";
import { managedPolicies } from "../managedPolicies.ts";
import { byName, pageOf } from "../pages.ts";
import { policies } from "../tables.ts";

/** The managed policies: the account's, then AWS's, of which this one knows few. */
export const listPolicies = reading("iam", "ListPolicies", (view, input: ListPoliciesRequest): ListPoliciesResponse => {
  const { Scope = "All", OnlyAttached = false, PathPrefix = "/", PolicyUsageFilter } = input;
  checkPath(PathPrefix);
  const uses = policyUses(view);
  const isUsed = (arn: string) => {
    if (PolicyUsageFilter === "PermissionsBoundary") return uses.bounding.has(arn);
    return uses.attached.has(arn) || (PolicyUsageFilter === undefined && uses.bounding.has(arn));
  };
  const own = Scope === "AWS" ? [] : byName(view.all(policies).map(foundRow), ({ policyName }) => policyName);
  const all = Scope === "Local" ? own : [...own, ...managedPolicies().values()];
  const asked = all.filter(({ arn, path }) => path.startsWith(PathPrefix) && (isUsed(arn) || !(OnlyAttached || PolicyUsageFilter !== undefined)));
  const { page, standing } = pageOf(asked, input);
  return { Policies: page.map((policy) => describePolicy(policy, uses)), ...standing };
});
