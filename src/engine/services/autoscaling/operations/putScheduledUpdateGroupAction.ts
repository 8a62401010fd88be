import { groupActionArn } from "../../../../aws/arn.ts";
import type { BatchPutScheduledUpdateGroupActionAnswer, BatchPutScheduledUpdateGroupActionType, FailedScheduledUpdateGroupActionRequest, PutScheduledUpdateGroupActionType, ScheduledUpdateGroupActionRequest } from "../../../../aws/generated/autoscaling.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { attempt, operation } from "../../../kernel/operation.ts";
import { ACTIONS_PER_CALL } from "../limits.ts";
import { needGroupThatStays } from "../lookup.ts";
import { awaitActions } from "../processes/scheduledActions.ts";
import { validationError } from "../refusals.ts";
import { withAction } from "../scheduled.ts";
import { autoScalingGroups, type GroupAction } from "../tables.ts";

/** Says that a group is to get other sizes at some time, or times. What was said before under the name is forgotten. */
export const putScheduledUpdateGroupAction = operation("autoscaling", "PutScheduledUpdateGroupAction", {
  check: (view: View, { AutoScalingGroupName: name, Time, ...asked }: PutScheduledUpdateGroupActionType) =>
    // Time is what StartTime was called before.
    ({ name, actions: withAction(actionsOf(view, name), { ...asked, StartTime: asked.StartTime ?? Time }, { now: view.now, arn: NEW }) }),

  apply(ctx: Context, { name, actions }): object {
    keep(ctx, name, actions);
    return {};
  },
});

/** Says so of several; those that cannot be are told of, and the others are kept. */
export const batchPutScheduledUpdateGroupAction = operation("autoscaling", "BatchPutScheduledUpdateGroupAction", {
  check(view: View, { AutoScalingGroupName: name, ScheduledUpdateGroupActions: asked }: BatchPutScheduledUpdateGroupActionType) {
    // Assumed wording.
    if (asked.length > ACTIONS_PER_CALL) throw validationError(`The number of scheduled actions must not exceed ${ACTIONS_PER_CALL}.`);
    return { name, ...put(view, actionsOf(view, name), asked) };
  },

  apply(ctx: Context, { name, actions, failed }): BatchPutScheduledUpdateGroupActionAnswer {
    keep(ctx, name, actions);
    return { FailedScheduledUpdateGroupActions: failed };
  },
});

const actionsOf = (view: View, name: string): readonly GroupAction[] => needGroupThatStays(view, name).scheduledActions ?? [];

function put({ now }: View, before: readonly GroupAction[], asked: readonly ScheduledUpdateGroupActionRequest[]) {
  let actions = before;
  const failed: FailedScheduledUpdateGroupActionRequest[] = [];
  for (const one of asked) {
    const answer = attempt(() => void (actions = withAction(actions, one, { now, arn: NEW })));
    if (!answer.ok) failed.push({ ScheduledActionName: one.ScheduledActionName, ErrorCode: answer.code, ErrorMessage: answer.message });
  }
  return { actions, failed };
}

/** Stands for the ARN of an action until it is kept. */
const NEW = "";

function keep(ctx: Context, name: string, actions: readonly GroupAction[]): void {
  const scheduledActions = actions.map((action) => (action.scheduledActionArn === NEW ? { ...action, scheduledActionArn: groupActionArn({ actionId: uuid(ctx), groupName: name, name: action.scheduledActionName }) } : action));
  ctx.update(autoScalingGroups, name, { scheduledActions });
  awaitActions(ctx, name);
}
