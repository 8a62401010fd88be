import type { RouteAction } from "../../../aws/rules/balancing/ruleParts.ts";
import type { View } from "../../kernel/context.ts";
import { reaches, type InterfaceStation } from "../ec2/contract.ts";
import { nodeFor } from "../balancerFront.ts";
import { judgeRules } from "./routing/decideRoute.ts";
import { routeGroup, type GroupRoute } from "./routing/groupRoute.ts";
import { listenersByLoadBalancer, loadBalancers, targetGroups, type LoadBalancerRow } from "./tables.ts";

/** A part of requests that comes to one end; `part` counts among its siblings alone. */
export interface BalancerShare {
  readonly part: number;
  /** The target that is asked; null: the load balancer answers itself, or nobody does. */
  readonly targetId: string | null;
  readonly end: { readonly kind: "answered"; readonly status: number } | { readonly kind: "refused" } | { readonly kind: "timeout" };
}

/** A request of somebody within a VPC. */
export interface InnerRequest {
  /** The name of a load balancer in DNS. */
  readonly name: string;
  readonly port: number;
  readonly path: string;
  readonly from: InterfaceStation;
}

/** How requests that are sent to the name of a load balancer are spread; undefined: there is none of that name. */
export function wayThrough(view: View, { name, port, path, from }: InnerRequest): readonly BalancerShare[] | undefined {
  const balancer = view.all(loadBalancers).find(({ dnsName }) => dnsName.toLowerCase() === name.toLowerCase());
  if (balancer === undefined) return undefined;
  const [zone = ""] = balancer.availabilityZones;
  if (balancer.state !== "active" || !reaches(view, { from, to: nodeFor(view, balancer, zone), protocol: "tcp", port })) return [ended({ kind: "timeout" })];
  const listener = view.where(listenersByLoadBalancer, balancer.loadBalancerArn).find((one) => one.port === port);
  if (listener === undefined) return [ended({ kind: "refused" })];
  const { action } = judgeRules(view, listener, { method: "GET", host: name, path, query: "", sourceIp: from.address, headers: {} });
  return sharesOf(view, action, balancer);
}

function sharesOf(view: View, action: RouteAction, balancer: LoadBalancerRow): readonly BalancerShare[] {
  if (action.type === "redirect") return [ended({ kind: "answered", status: 301 })];
  if (action.type === "fixed-response") return [ended({ kind: "answered", status: Number(action.statusCode) })];
  const shares = action.targetGroups.flatMap(({ targetGroupArn, weight }) => {
    const route = routeGroup(view, view.need(targetGroups, targetGroupArn), balancer);
    return ofGroup(route).map((share) => ({ ...share, part: share.part * weight }));
  });
  return shares.some(({ part }) => part > 0) ? shares : [ended({ kind: "answered", status: 503 })];
}

/** Of all zones that are in DNS alike, and in each by the parts of its targets. */
function ofGroup({ zones }: GroupRoute): readonly BalancerShare[] {
  const inDns = zones.filter(({ isInDns }) => isInDns);
  return inDns.flatMap(({ targets }): readonly BalancerShare[] => {
    const sum = targets.reduce((all, { part }) => all + part, 0);
    if (sum === 0) return [{ ...ended({ kind: "answered", status: 503 }), part: 1 / inDns.length }];
    return targets.filter(({ part }) => part > 0).map(({ target, part, answer }) => ({ part: part / sum / inDns.length, targetId: target.targetId, end: { kind: "answered", status: answer.status } }));
  });
}

const ended = (end: BalancerShare["end"]): BalancerShare => ({ part: 1, targetId: null, end });
