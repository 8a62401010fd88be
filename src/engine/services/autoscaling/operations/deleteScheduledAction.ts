import type { BatchDeleteScheduledActionAnswer, BatchDeleteScheduledActionType, DeleteScheduledActionType } from "../../../../aws/generated/autoscaling.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { ACTIONS_PER_CALL } from "../limits.ts";
import { needGroup } from "../lookup.ts";
import { actionNotFound, validationError } from "../refusals.ts";
import { autoScalingGroups, type GroupAction } from "../tables.ts";

/** Deletes a scheduled action. The sizes that it set stay. */
export const deleteScheduledAction = operation("autoscaling", "DeleteScheduledAction", {
  check(view: View, { AutoScalingGroupName: name, ScheduledActionName }: DeleteScheduledActionType) {
    const { left, missing } = without(view, name, [ScheduledActionName]);
    if (missing.length > 0) throw actionNotFound(ScheduledActionName);
    return { name, left };
  },

  apply(ctx: Context, { name, left }): object {
    ctx.update(autoScalingGroups, name, { scheduledActions: left });
    return {};
  },
});

/** Deletes several; those that there are none of are told of. */
export const batchDeleteScheduledAction = operation("autoscaling", "BatchDeleteScheduledAction", {
  check(view: View, { AutoScalingGroupName: name, ScheduledActionNames: names }: BatchDeleteScheduledActionType) {
    // Assumed wording.
    if (names.length > ACTIONS_PER_CALL) throw validationError(`The number of scheduled actions must not exceed ${ACTIONS_PER_CALL}.`);
    return { name, ...without(view, name, names) };
  },

  apply(ctx: Context, { name, left, missing }): BatchDeleteScheduledActionAnswer {
    ctx.update(autoScalingGroups, name, { scheduledActions: left });
    return { FailedScheduledActions: missing.map((ScheduledActionName) => ({ ScheduledActionName, ErrorCode: "ValidationError", ErrorMessage: actionNotFound(ScheduledActionName).message })) };
  },
});

function without(view: View, name: string, names: readonly string[]): { readonly left: readonly GroupAction[]; readonly missing: readonly string[] } {
  const { scheduledActions = [] } = needGroup(view, name);
  const known = new Set(scheduledActions.map(({ scheduledActionName }) => scheduledActionName));
  return { left: scheduledActions.filter(({ scheduledActionName }) => !names.includes(scheduledActionName)), missing: names.filter((one) => !known.has(one)) };
}
