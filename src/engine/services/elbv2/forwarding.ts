import { groupsOf, type RouteAction } from "../../../aws/rules/balancing/ruleParts.ts";
import type { View } from "../../kernel/context.ts";
import { listenersByLoadBalancer, rulesByListener, type ListenerRow, type RuleRow } from "./tables.ts";

/** All that a load balancer does with requests: the default actions of its listeners and the actions of their rules. */
export function actionsOf(view: View, loadBalancerArn: string): readonly RouteAction[] {
  return view
    .where(listenersByLoadBalancer, loadBalancerArn)
    .flatMap((listener) => actionsBehind(view, listener));
}

/** The default action of a listener and the actions of its rules. */
export function actionsBehind(view: View, { listenerArn, defaultAction }: ListenerRow): readonly RouteAction[] {
  return [defaultAction, ...view.where(rulesByListener, listenerArn).map(({ action }) => action)];
}

/** The target groups a load balancer forwards to. */
export function groupsForwardedTo(view: View, loadBalancerArn: string): ReadonlySet<string> {
  return new Set(actionsOf(view, loadBalancerArn).flatMap(groupsOf));
}

/** The rules of a listener beside its default one, in the order in which they are asked. */
export function rulesInOrder(view: View, listenerArn: string): readonly RuleRow[] {
  return view.where(rulesByListener, listenerArn).toSorted((a, b) => a.priority - b.priority);
}
