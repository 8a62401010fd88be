import type { PutFunctionBehaviorRequest, PutFunctionBehaviorResponse } from "../../../../../../aws/generated/physics.ts";
import type { View } from "../../../../../kernel/context.ts";
import { operation } from "../../../../../kernel/operation.ts";
import { Refusal } from "../../../../../kernel/refusal.ts";
import { usualBehavior } from "../hooks.ts";
import { functionBehaviors, type FunctionBehaviorRow } from "../table.ts";

/** Says what a Lambda function answers, all of it: what is left out is the default again. */
export const putFunctionBehavior = operation("physics", "PutFunctionBehavior", {
  check(view: View, { functionArn, ...given }: PutFunctionBehaviorRequest): FunctionBehaviorRow {
    if (view.find(functionBehaviors, functionArn) === undefined && view.size(functionBehaviors) >= functionBehaviors.limit) {
      throw new Refusal("LimitExceededException", `At most ${functionBehaviors.limit} function behaviors can be kept.`);
    }
    const usual = usualBehavior(functionArn);
    return {
      functionArn,
      hookStatus: given.hookStatus ?? usual.hookStatus,
      afterSeconds: given.afterSeconds ?? usual.afterSeconds,
      callBackDelaySeconds: given.callBackDelaySeconds ?? usual.callBackDelaySeconds,
    };
  },

  apply(ctx, functionBehavior): PutFunctionBehaviorResponse {
    if (ctx.find(functionBehaviors, functionBehavior.functionArn) === undefined) ctx.insert(functionBehaviors, functionBehavior);
    else ctx.update(functionBehaviors, functionBehavior.functionArn, functionBehavior);
    return { functionBehavior };
  },
});
