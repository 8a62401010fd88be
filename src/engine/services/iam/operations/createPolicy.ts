import type { CreatePolicyRequest, CreatePolicyResponse } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { policyArn as arnOf } from "../arns.ts";
import { checkPath } from "../checkPath.ts";
import { sizeOf } from "../documentSize.ts";
import { describePolicy, foundRow, policyUses } from "../foundPolicy.ts";
import { iamId } from "../ids.ts";
import { MANAGED_POLICY_SIZE, POLICIES } from "../limits.ts";
import { checkIdentityPolicy } from "../policyRules.ts";
import { alreadyExists, quotaExceeded } from "../refusals.ts";
import { keyOf, policies, policiesByName } from "../tables.ts";
import { describeTags, tagsWith } from "../tags.ts";

/** Creates a managed policy in its first version. The order of the checks is assumed. */
export const createPolicy = operation("iam", "CreatePolicy", {
  check(view, input: CreatePolicyRequest) {
    const { PolicyName: policyName, Path: path = "/", PolicyDocument: document } = input;
    checkPath(path);
    checkIdentityPolicy(document);
    if (sizeOf(document) > MANAGED_POLICY_SIZE) throw quotaExceeded("PolicySize", MANAGED_POLICY_SIZE);
    if (view.count(policiesByName, keyOf(policyName)) > 0) {
      throw alreadyExists(`A policy called ${policyName} already exists. Duplicate names are not allowed.`);
    }
    if (view.size(policies) >= POLICIES) throw quotaExceeded("PoliciesPerAccount", POLICIES);
    return { policyName, path, document, description: input.Description ?? null, tags: tagsWith([], input.Tags) };
  },

  apply(ctx, wanted): CreatePolicyResponse {
    const row = ctx.insert(policies, {
      policyArn: arnOf(wanted.path, wanted.policyName),
      ...wanted,
      policyId: iamId(ctx, "ANPA"),
      createdTime: ctx.now,
    });
    const tags = row.tags.length === 0 ? {} : { Tags: describeTags(row.tags) };
    return { Policy: { ...describePolicy(foundRow(row), policyUses(ctx)), ...tags } };
  },
});
