import type { View } from "../../kernel/context.ts";
import { decideRoute, targetGroupNamed, type ConditionJudged, type RouteDecision, type RouteRequest, type RuleJudged } from "../../services/elbv2/contract.ts";
import { passes, type Finding, type WalkOutcome, type WalkRequest } from "./walk.ts";

/** The rule that takes a request, and where it leads. */
export interface Choice {
  readonly finding: Finding;
  /** The target groups it may be forwarded to; none where the load balancer answers by itself. */
  readonly targetGroupArns: readonly string[];
  /** What the load balancer answers by itself; null: it forwards. */
  readonly answer: WalkOutcome | null;
}

/** Which rule takes a request, and why none before it did. */
export function chooseRule(view: View, request: WalkRequest): Choice {
  const decision = decideRoute(view, { listenerArn: request.listenerArn, request: routeRequest(request) });
  const taken = decision.rules.find(({ verdict }) => verdict === "takes");
  const isDefault = taken === undefined || taken.priority === null;
  const name = isDefault ? "default" : `${taken.priority}: ${taken.conditions.map(conditionText).join(", ")}`;
  const passedOn = decision.rules.filter(({ verdict }) => verdict === "passesOn").map(whyNot);
  const says = [...passedOn, `${isDefault ? "The default rule" : `Rule ${taken.priority}`} takes ${request.method} ${request.path} and ${deedText(view, decision)}.`].join(" ");
  return { finding: passes(name, says), ...leadsTo(decision) };
}

function routeRequest({ method, host, path, sourceIp }: WalkRequest): RouteRequest {
  const [bare = "/", query = ""] = path.split("?", 2);
  return { method, host, path: bare, query, headers: {}, sourceIp };
}

function leadsTo({ end }: RouteDecision): Omit<Choice, "finding"> {
  switch (end.kind) {
    case "redirect":
      return { targetGroupArns: [], answer: { status: end.status, from: "loadBalancer", says: `The load balancer sends the client to ${end.location}.` } };
    case "fixedResponse":
      return { targetGroupArns: [], answer: { status: end.status, from: "loadBalancer", says: "The load balancer answers so by itself." } };
    case "forward":
      return { targetGroupArns: end.groups.filter(({ weight }) => weight > 0).map(({ targetGroupArn }) => targetGroupArn), answer: null };
    case "noAnswer":
      return { targetGroupArns: [], answer: null };
  }
}

function whyNot({ priority, conditions }: RuleJudged): string {
  const failed = conditions.find(({ passes: holds }) => !holds);
  return failed === undefined ? "" : `Rule ${priority} wants ${conditionText(failed)}${failed.found === null ? "" : ` and finds ${failed.found}`}.`;
}

/** `path /api/* or /v2/*`, `header X-Beta yes`. */
function conditionText({ condition }: ConditionJudged): string {
  if (condition.field === "query-string") return `query ${condition.values.map(({ key, value }) => (key === null ? value : `${key}=${value}`)).join(" or ")}`;
  const what = condition.field === "http-header" ? `header ${condition.httpHeaderName}` : WORDS[condition.field];
  return `${what} ${condition.values.join(" or ")}`;
}

const WORDS = { "path-pattern": "path", "host-header": "host", "http-request-method": "method", "source-ip": "source" } as const;

function deedText(view: View, { end }: RouteDecision): string {
  switch (end.kind) {
    case "redirect":
      return "redirects it";
    case "fixedResponse":
      return "answers it with a fixed response";
    case "noAnswer":
      return "would take it, were the load balancer active";
    case "forward": {
      const sum = end.groups.reduce((all, { weight }) => all + weight, 0);
      const names = end.groups.map(({ targetGroupArn, weight }) => `${targetGroupNamed(view, targetGroupArn)?.targetGroupName}${end.groups.length === 1 ? "" : ` (${weight} of ${sum})`}`);
      return `forwards it to ${names.join(", ")}`;
    }
  }
}
