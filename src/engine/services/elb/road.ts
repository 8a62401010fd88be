import type { View } from "../../kernel/context.ts";
import { knock, type Knock } from "../../physics/contract.ts";
import { defaultSecurityGroupOf, instanceOf, reaches, stationInSubnet, stationOfInstance, type InterfaceStation, type Leg, type Station } from "../ec2/contract.ts";
import type { ClassicBalancerRow } from "./tables.ts";

/** A client somewhere in the world: one of the addresses that are kept for examples. */
const CLIENT = "203.0.113.25";

/** The node of a load balancer from which requests go to an instance: the one in its zone, else the first. */
export function nodeFor(view: View, balancer: ClassicBalancerRow, zone: string): InterfaceStation {
  const { availabilityZones, subnetIds, securityGroupIds, loadBalancerName, scheme } = balancer;
  const subnetId = subnetIds[Math.max(availabilityZones.indexOf(zone), 0)] ?? "";
  return stationInSubnet(view, { subnetId, securityGroupIds, name: loadBalancerName, isPublic: scheme === "internet-facing" });
}

/** The way from a load balancer to a port of an instance; undefined: there is no such instance, or the load balancer is in no subnet. */
export function legToInstance(view: View, balancer: ClassicBalancerRow, { instanceId, port }: { readonly instanceId: string; readonly port: number }): Leg | undefined {
  const to = stationOfInstance(view, instanceId);
  if (to === undefined || balancer.subnetIds.length === 0) return undefined;
  return { from: nodeFor(view, balancer, instanceOf(view, instanceId)?.availabilityZone ?? ""), to, protocol: "tcp", port };
}

/** What a connection of the load balancer to a port of an instance is answered with, now. */
export function knockOnInstance(view: View, balancer: ClassicBalancerRow, at: { readonly instanceId: string; readonly port: number }): Knock {
  const leg = legToInstance(view, balancer, at);
  if (leg === undefined || !reaches(view, leg)) return { kind: "timeout" };
  return knock(view, { instanceId: at.instanceId, host: at.instanceId, port: at.port });
}

/**
 * The way of clients to a port of a load balancer: from the internet, or, where it is internal, from an interface in
 * one of its subnets that carries the default group (assumed). undefined: it is in no subnet.
 */
export function legOfClassicClients(view: View, balancer: ClassicBalancerRow, port: number, address = CLIENT): Leg | undefined {
  if (balancer.subnetIds.length === 0) return undefined;
  const to = nodeFor(view, balancer, balancer.availabilityZones[0] ?? "");
  const securityGroupIds = [defaultSecurityGroupOf(view, balancer.vpcId).groupId];
  const from: Station = balancer.scheme === "internal" ? stationInSubnet(view, { subnetId: to.subnetId, securityGroupIds, name: "client", isPublic: false }) : { kind: "internet", address };
  return { from, to, protocol: "tcp", port };
}
