/** Why an instance was dropped: by what it lacks, or because others were preferred. */
export type Cause =
  | { readonly kind: "status"; readonly status: string }
  | { readonly kind: "agent" }
  /** `value`: it has the attribute, but not with the value that is asked for. */
  | { readonly kind: "attribute"; readonly name: string; readonly value?: string }
  | { readonly kind: "cpu"; readonly needs: number; readonly has: number }
  | { readonly kind: "memory"; readonly needs: number; readonly has: number }
  | { readonly kind: "port"; readonly port: number; readonly protocol: "tcp" | "udp" }
  /** An instance reserves no more than a hundred host ports, the agent's included. */
  | { readonly kind: "portQuota"; readonly needs: number; readonly has: number }
  | { readonly kind: "gpu"; readonly needs: number; readonly has: number }
  | { readonly kind: "eni"; readonly needs: number; readonly has: number }
  /** The subnets of the task are in another zone or VPC. */
  | { readonly kind: "location"; readonly zones: readonly string[] }
  | { readonly kind: "memberOf"; readonly expression: string; readonly from: "taskDefinition" | "request" }
  | { readonly kind: "distinctInstance" }
  | { readonly kind: "outranked"; readonly because: string };

/** The `reason` of a failure that RunTask and StartTask answer. ECS guide, "API failure reasons". */
export function failureReasonOf(cause: Cause): string {
  switch (cause.kind) {
    case "status":
      return "INACTIVE";
    case "agent":
      return "AGENT";
    case "attribute":
      return "ATTRIBUTE";
    case "cpu":
      return "RESOURCE:CPU";
    case "memory":
      return "RESOURCE:MEMORY";
    case "port":
    case "portQuota":
      return "RESOURCE:PORTS";
    case "gpu":
      return "RESOURCE:GPU";
    case "eni":
      return "RESOURCE:ENI";
    case "location":
      return "LOCATION";
    case "memberOf":
      return "MemberOf placement constraint unsatisfied.";
    case "distinctInstance":
      return "DistinctInstance placement constraint unsatisfied.";
    case "outranked":
      return "OUTRANKED"; // Never answered: an instance that is merely outranked is no failure.
  }
}

/** What the service event says of the closest matching container instance. Observed; the attribute's from memory. */
export function eventClauseOf(cause: Cause): string {
  switch (cause.kind) {
    case "cpu":
      return "has insufficient CPU units available.";
    case "memory":
      return "has insufficient memory available.";
    case "port":
      return "is already using a port required by your task.";
    case "attribute":
      return "is missing an attribute required by your task.";
    default:
      return `encountered error "${failureReasonOf(cause)}".`;
  }
}

/** What was missing and how much of it there was, so that the nearest miss can be told. Higher is nearer. */
export function nearnessOf(cause: Cause): number {
  return "has" in cause ? cause.has : 0;
}
