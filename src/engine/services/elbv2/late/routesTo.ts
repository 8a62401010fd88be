import { groupsOf, type RouteAction } from "../../../../aws/rules/balancing/ruleParts.ts";
import type { View } from "../../../kernel/context.ts";
import type { RouteChange } from "./forwarding.ts";
import { listeners, loadBalancers, rulesByListener, targetGroupsByName, type LoadBalancerRow, type TargetGroupRow } from "../tables.ts";

/** The target group of that name. */
export const groupByName = (view: View, name: string): TargetGroupRow | undefined => view.where(targetGroupsByName, name)[0];

/** The load balancer that a listener is one of. */
export function balancerOfListener(view: View, listenerArn: string): LoadBalancerRow | undefined {
  const listener = view.find(listeners, listenerArn);
  return listener === undefined ? undefined : view.need(loadBalancers, listener.loadBalancerArn);
}

/** A place of a listener that says where requests go, and how it is changed. */
export interface Route extends RouteChange {
  /** For how long a client stays with the group it got first; null: it draws anew each time. */
  readonly stickinessSeconds: number | null;
}

/** The default action of a listener and its rules, as far as they forward to one of these groups; undefined: there is no such listener. */
export function routesTo(view: View, listenerArn: string, targetGroupArns: readonly string[]): readonly Route[] | undefined {
  const listener = view.find(listeners, listenerArn);
  if (listener === undefined) return undefined;
  const own = { operation: "ModifyListener" as const, arn: listenerArn, action: listener.defaultAction };
  const others = view.where(rulesByListener, listenerArn).map(({ ruleArn, action }) => ({ operation: "ModifyRule" as const, arn: ruleArn, action }));
  return [own, ...others].filter(({ action }) => groupsOf(action).some((arn) => targetGroupArns.includes(arn))).map(({ action, ...route }) => ({ ...route, stickinessSeconds: stickinessOf(action) }));
}

/** For how long a client stays with the group that an action gave it; null: it draws anew each time. */
export const stickinessOf = (action: RouteAction): number | null => (action.type === "forward" ? action.stickinessSeconds : null);
