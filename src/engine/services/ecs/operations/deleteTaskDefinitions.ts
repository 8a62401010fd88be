import { taskDefinitionArn as arnFor } from "../../../../aws/arn.ts";
import type { DeleteTaskDefinitionsRequest, DeleteTaskDefinitionsResponse, Failure } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTaskDefinition } from "../describe/taskDefinition.ts";
import { TASK_DEFINITIONS_PER_DELETE } from "../limits.ts";
import { findTaskDefinition, namesRevision } from "../lookup.ts";
import { invalidParameter } from "../refusals.ts";
import { taskDefinitions, type TaskDefinitionRow } from "../tables.ts";
import { purgeTaskDefinition } from "../timers.ts";
import { PURGE_INTERVAL } from "../timing.ts";

interface Plan {
  readonly rows: readonly TaskDefinitionRow[];
  readonly failures: readonly Failure[];
}

/** Marks INACTIVE revisions for deletion. They go when no task and no service uses them. */
export const deleteTaskDefinitions = operation("ecs", "DeleteTaskDefinitions", {
  check(view: View, input: DeleteTaskDefinitionsRequest): Plan {
    if (input.taskDefinitions.length > TASK_DEFINITIONS_PER_DELETE) {
      throw invalidParameter(`taskDefinitions can have at most ${TASK_DEFINITIONS_PER_DELETE} items`); // Assumed wording.
    }
    const rows = new Set<TaskDefinitionRow>();
    const failures: Failure[] = [];
    for (const name of input.taskDefinitions) {
      const row = namesRevision(name) ? findTaskDefinition(view, name) : undefined;
      if (row !== undefined && row.status !== "ACTIVE") rows.add(row);
      else failures.push({ arn: arnOf(name), reason: namesRevision(name) ? whyNot(row) : WITHOUT_REVISION });
    }
    return { rows: [...rows], failures };
  },

  apply(ctx: Context, { rows, failures }: Plan): DeleteTaskDefinitionsResponse {
    const marked = rows.map(({ taskDefinitionArn, deleteRequestedAt }) => {
      ctx.schedule(purgeTaskDefinition, taskDefinitionArn, PURGE_INTERVAL);
      const since = deleteRequestedAt ?? ctx.now;
      return ctx.update(taskDefinitions, taskDefinitionArn, { status: "DELETE_IN_PROGRESS", deleteRequestedAt: since });
    });
    return { taskDefinitions: marked.map(describeTaskDefinition), failures };
  },
});

// Third party, all three.
const WITHOUT_REVISION = "The specified task definition identifier is invalid. Specify a valid name or ARN and try again.";

const whyNot = (row: TaskDefinitionRow | undefined): string =>
  row === undefined
    ? "The specified task definition does not exist. Specify a valid account, family, revision and try again."
    : "The specified task definition is still in ACTIVE status. Please deregister the target and try again.";

function arnOf(name: string): string {
  const [family, revision] = name.split(":");
  return name.startsWith("arn:") || family === undefined || !/^\d+$/.test(revision ?? "") ? name : arnFor(family, Number(revision));
}
