import type { RegisterTaskDefinitionRequest } from "./generated/ecs.ts";
import type { Path, Problem } from "./problem.ts";
import { problemsOfTaskDefinition } from "./rules/taskDefinition.ts";
import { validate } from "./validate.ts";

/** One thing that is wrong with a task definition, by the model or by ECS's own rules. */
export type TaskDefinitionProblem = Pick<Problem, "path" | "severity" | "code" | "message"> & {
  /** Why the model refuses it; "rule": the model does not, ECS's rules do. */
  readonly kind: Problem["kind"] | "rule";
};

/**
 * All that AWS would say to a RegisterTaskDefinition input, what it answers first before the rest, and each thing once.
 * Total: any value may come in.
 */
export function taskDefinitionProblems(input: unknown): readonly TaskDefinitionProblem[] {
  const model = validate("ecs", "RegisterTaskDefinition", input);
  if (typeof input !== "object" || input === null || Array.isArray(input)) return model;
  if (model.some(({ kind }) => kind === "size")) return model;
  const rules = problemsOfTaskDefinition(input as RegisterTaskDefinitionRequest);
  const own = rules.filter((rule) => !model.some((problem) => toldBy(problem, rule)));
  return [...model, ...own.map((rule) => ({ ...rule, kind: "rule" as const }))];
}

/** The model and the rules look at the same member: the model speaks first, and its word is enough. */
function toldBy(problem: Problem, { path, severity }: { readonly path: Path; readonly severity: string }): boolean {
  if (problem.severity !== "error" || severity !== "error") return false;
  return problem.path.length === path.length && path.every((step, i) => problem.path[i] === step);
}
