/** What a comparison is about. ECS guide, "Cluster query language"; `pendingTasksCount` is ours, not AWS's. */
export type SubjectKind =
  | "attribute"
  | "agentConnected"
  | "agentVersion"
  | "ec2InstanceId"
  | "registeredAt"
  | "runningTasksCount"
  | "pendingTasksCount"
  | "task:group";

export type Subject =
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: Exclude<SubjectKind, "attribute"> };

/** Operators as they are kept: each alias under its symbol, where it has one. */
export type ExistsOperator = "exists" | "!exists";
export type ListOperator = "in" | "!in";
export type PatternOperator = "=~" | "!~";
export type ValueOperator = "==" | "!=" | ">" | ">=" | "<" | "<=";
export type Operator = ExistsOperator | ListOperator | PatternOperator | ValueOperator;

/** Where something stands in the text: characters from its beginning, counted from 0. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

/** A value without its quotes; the span has them. */
export interface Value extends Span {
  readonly text: string;
}

export type Test =
  | { readonly operator: ExistsOperator }
  | { readonly operator: ListOperator; readonly values: readonly Value[] }
  | { readonly operator: PatternOperator | ValueOperator; readonly value: Value };

export interface Comparison extends Span {
  readonly kind: "comparison";
  readonly subject: Subject;
  readonly test: Test;
}

/** What an expression says, as plain data. */
export type Query =
  | Comparison
  | ({ readonly kind: "not"; readonly query: Query } & Span)
  | ({ readonly kind: "and" | "or"; readonly parts: readonly Query[] } & Span);

/** Every comparison of a query, in the order in which they are written. */
export function comparisonsIn(query: Query): readonly Comparison[] {
  if (query.kind === "comparison") return [query];
  return query.kind === "not" ? comparisonsIn(query.query) : query.parts.flatMap(comparisonsIn);
}
