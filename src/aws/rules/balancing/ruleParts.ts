/** What a listener or a rule does with a request, in AWS's own words. */
export type RouteAction = ForwardAction | RedirectAction | FixedResponseAction;

export interface ForwardAction {
  readonly type: "forward";
  readonly targetGroups: readonly WeightedGroup[];
  /** For how long a client stays with the group it got first; null: it draws anew each time. */
  readonly stickinessSeconds: number | null;
}

export interface WeightedGroup {
  readonly targetGroupArn: string;
  /** Its share is its weight over the sum of all. */
  readonly weight: number;
}

/** Where a client is sent instead. `#{host}` and its kin stand for what the request had. */
export interface RedirectAction {
  readonly type: "redirect";
  readonly statusCode: "HTTP_301" | "HTTP_302";
  readonly protocol: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
}

export interface FixedResponseAction {
  readonly type: "fixed-response";
  readonly statusCode: string;
  readonly contentType: string | null;
  readonly messageBody: string | null;
}

/** One condition of a rule: it holds when one of its values does. */
export type Condition =
  | { readonly field: "path-pattern" | "host-header" | "http-request-method" | "source-ip"; readonly values: readonly string[] }
  | { readonly field: "http-header"; readonly httpHeaderName: string; readonly values: readonly string[] }
  | { readonly field: "query-string"; readonly values: readonly QueryPair[] };

/** `key` is null when any key will do. */
export interface QueryPair {
  readonly key: string | null;
  readonly value: string;
}

/** The target groups an action may send a request to. */
export function groupsOf(action: RouteAction): readonly string[] {
  return action.type === "forward" ? action.targetGroups.map(({ targetGroupArn }) => targetGroupArn) : [];
}
