import type { DeleteScalingPolicyRequest, DeleteScalingPolicyResponse } from "../../../../aws/generated/application-autoscaling.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { noPolicy } from "../refusals.ts";
import { predictivePolicies } from "../predictive/tables.ts";
import { removePolicy, removePredictive } from "../removePolicy.ts";
import { keyOf, scalingPolicies } from "../tables.ts";
import { checkKind } from "../target.ts";

/** Deletes a policy. What was scaled by it stays as it is. */
export const deleteScalingPolicy = operation("application-autoscaling", "DeleteScalingPolicy", {
  check(view: View, input: DeleteScalingPolicyRequest): string {
    checkKind(input);
    const policyKey = keyOf(input.ResourceId, input.PolicyName);
    if (view.find(scalingPolicies, policyKey) === undefined && view.find(predictivePolicies, policyKey) === undefined) throw noPolicy(input.PolicyName, input.ResourceId);
    return policyKey;
  },

  apply(ctx: Context, policyKey: string): DeleteScalingPolicyResponse {
    const policy = ctx.find(scalingPolicies, policyKey);
    if (policy === undefined) removePredictive(ctx, policyKey);
    else removePolicy(ctx, policy);
    return {};
  },
});
