import type { DeletePolicyRequest, Nothing } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { ACCOUNT_ID } from "../../../../aws/region.ts";
import { POLICY_ARN } from "../arns.ts";
import { checkPolicyArn, policyUses } from "../foundPolicy.ts";
import { deleteConflict, invalidInput, policyNotFound } from "../refusals.ts";
import { policies } from "../tables.ts";

/** Deletes a managed policy of the account that nobody uses. */
export const deletePolicy = operation("iam", "DeletePolicy", {
  check(view, { PolicyArn }: DeletePolicyRequest) {
    checkPolicyArn(PolicyArn);
    if (POLICY_ARN.exec(PolicyArn)?.[1] !== ACCOUNT_ID) throw invalidInput(`ARN ${PolicyArn} is not valid.`); // Assumed.
    if (view.find(policies, PolicyArn) === undefined) throw policyNotFound(PolicyArn);
    const { attached, bounding } = policyUses(view);
    if (attached.has(PolicyArn) || bounding.has(PolicyArn)) throw deleteConflict("Cannot delete a policy attached to entities.");
    return PolicyArn;
  },

  apply(ctx, policyArn): Nothing {
    ctx.remove(policies, policyArn);
    return {};
  },
});
