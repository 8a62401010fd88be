import type { View } from "../kernel/context.ts";
import { defaultSecurityGroupOf, reaches, stationInSubnet, type InterfaceStation, type Leg, type Station } from "./ec2/contract.ts";

/** A load balancer of either generation, as the network sees it. */
export interface BalancerFront {
  readonly loadBalancerArn: string;
  readonly loadBalancerName: string;
  readonly scheme: "internet-facing" | "internal";
  readonly vpcId: string;
  /** One in each zone, in their order. */
  readonly subnetIds: readonly string[];
  readonly availabilityZones: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** A client somewhere in the world: one of the addresses that are kept for examples. */
export const CLIENT = "203.0.113.25";

/** The node of a load balancer from which requests go into a zone: the one there, else the first. */
export function nodeFor(view: View, { loadBalancerArn, scheme, subnetIds, availabilityZones, securityGroupIds }: BalancerFront, zone: string): InterfaceStation {
  const subnetId = subnetIds[Math.max(availabilityZones.indexOf(zone), 0)] ?? "";
  return stationInSubnet(view, { subnetId, securityGroupIds, name: loadBalancerArn, isPublic: scheme === "internet-facing" });
}

/** Whether clients get to a port of a load balancer. */
export function letsClientsIn(view: View, balancer: BalancerFront, port: number, address = CLIENT): boolean {
  return reaches(view, legOfClients(view, balancer, port, address));
}

/**
 * The way of clients to a port of a load balancer: from the internet, or, where it is internal, from an interface in
 * one of its subnets that carries the default group (assumed).
 */
export function legOfClients(view: View, balancer: BalancerFront, port: number, address = CLIENT): Leg {
  const [zone = ""] = balancer.availabilityZones;
  const to = nodeFor(view, balancer, zone);
  const securityGroupIds = [defaultSecurityGroupOf(view, balancer.vpcId).groupId];
  const from: Station = balancer.scheme === "internal" ? stationInSubnet(view, { subnetId: to.subnetId, securityGroupIds, name: "client", isPublic: false }) : { kind: "internet", address };
  return { from, to, protocol: "tcp", port };
}
