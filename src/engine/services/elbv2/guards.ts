import { guard } from "../../kernel/module.ts";
import { listeners, listenersByTargetGroup, loadBalancers, targetGroups, targets, type TargetRow } from "./tables.ts";

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
    const group = view.find(targetGroups, listener.defaultTargetGroupArn);
    return group?.loadBalancerArn === listener.loadBalancerArn ? undefined : "forwards to a group of another load balancer";
  }),
  guard(targetGroups, (view, group) => {
    if (group.healthCheckTimeoutSeconds >= group.healthCheckIntervalSeconds) return "has probes that overlap";
    const used = view.count(listenersByTargetGroup, group.targetGroupArn) > 0;
    return used === (group.loadBalancerArn !== null) ? undefined : "does not know whether it is used";
  }),
];

function contradiction(target: TargetRow): string | undefined {
  if ((target.state === "draining") !== (target.drainsUntil !== null)) return `is ${target.state} and drains or not`;
  const probed = target.state === "healthy" || target.state === "unhealthy";
  if (probed && target.probesFrom === null) return `is ${target.state} although nobody probes it`;
  if ((target.state === "healthy") !== (target.reason === null)) return `is ${target.state} because of ${target.reason}`;
  return undefined;
}
