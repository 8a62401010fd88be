import type { DeletePolicyType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { removeTrackingAlarms } from "../../applicationautoscaling/late/contract.ts";
import { policyNamed } from "../policyNamed.ts";
import { autoScalingGroups } from "../tables.ts";

/** Deletes a policy, and the alarms that were made for it. Those that somebody made who wanted steps stay. */
export const deletePolicy = operation("autoscaling", "DeletePolicy", {
  check: (view: View, input: DeletePolicyType) => policyNamed(view, input),

  apply(ctx, { group: { autoScalingGroupName: name, scalingPolicies = [] }, policy }): object {
    if (policy.scaling.policyType === "TargetTrackingScaling") removeTrackingAlarms(ctx, policy.scaling);
    ctx.update(autoScalingGroups, name, { scalingPolicies: scalingPolicies.filter((one) => one !== policy) });
    return {};
  },
});
