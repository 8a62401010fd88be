import { iamArn, taskDefinitionArn as arnFor } from "../../../../aws/arn.ts";
import type {
  RegisterTaskDefinitionRequest,
  RegisterTaskDefinitionResponse,
  TaskDefinition,
} from "../../../../aws/generated/ecs.ts";
import { needsOf, normalizedTaskDefinition, problemsOfTaskDefinition } from "../../../../aws/rules/taskDefinition.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { describeTaskDefinition } from "../describe/taskDefinition.ts";
import { REVISIONS_PER_FAMILY } from "../limits.ts";
import { families, taskDefinitions, type Tag } from "../tables.ts";
import { tagsFrom } from "../tags.ts";

interface Plan {
  readonly family: string;
  readonly revision: number;
  readonly definition: TaskDefinition;
  readonly tags: readonly Tag[];
}

/** Adds a revision to a family, always a new one, counting on also when earlier ones are gone. */
export const registerTaskDefinition = operation("ecs", "RegisterTaskDefinition", {
  check(view: View, input: RegisterTaskDefinitionRequest): Plan {
    const problem = problemsOfTaskDefinition(input).find(({ severity }) => severity === "error");
    if (problem !== undefined) throw new Refusal(problem.code, problem.message);
    const { family } = input;
    const revision = (view.find(families, family)?.lastRevision ?? 0) + 1;
    if (revision > REVISIONS_PER_FAMILY) {
      throw new Refusal("LimitExceededException", "The limit for revisions of the task definition family was exceeded.");
    }
    return { family, revision, definition: normalizedTaskDefinition(input), tags: tagsFrom(input.tags) };
  },

  apply(ctx: Context, { family, revision, definition, tags }: Plan): RegisterTaskDefinitionResponse {
    const taskDefinitionArn = arnFor(family, revision);
    if (revision === 1) ctx.insert(families, { family, lastRevision: 1 });
    else ctx.update(families, family, { lastRevision: revision });
    const row = ctx.insert(taskDefinitions, {
      taskDefinitionArn,
      family,
      revision,
      status: "ACTIVE",
      definition: { taskDefinitionArn, ...definition, revision, registeredBy: iamArn("root") },
      needs: needsOf(definition),
      tags,
      registeredAt: ctx.now,
      deregisteredAt: null,
      deleteRequestedAt: null,
    });
    return { taskDefinition: describeTaskDefinition(row), ...(tags.length === 0 ? {} : { tags }) };
  },
});
