import type { DeleteScalingPolicyRequest, DeleteScalingPolicyResponse } from "../../../../aws/generated/application-autoscaling.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { noPolicy } from "../refusals.ts";
import { removePolicy } from "../removePolicy.ts";
import { keyOf, scalingPolicies, type ScalingPolicyRow } from "../tables.ts";
import { checkKind } from "../target.ts";

/** Deletes a policy. What was scaled by it stays as it is. */
export const deleteScalingPolicy = operation("application-autoscaling", "DeleteScalingPolicy", {
  check(view: View, input: DeleteScalingPolicyRequest): ScalingPolicyRow {
    checkKind(input);
    const policy = view.find(scalingPolicies, keyOf(input.ResourceId, input.PolicyName));
    if (policy === undefined) throw noPolicy(input.PolicyName, input.ResourceId);
    return policy;
  },

  apply(ctx: Context, policy: ScalingPolicyRow): DeleteScalingPolicyResponse {
    removePolicy(ctx, policy);
    return {};
  },
});
