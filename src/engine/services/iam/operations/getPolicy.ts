import type { GetPolicyRequest, GetPolicyResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { describePolicy, findPolicy, policyUses } from "../foundPolicy.ts";
import { policyNotFound } from "../refusals.ts";
import { describeTags } from "../tags.ts";

/** One managed policy, AWS's or the account's, without its document. */
export const getPolicy = reading("iam", "GetPolicy", (view, { PolicyArn }: GetPolicyRequest): GetPolicyResponse => {
  const policy = findPolicy(view, PolicyArn);
  if (policy === undefined) throw policyNotFound(PolicyArn);
  const description = policy.description === null ? {} : { Description: policy.description };
  return { Policy: { ...describePolicy(policy, policyUses(view)), ...description, Tags: describeTags(policy.tags) } };
});
