import { networkAttributeOf } from "../../../aws/rules/balancing/targetGroupAttributes.ts";
import type { View } from "../../kernel/context.ts";
import { defaultSecurityGroupOf, reaches, stationInSubnet, stationOfAddress, stationOfInstance, type InterfaceStation, type Leg, type Station } from "../ec2/contract.ts";
import { isNetwork, transportOf } from "../../../aws/rules/balancing/protocols.ts";
import { loadBalancers, type LoadBalancerRow, type TargetGroupRow, type TargetRow } from "./tables.ts";

/** A client somewhere in the world: one of the addresses that are kept for examples. */
const CLIENT = "203.0.113.25";

/** The node of a load balancer from which requests go to a target: the one in its zone, else the first. */
export function nodeFor(view: View, balancer: LoadBalancerRow, zone: string): InterfaceStation {
  const at = balancer.availabilityZones.indexOf(zone);
  const subnetId = balancer.subnetIds[Math.max(at, 0)] ?? "";
  const { securityGroupIds, loadBalancerArn } = balancer;
  return stationInSubnet(view, { subnetId, securityGroupIds, name: loadBalancerArn, isPublic: balancer.scheme === "internet-facing" });
}

interface Door {
  readonly group: TargetGroupRow;
  readonly port: number;
  /** A request of a client, not a health check. */
  readonly isRequest?: boolean;
}

/** Whether what a load balancer sends to a port of a target gets there; what does not is dropped, and nobody answers. */
export function reachesTarget(view: View, target: TargetRow, door: Door): boolean {
  const leg = legToTarget(view, target, door);
  return leg !== undefined && reaches(view, leg);
}

/** The way from a load balancer to a port of a target; undefined: the group has no load balancer, or nobody has the address. */
export function legToTarget(view: View, target: TargetRow, { group, port, isRequest = false }: Door): Leg | undefined {
  const balancer = group.loadBalancerArn === null ? undefined : view.find(loadBalancers, group.loadBalancerArn);
  const to = stationOfTarget(view, target, group);
  if (balancer === undefined || to === undefined) return undefined;
  const node = nodeFor(view, balancer, target.availabilityZone);
  const from = isRequest && keepsClient(group) ? { ...node, address: CLIENT } : node;
  return { from, to, protocol: isRequest ? transportOf(group) : "tcp", port };
}

/** Whether clients get to a port of a load balancer. */
export function letsClientsIn(view: View, balancer: LoadBalancerRow, port: number, address = CLIENT): boolean {
  return reaches(view, legOfClients(view, balancer, port, address));
}

/** ELB user guide, "Client IP preservation": then a target's rules must let the clients themselves in. */
const keepsClient = (group: TargetGroupRow): boolean => isNetwork(group.protocol) && networkAttributeOf(group, "preserve_client_ip.enabled") === "true";

/**
 * The way of clients to a port of a load balancer: from the internet, or, where it is internal, from an interface in
 * one of its subnets that carries the default group (assumed).
 */
export function legOfClients(view: View, balancer: LoadBalancerRow, port: number, address = CLIENT): Leg {
  const [zone = ""] = balancer.availabilityZones;
  const to = nodeFor(view, balancer, zone);
  const securityGroupIds = [defaultSecurityGroupOf(view, balancer.vpcId).groupId];
  const from: Station = balancer.scheme === "internal" ? stationInSubnet(view, { subnetId: to.subnetId, securityGroupIds, name: "client", isPublic: false }) : { kind: "internet", address };
  return { from, to, protocol: "tcp", port };
}

/** Where a target is to be found; undefined: nobody here has the address. */
export function stationOfTarget(view: View, { targetId }: TargetRow, { targetType, vpcId }: TargetGroupRow): Station | undefined {
  return targetType === "instance" ? stationOfInstance(view, targetId) : stationOfAddress(view, vpcId, targetId);
}
