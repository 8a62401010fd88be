import type { DeleteScheduledActionRequest, DeleteScheduledActionResponse } from "../../../../aws/generated/application-autoscaling.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { noAction } from "../refusals.ts";
import { keyOf, scheduledActions } from "../tables.ts";
import { checkKind } from "../target.ts";

/** Deletes a scheduled action. The bounds that it set stay. */
export const deleteScheduledAction = operation("application-autoscaling", "DeleteScheduledAction", {
  check(view: View, input: DeleteScheduledActionRequest): string {
    checkKind(input);
    const actionKey = keyOf(input.ResourceId, input.ScheduledActionName);
    if (view.find(scheduledActions, actionKey) === undefined) throw noAction(input.ScheduledActionName, input.ResourceId);
    return actionKey;
  },

  apply(ctx: Context, actionKey: string): DeleteScheduledActionResponse {
    ctx.remove(scheduledActions, actionKey);
    return {};
  },
});
