import type { ExecutePolicyType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { policyNamed } from "../policyNamed.ts";
import { scale } from "../processes/actOnAlarms.ts";
import { isCooling } from "../processes/cooldown.ts";
import { proposedByStep } from "../processes/proposals.ts";
import { activityBlocks, validationError } from "../refusals.ts";

/** Does what a policy says, without an alarm. The wordings are assumed. */
export const executePolicy = operation("autoscaling", "ExecutePolicy", {
  check(view: View, input: ExecutePolicyType) {
    const { group, policy } = policyNamed(view, input);
    const { MetricValue, BreachThreshold, HonorCooldown = false } = input;
    const { scaling } = policy;
    if (scaling.policyType === "TargetTrackingScaling") throw validationError("Policies of the type TargetTrackingScaling cannot be executed");
    if (scaling.policyType === "StepScaling" && (MetricValue === undefined || BreachThreshold === undefined)) throw validationError("MetricValue and BreachThreshold are required for policies of the type StepScaling");
    if (scaling.policyType === "SimpleScaling" && HonorCooldown && isCooling(view, group)) throw activityBlocks();
    return { group, policy, scaling, difference: (MetricValue ?? 0) - (BreachThreshold ?? 0) };
  },

  apply(ctx, { group, policy, scaling, difference }): object {
    const proposed = proposedByStep(ctx, group, { policy, scaling, difference });
    if (proposed !== undefined) scale(ctx, group, { policy, ...proposed, who: `a user request executed policy ${policy.policyName}` });
    return {};
  },
});
