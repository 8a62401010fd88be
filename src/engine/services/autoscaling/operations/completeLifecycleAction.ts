import type { CompleteLifecycleActionType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { actionAsked } from "../actionAsked.ts";
import { complete } from "../processes/proceed.ts";
import { validationError } from "../refusals.ts";

/** Says of an instance that what a hook was for is done, or that it failed. */
export const completeLifecycleAction = operation("autoscaling", "CompleteLifecycleAction", {
  check(view: View, input: CompleteLifecycleActionType) {
    const { LifecycleActionResult: result } = input;
    // Assumed wording.
    if (result !== "CONTINUE" && result !== "ABANDON") throw validationError(`Invalid lifecycle action result ${result}`);
    return { ...actionAsked(view, input), result } as const;
  },

  apply(ctx, { row, action, result }): object {
    complete(ctx, row, { action, result, why: "Lifecycle Action Completed with ABANDON Result" });
    return {};
  },
});
