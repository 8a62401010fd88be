import type { PlacementConstraint, PlacementStrategy } from "../../../aws/generated/ecs.ts";
import { PLACEMENT_CONSTRAINTS, problemOfExpression } from "../../../aws/rules/placementConstraints.ts";
import { remembered } from "../../../lib/remembered.ts";
import { PLACEMENT_STRATEGIES } from "./limits.ts";
import { ATTRIBUTE, type Constraint, type Strategy } from "./placement/subject.ts";
import { invalidParameter } from "./refusals.ts";
import type { TaskDefinitionRow, TaskPlacement } from "./tables.ts";

/** What RunTask, CreateService and UpdateService say of placement. */
export interface PlacementInput {
  readonly placementConstraints?: readonly PlacementConstraint[] | undefined;
  readonly placementStrategy?: readonly PlacementStrategy[] | undefined;
}

/**
 * What a request says of placement, as it was given; what it does not say stays as it was `before`. Throws
 * InvalidParameterException. The limits are documented, the wording for distinctInstance was observed, all other
 * wordings are assumed.
 */
export function placementFrom(
  { placementConstraints, placementStrategy }: PlacementInput,
  { definition }: Pick<TaskDefinitionRow, "definition">,
  before: TaskPlacement = { placementConstraints: [], placementStrategy: [] },
): TaskPlacement {
  const constraints = placementConstraints ?? before.placementConstraints;
  const ofDefinition = definition.placementConstraints ?? [];
  if (constraints.length + ofDefinition.length > PLACEMENT_CONSTRAINTS) {
    const andThose = ofDefinition.length === 0 ? "" : ", those of the task definition included";
    throw invalidParameter(`placement constraints can have at most ${PLACEMENT_CONSTRAINTS} items${andThose}.`);
  }
  // What stays was checked when it came.
  for (const constraint of placementConstraints ?? []) checkConstraint(constraint);
  const strategies = placementStrategy ?? before.placementStrategy;
  if (strategies.length > PLACEMENT_STRATEGIES) {
    throw invalidParameter(`placement strategies can have at most ${PLACEMENT_STRATEGIES} items.`);
  }
  for (const strategy of placementStrategy ?? []) strategyFrom(strategy);
  return { placementConstraints: constraints, placementStrategy: strategies };
}

/** All that binds: the task definition's constraints, and those of the request or the service. */
export function constraintsOf(
  { definition }: Pick<TaskDefinitionRow, "definition">,
  given: readonly PlacementConstraint[],
): readonly Constraint[] {
  const ofDefinition = (definition.placementConstraints ?? []).map(
    ({ expression = "" }): Constraint => ({ type: "memberOf", expression, from: "taskDefinition" }),
  );
  const ofRequest = given.map(
    ({ type, expression = "" }): Constraint =>
      type === "distinctInstance" ? { type: "distinctInstance" } : { type: "memberOf", expression, from: "request" },
  );
  return [...ofDefinition, ...ofRequest];
}

/** What is preferred: the strategies that were given, or the defaults. */
export function strategiesOf(given: readonly PlacementStrategy[], defaults: readonly Strategy[]): readonly Strategy[] {
  return given.length === 0 ? defaults : strategiesIn(given);
}

const strategiesIn = remembered((given: readonly PlacementStrategy[]): readonly Strategy[] => given.map(strategyFrom));

function checkConstraint({ type, expression }: PlacementConstraint): void {
  if (type === undefined) throw invalidParameter("constraint.type should not be null or empty.");
  if (type === "distinctInstance") {
    if (expression !== undefined) throw invalidParameter("distinctInstance expression should not be specified.");
    return;
  }
  if (expression === undefined || expression.trim() === "") {
    throw invalidParameter("memberOf expression should be specified.");
  }
  const problem = problemOfExpression(expression);
  if (problem !== undefined) throw invalidParameter(problem);
}

/** One strategy read. ECS API, PlacementStrategy: `host` is another name for `instanceId`. */
function strategyFrom({ type, field }: PlacementStrategy): Strategy {
  switch (type) {
    case undefined:
      throw invalidParameter("strategy.type should not be null or empty.");
    case "random":
      if (field !== undefined && field !== "") throw invalidParameter("random strategy field should not be specified.");
      return { type };
    case "binpack": {
      // In practice either case is taken.
      const resource = field?.toLowerCase();
      if (resource === "cpu" || resource === "memory") return { type, field: resource };
      throw invalidParameter(`binpack strategy field must be cpu or memory${butWas(field)}.`);
    }
    case "spread":
      if (field === "instanceId" || field === "host") return { type, field: "instanceId" };
      if (field !== undefined && ATTRIBUTE_FIELD.test(field)) return { type, field };
      throw invalidParameter(`spread strategy field must be instanceId, host or ${ATTRIBUTE}NAME${butWas(field)}.`);
  }
}

/** Names as those of attributes are. ECS API, Attribute. */
const ATTRIBUTE_FIELD = /^attribute:[A-Za-z0-9_\-./\\]{1,128}$/;

const butWas = (field: string | undefined): string => (field === undefined ? "" : `, but was '${field}'`);
