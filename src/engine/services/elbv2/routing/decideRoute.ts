import type { FixedResponseAction, RouteAction } from "../../../../aws/rules/balancing/ruleParts.ts";
import type { View } from "../../../kernel/context.ts";
import { rulesInOrder } from "../forwarding.ts";
import { listeners, loadBalancers, targetGroups, type ListenerRow, type LoadBalancerRow } from "../tables.ts";
import { routeGroup, type GroupRoute } from "./groupRoute.ts";
import { judgeConditions, type ConditionJudged, type RouteRequest } from "./judgeRule.ts";
import { locationOf } from "./location.ts";

/** A rule that a request came by. The first whose conditions all pass takes it; those behind are not asked. */
export interface RuleJudged {
  readonly ruleArn: string;
  /** null: the default rule. */
  readonly priority: number | null;
  readonly verdict: "takes" | "passesOn" | "notAsked";
  /** Empty of the default rule, and of those that were not asked. */
  readonly conditions: readonly ConditionJudged[];
}

/** A target group with its share of what the rule takes, and how that is spread. */
export interface WeightedRoute extends GroupRoute {
  readonly weight: number;
}

/** What becomes of a request. */
export type RouteEnd =
  | { readonly kind: "redirect"; readonly status: number; readonly location: string }
  | { readonly kind: "fixedResponse"; readonly status: number; readonly response: FixedResponseAction }
  | { readonly kind: "forward"; readonly groups: readonly WeightedRoute[]; readonly stickinessSeconds: number | null }
  /** The load balancer is not active, and nobody answers at its address. */
  | { readonly kind: "noAnswer"; readonly why: "notActive" };

/** The way of a request from a listener on, with all that was decided on it. Made to be shown. */
export interface RouteDecision {
  readonly loadBalancer: LoadBalancerRow;
  readonly listener: ListenerRow;
  readonly request: RouteRequest;
  readonly rules: readonly RuleJudged[];
  /** The rule that took it, and what that does. */
  readonly ruleArn: string;
  readonly action: RouteAction;
  readonly end: RouteEnd;
}

/** Which rule takes a request that arrives at a listener, and who answers it then. Looks only. */
export function decideRoute(view: View, { listenerArn, request }: { readonly listenerArn: string; readonly request: RouteRequest }): RouteDecision {
  const listener = view.need(listeners, listenerArn);
  const loadBalancer = view.need(loadBalancers, listener.loadBalancerArn);
  const { rules, ruleArn, action } = judgeRules(view, listener, request);
  return { loadBalancer, listener, request, rules, ruleArn, action, end: endOf(view, { loadBalancer, listener, request, action }) };
}

/** Which rule of a listener takes a request. */
export function judgeRules(view: View, listener: ListenerRow, request: RouteRequest): Pick<RouteDecision, "rules" | "ruleArn" | "action"> {
  const { defaultRuleArn, defaultAction, listenerArn } = listener;
  let taken: { readonly ruleArn: string; readonly action: RouteAction } | undefined;
  const rules = rulesInOrder(view, listenerArn).map(({ ruleArn, priority, conditions, action }): RuleJudged => {
    if (taken !== undefined) return { ruleArn, priority, verdict: "notAsked", conditions: [] };
    const judged = judgeConditions(conditions, request);
    const takes = judged.every(({ passes }) => passes);
    if (takes) taken = { ruleArn, action };
    return { ruleArn, priority, verdict: takes ? "takes" : "passesOn", conditions: judged };
  });
  const last: RuleJudged = { ruleArn: defaultRuleArn, priority: null, verdict: taken === undefined ? "takes" : "notAsked", conditions: [] };
  return { rules: [...rules, last], ...(taken ?? { ruleArn: defaultRuleArn, action: defaultAction }) };
}

type OnTheWay = Pick<RouteDecision, "loadBalancer" | "listener" | "request" | "action">;

function endOf(view: View, { loadBalancer, listener, request, action }: OnTheWay): RouteEnd {
  if (loadBalancer.state !== "active") return { kind: "noAnswer", why: "notActive" };
  switch (action.type) {
    case "redirect":
      return { kind: "redirect", status: action.statusCode === "HTTP_301" ? 301 : 302, location: locationOf(action, listener, request) };
    case "fixed-response":
      return { kind: "fixedResponse", status: Number(action.statusCode), response: action };
    case "forward":
      return { kind: "forward", stickinessSeconds: action.stickinessSeconds, groups: weighted(view, action.targetGroups, loadBalancer) };
  }
}

function weighted(view: View, groups: readonly { readonly targetGroupArn: string; readonly weight: number }[], loadBalancer: LoadBalancerRow): readonly WeightedRoute[] {
  return groups.map(({ targetGroupArn, weight }) => ({ weight, ...routeGroup(view, view.need(targetGroups, targetGroupArn), loadBalancer) }));
}
