import type { DeregisterTaskDefinitionRequest, DeregisterTaskDefinitionResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTaskDefinition } from "../describe/taskDefinition.ts";
import { namesRevision, taskDefinitionNamed } from "../lookup.ts";
import { clientException } from "../refusals.ts";
import { taskDefinitions, type TaskDefinitionRow } from "../tables.ts";

/** Makes a revision INACTIVE. What runs on it goes on, and its services can still scale. */
export const deregisterTaskDefinition = operation("ecs", "DeregisterTaskDefinition", {
  check(view: View, input: DeregisterTaskDefinitionRequest): TaskDefinitionRow {
    // Documented; the wordings are assumed.
    if (!namesRevision(input.taskDefinition)) throw clientException("A revision must be specified: family:revision.");
    const row = taskDefinitionNamed(view, input.taskDefinition, "DeregisterTaskDefinition");
    if (row.status !== "ACTIVE") throw clientException("The specified task definition is inactive.");
    return row;
  },

  apply(ctx: Context, { taskDefinitionArn }: TaskDefinitionRow): DeregisterTaskDefinitionResponse {
    const row = ctx.update(taskDefinitions, taskDefinitionArn, { status: "INACTIVE", deregisteredAt: ctx.now });
    return { taskDefinition: describeTaskDefinition(row) };
  },
});
