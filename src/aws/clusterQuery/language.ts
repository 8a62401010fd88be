import type { Operator, SubjectKind } from "./query.ts";

/** Characters of one expression (ECS API, PlacementConstraint). */
export const EXPRESSION_CHARACTERS = 2000;

/** Parentheses and negations inside one another: ours, so that no text can exhaust the stack. */
export const NESTING = 100;

/** How the values of a subject are compared, and what it documents. */
export interface SubjectRules {
  readonly values: "text" | "boolean" | "version" | "time" | "integer";
  readonly operators: readonly Operator[];
}

const ORDER: readonly Operator[] = ["==", "!=", ">", ">=", "<", "<="];
const MEMBERSHIP: readonly Operator[] = ["==", "!=", "in", "!in", "=~", "!~"];

/**
 * The subjects and their documented operators. ECS guide, "Cluster query language". Of `task:group` the guide uses
 * == and != only. `pendingTasksCount` is an extension of ours: AWS has it as a member of the container instance alone.
 */
export const SUBJECTS: Readonly<Record<SubjectKind, SubjectRules>> = {
  attribute: { values: "text", operators: ["==", "!=", ">", ">=", "<", "<=", "exists", "!exists", "in", "!in", "=~", "!~"] },
  agentConnected: { values: "boolean", operators: MEMBERSHIP },
  agentVersion: { values: "version", operators: ORDER },
  ec2InstanceId: { values: "text", operators: MEMBERSHIP },
  registeredAt: { values: "time", operators: ORDER },
  runningTasksCount: { values: "integer", operators: ORDER },
  pendingTasksCount: { values: "integer", operators: ORDER },
  "task:group": { values: "text", operators: ["==", "!="] },
};

/** Each way to write an operator. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["==", "=="],
  ["equals", "=="],
  ["!=", "!="],
  ["not_equals", "!="],
  [">", ">"],
  ["greater_than", ">"],
  [">=", ">="],
  ["greater_than_equal", ">="],
  ["<", "<"],
  ["less_than", "<"],
  ["<=", "<="],
  ["less_than_equal", "<="],
  ["exists", "exists"],
  ["!exists", "!exists"],
  ["not_exists", "!exists"],
  ["in", "in"],
  ["!in", "!in"],
  ["not_in", "!in"],
  ["=~", "=~"],
  ["matches", "=~"],
  ["!~", "!~"],
  ["not_matches", "!~"],
]);

/** What joins two comparisons, in both ways to write it. */
export const CONNECTIVES: ReadonlyMap<string, "and" | "or"> = new Map([
  ["and", "and"],
  ["&&", "and"],
  ["or", "or"],
  ["||", "or"],
]);
