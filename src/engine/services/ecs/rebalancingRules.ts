import { parseQuery } from "../../../aws/clusterQuery/parse.ts";
import { comparisonsIn } from "../../../aws/clusterQuery/query.ts";
import { constraintsOf, strategiesOf } from "./placementRules.ts";
import { SERVICE_DEFAULT, SPREAD_OVER_ZONES, type Constraint } from "./placement/subject.ts";
import { invalidParameter } from "./refusals.ts";
import type { ServiceRow, TaskDefinitionRow } from "./tables.ts";

type Choice = ServiceRow["availabilityZoneRebalancing"];

/** What a service is otherwise. */
export type Rebalanced = Pick<ServiceRow, "schedulingStrategy" | "placementStrategy" | "placementConstraints" | "maximumPercent">;

/**
 * Whether a service's zones are kept balanced: what is asked for, else what was before, else ENABLED; a service that
 * cannot be and was not told to is DISABLED (third parties have seen it for maximumPercent, for the rest it is
 * assumed). Throws InvalidParameterException in words that are assumed. ECS guide, "Balancing an Amazon ECS service
 * across Availability Zones".
 */
export function rebalancingFrom(
  service: Rebalanced,
  definition: TaskDefinitionRow,
  { asked, before = "ENABLED" }: { readonly asked: Choice | undefined; readonly before?: Choice },
): Choice {
  const obstacle = obstacleOf(service, definition);
  if (asked === "ENABLED" && obstacle !== undefined) {
    throw invalidParameter(`Availability Zone rebalancing does not support ${obstacle}.`);
  }
  return (asked ?? before) === "ENABLED" && obstacle === undefined ? "ENABLED" : "DISABLED";
}

function obstacleOf(service: Rebalanced, definition: TaskDefinitionRow): string | undefined {
  if (service.schedulingStrategy === "DAEMON") return "the DAEMON scheduling strategy";
  if (service.maximumPercent <= 100) return "a maximumPercent of 100 or less";
  const [first] = strategiesOf(service.placementStrategy, SERVICE_DEFAULT);
  if (first?.type !== "spread" || first.field !== FIELD) return `a first placement strategy other than spread over ${FIELD}`;
  const bound = constraintsOf(definition, service.placementConstraints).some(namesZone);
  return bound ? `placement constraints on ${FIELD}` : undefined;
}

const FIELD = SPREAD_OVER_ZONES.type === "spread" ? SPREAD_OVER_ZONES.field : "";

function namesZone(constraint: Constraint): boolean {
  if (constraint.type !== "memberOf") return false;
  const parsed = parseQuery(constraint.expression);
  return parsed.ok && comparisonsIn(parsed.query).some(({ subject }) => subject.kind === "attribute" && `attribute:${subject.name}` === FIELD);
}
