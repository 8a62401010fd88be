import type { Condition } from "../../../../aws/rules/balancing/ruleParts.ts";
import { matchesPattern } from "../../../../aws/rules/balancing/wildcard.ts";
import { isInBlock } from "../../ec2/contract.ts";

/** A request as a listener reads it. */
export interface RouteRequest {
  readonly method: string;
  readonly host: string;
  /** Without the query, from the first `/` on. */
  readonly path: string;
  /** What stands behind the `?`. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The address of the client's end of the connection. */
  readonly sourceIp: string;
}

/** What a condition found in a request. */
export interface ConditionJudged {
  readonly condition: Condition;
  readonly passes: boolean;
  /** What of the request it looked at; null: the request has nothing of the kind. */
  readonly found: string | null;
  /** The value that matched, as it stands in the condition. */
  readonly matched: string | null;
}

/** Every condition of a rule judged, also behind one that fails. All must pass. */
export function judgeConditions(conditions: readonly Condition[], request: RouteRequest): readonly ConditionJudged[] {
  return conditions.map((condition) => judge(condition, request));
}

function judge(condition: Condition, request: RouteRequest): ConditionJudged {
  if (condition.field === "query-string") return judgeQuery(condition, request.query);
  const found = foundBy(condition, request);
  const matched = found === null ? undefined : condition.values.find((value) => matches(condition, value, found));
  return { condition, passes: matched !== undefined, found, matched: matched ?? null };
}

type OtherCondition = Exclude<Condition, { readonly field: "query-string" }>;

function foundBy(condition: OtherCondition, { path, host, method, sourceIp, headers }: RouteRequest): string | null {
  switch (condition.field) {
    case "path-pattern":
      return path;
    case "host-header":
      return host;
    case "http-request-method":
      return method;
    case "source-ip":
      return sourceIp;
    case "http-header": {
      const name = condition.httpHeaderName.toLowerCase();
      return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
    }
  }
}

function matches({ field }: OtherCondition, value: string, found: string): boolean {
  switch (field) {
    case "path-pattern":
      return matchesPattern(value, found);
    case "host-header":
    case "http-header":
      return matchesPattern(value.toLowerCase(), found.toLowerCase());
    case "http-request-method":
      return value === found;
    case "source-ip":
      return isInBlock(value, found);
  }
}

function judgeQuery(condition: Extract<Condition, { readonly field: "query-string" }>, query: string): ConditionJudged {
  const pairs = query === "" ? [] : query.split("&").map(pairOf);
  for (const { key, value } of condition.values) {
    const hit = pairs.find((pair) => (key === null || likeness(key, pair.key)) && likeness(value, pair.value));
    if (hit !== undefined) return { condition, passes: true, found: query, matched: key === null ? value : `${key}=${value}` };
  }
  return { condition, passes: false, found: query === "" ? null : query, matched: null };
}

const likeness = (pattern: string, text: string): boolean => matchesPattern(pattern.toLowerCase(), text.toLowerCase(), true);

function pairOf(text: string): { readonly key: string; readonly value: string } {
  const at = text.indexOf("=");
  return at < 0 ? { key: text, value: "" } : { key: text.slice(0, at), value: text.slice(at + 1) };
}
