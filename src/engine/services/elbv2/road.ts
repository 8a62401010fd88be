import { isNetwork, transportOf } from "../../../aws/rules/balancing/protocols.ts";
import { networkAttributeOf } from "../../../aws/rules/balancing/targetGroupAttributes.ts";
import type { View } from "../../kernel/context.ts";
import { reading } from "../../kernel/reading.ts";
import { CLIENT, nodeFor } from "../balancerFront.ts";
import { reaches, stationOfAddress, stationOfInstance, type InterfaceStation, type Leg, type Station } from "../ec2/contract.ts";
import { loadBalancers, type LoadBalancerRow, type TargetGroupRow, type TargetRow } from "./tables.ts";

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
  const node = nodesOf(view, balancer).get(target.availabilityZone) ?? nodeFor(view, balancer, target.availabilityZone);
  const from = isRequest && keepsClient(group) ? { ...node, address: CLIENT } : node;
  return { from, to, protocol: isRequest ? transportOf(group) : "tcp", port };
}

/** The node in each of its zones: all targets there are asked from it. */
const nodesOf = reading("elbv2.nodes", loadBalancers, (view, balancer: LoadBalancerRow): ReadonlyMap<string, InterfaceStation> => new Map(balancer.availabilityZones.map((zone) => [zone, nodeFor(view, balancer, zone)])));

/** ELB user guide, "Client IP preservation": then a target's rules must let the clients themselves in. */
const keepsClient = (group: TargetGroupRow): boolean => isNetwork(group.protocol) && networkAttributeOf(group, "preserve_client_ip.enabled") === "true";

/** Where a target is to be found; undefined: nobody here has the address. */
export function stationOfTarget(view: View, { targetId }: TargetRow, { targetType, vpcId }: TargetGroupRow): Station | undefined {
  return targetType === "instance" ? stationOfInstance(view, targetId) : stationOfAddress(view, vpcId, targetId);
}
