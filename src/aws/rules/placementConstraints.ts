import type { RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { parseQuery } from "../clusterQuery/parse.ts";
import { refused, type RuleProblem } from "./problem.ts";
import { quotedText, structuresIn, textOf } from "./read.ts";

/** Constraints of a definition, and of a definition together with what is said at run time (API). */
export const PLACEMENT_CONSTRAINTS = 10;

/** A definition constrains where its tasks go by memberOf only. Observed: the type; the others are assumed. */
export function problemsOfConstraints(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const constraints = structuresIn(input.placementConstraints);
  const problems: RuleProblem[] = [];
  if (constraints.length > PLACEMENT_CONSTRAINTS) {
    const message = `placement constraints can have at most ${PLACEMENT_CONSTRAINTS} items`;
    problems.push(refused(["placementConstraints"], message));
  }
  for (const [{ type, expression }, i] of constraints) {
    const path = ["placementConstraints", i];
    if (type !== "memberOf") {
      problems.push(refused([...path, "type"], `constraint.type '${quotedText(type)}' is not supported.`));
    } else if (textOf(expression) === undefined) {
      problems.push(refused([...path, "expression"], "constraint.expression should not be null or empty."));
    } else {
      const message = problemOfExpression(textOf(expression) ?? "");
      if (message !== undefined) problems.push(refused([...path, "expression"], message, "InvalidParameterException"));
    }
  }
  return problems;
}

/** Why an expression of memberOf is refused, with InvalidParameterException; undefined when it can be read. */
export function problemOfExpression(expression: string): string | undefined {
  const parsed = parseQuery(expression);
  return parsed.ok ? undefined : parsed.problem.message;
}
