import type { UpdateServicePrimaryTaskSetRequest, UpdateServicePrimaryTaskSetResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTaskSet } from "../describe/taskSet.ts";
import { setPrimary } from "../taskSets/primary.ts";
import { externalService, taskSetNamed, type TaskSet } from "../taskSets/rules.ts";
import { deployments } from "../tables.ts";

/** Makes a task set the primary one: what it has becomes the service's. ECS API, UpdateServicePrimaryTaskSet. */
export const updateServicePrimaryTaskSet = operation("ecs", "UpdateServicePrimaryTaskSet", {
  check(view: View, input: UpdateServicePrimaryTaskSetRequest): TaskSet {
    return taskSetNamed(view, externalService(view, input), input.primaryTaskSet);
  },

  apply(ctx: Context, { set, deployment }: TaskSet): UpdateServicePrimaryTaskSetResponse {
    setPrimary(ctx, set.serviceArn, deployment);
    return { taskSet: describeTaskSet(ctx, { set, deployment: ctx.need(deployments, set.taskSetId) }) };
  },
});
