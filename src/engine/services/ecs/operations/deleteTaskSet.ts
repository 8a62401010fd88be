import type { DeleteTaskSetRequest, DeleteTaskSetResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTaskSet } from "../describe/taskSet.ts";
import { wakeService } from "../processes/wakeService.ts";
import { invalidParameter } from "../refusals.ts";
import { setPrimary } from "../taskSets/primary.ts";
import { externalService, taskSetNamed, type TaskSet } from "../taskSets/rules.ts";
import { deployments } from "../tables.ts";

/** Lets a task set drain. To delete one that wants tasks, or the primary one, takes force. */
export const deleteTaskSet = operation("ecs", "DeleteTaskSet", {
  check(view: View, input: DeleteTaskSetRequest): TaskSet {
    const service = externalService(view, input);
    const found = taskSetNamed(view, service, input.taskSet);
    if (input.force === true) return found;
    // ECS API, DeleteTaskSet, and seen for the primary one; the wordings are assumed.
    if (found.deployment.status === "PRIMARY") throw invalidParameter("The primary task set cannot be deleted. Specify force to delete it.");
    if (found.set.scale > 0) throw invalidParameter("The task set cannot be deleted while it is scaled above 0.");
    return found;
  },

  apply(ctx: Context, { set, deployment }: TaskSet): DeleteTaskSetResponse {
    const { serviceArn, taskSetId } = set;
    if (deployment.status === "PRIMARY") setPrimary(ctx, serviceArn, undefined);
    const draining = ctx.update(deployments, taskSetId, { status: "DRAINING", desiredCount: 0, updatedAt: ctx.now });
    wakeService(ctx, serviceArn);
    return { taskSet: describeTaskSet(ctx, { set, deployment: draining }) };
  },
});
