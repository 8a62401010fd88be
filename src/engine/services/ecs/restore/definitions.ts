import type { AccountDescription, TaskDescription } from "../../../../aws/account/description.ts";
import { clean } from "../../../../aws/clean.ts";
import type { TaskDefinition } from "../../../../aws/generated/ecs.ts";
import { overridden } from "../../../../aws/rules/overridden.ts";
import { needsOf, normalizedTaskDefinition, type TaskNeeds } from "../../../../aws/rules/taskDefinition.ts";
import { taskDefinitionProblems } from "../../../../aws/taskDefinitionProblems.ts";
import { errorIn } from "../../../../aws/validate.ts";
import { Refusal } from "../../../kernel/refusal.ts";

/** The task definitions of an account by `family:revision`, as they are kept. */
export type Definitions = ReadonlyMap<string, TaskDefinition>;

/** Reads the definitions as RegisterTaskDefinition would. Throws what it would answer, with the revision before it. */
export function definitionsIn({ taskDefinitions }: Pick<AccountDescription, "taskDefinitions">): Definitions {
  const definitions = new Map<string, TaskDefinition>();
  for (const { family, revision, definition } of taskDefinitions) {
    const key = `${family}:${revision}`;
    if (definitions.has(key)) throw new Refusal("ValidationException", `The task definition ${key} is described twice.`);
    const problem = taskDefinitionProblems(definition).find(({ severity }) => severity === "error");
    if (problem !== undefined) throw new Refusal("ValidationException", `The task definition ${key}: ${problem.message}`);
    definitions.set(key, normalizedTaskDefinition({ ...clean("ecs", "RegisterTaskDefinition", definition), family }));
  }
  return definitions;
}

/** What a task takes from its instance, its overrides included. */
export function needsOfTask({ overrides }: Pick<TaskDescription, "overrides">, definition: TaskDefinition): TaskNeeds {
  return needsOf(overridden(definition, overridesIn(overrides)));
}

/** Overrides as they are kept: what is none is left out. */
export function overridesIn(given: TaskDescription["overrides"] | undefined): TaskDescription["overrides"] {
  const input = { taskDefinition: "x", overrides: given ?? {} };
  return errorIn("ecs", "RunTask", input) === undefined ? (clean("ecs", "RunTask", input).overrides ?? {}) : {};
}
