import { groupsOf, type RouteAction } from "../../../aws/rules/balancing/ruleParts.ts";
import type { View } from "../../kernel/context.ts";
import { guard } from "../../kernel/module.ts";
import { actionsOf } from "./forwarding.ts";
import { listeners, loadBalancers, rules, rulesByListener, targetGroups, targets, type TargetRow } from "./tables.ts";

/** What holds of load balancing at every instant. */
export const guards = [
  guard(targets, (view, target) => {
    const group = view.find(targetGroups, target.targetGroupArn);
    if (group === undefined) return "is in no target group";
    if (target.port < 1 || target.port > 65_535) return `has the port ${target.port}`;
    if (target.probesFrom !== null && group.loadBalancerArn === null) return "is probed by no load balancer";
    return contradiction(target);
  }),
  guard(listeners, (view, listener) => {
    if (view.find(loadBalancers, listener.loadBalancerArn) === undefined) return "belongs to no load balancer";
    return strayForward(view, listener.loadBalancerArn, listener.defaultAction);
  }),
  guard(rules, (view, rule) => {
    const listener = view.find(listeners, rule.listenerArn);
    if (listener === undefined) return "belongs to no listener";
    const twin = view.where(rulesByListener, rule.listenerArn).some((other) => other !== rule && other.priority === rule.priority);
    return twin ? `has the priority ${rule.priority} of another rule` : strayForward(view, listener.loadBalancerArn, rule.action);
  }),
  guard(targetGroups, (view, group) => {
    if (group.healthCheckTimeoutSeconds > group.healthCheckIntervalSeconds) return "has probes that overlap";
    if (group.loadBalancerArn === null) return undefined; // Whoever forwards to it is looked at itself.
    const isUsed = actionsOf(view, group.loadBalancerArn).some((action) => groupsOf(action).includes(group.targetGroupArn));
    return isUsed ? undefined : "does not know whether it is used";
  }),
];

function strayForward(view: View, loadBalancerArn: string, action: RouteAction): string | undefined {
  const stray = groupsOf(action).find((arn) => view.find(targetGroups, arn)?.loadBalancerArn !== loadBalancerArn);
  return stray === undefined ? undefined : `forwards to ${stray}, a group of another load balancer`;
}

function contradiction(target: TargetRow): string | undefined {
  if ((target.state === "draining") !== (target.drainsUntil !== null)) return `is ${target.state} and drains or not`;
  const probed = target.state === "healthy" || target.state === "unhealthy";
  if (probed && target.probesFrom === null) return `is ${target.state} although nobody probes it`;
  if ((target.state === "healthy") !== (target.reason === null)) return `is ${target.state} because of ${target.reason}`;
  return undefined;
}
