import type { DeregisterScalableTargetRequest, DeregisterScalableTargetResponse } from "../../../../aws/generated/application-autoscaling.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { predictiveByTarget } from "../predictive/tables.ts";
import { removePolicy, removePredictive } from "../removePolicy.ts";
import { noTargetFound } from "../refusals.ts";
import { policiesByTarget, scalableTargets, scheduledActions } from "../tables.ts";
import { checkKind } from "../target.ts";

/** Lets a service be, and deletes its policies and scheduled actions. */
export const deregisterScalableTarget = operation("application-autoscaling", "DeregisterScalableTarget", {
  check(view: View, input: DeregisterScalableTargetRequest): string {
    checkKind(input);
    if (view.find(scalableTargets, input.ResourceId) === undefined) throw noTargetFound(input.ResourceId);
    return input.ResourceId;
  },

  apply(ctx: Context, resourceId: string): DeregisterScalableTargetResponse {
    for (const policy of ctx.where(policiesByTarget, resourceId)) removePolicy(ctx, policy);
    for (const { policyKey } of ctx.where(predictiveByTarget, resourceId)) removePredictive(ctx, policyKey);
    for (const action of ctx.all(scheduledActions)) if (action.resourceId === resourceId) ctx.remove(scheduledActions, action.actionKey);
    ctx.remove(scalableTargets, resourceId);
    return {};
  },
});
