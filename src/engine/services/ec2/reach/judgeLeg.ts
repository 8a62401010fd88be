import type { View } from "../../../kernel/context.ts";
import { endpointsByVpc } from "../routing/tables.ts";
import { networkInterfaces, subnets } from "../tables.ts";
import { passGroups, type GroupsHop, type Kind } from "./groups.ts";
import { areInOneVpc, routeBetween, routeIn, routesOut, type RouteHop } from "./routes.ts";
import { stationOfInterface, type InterfaceStation, type ServiceStation, type Station } from "./station.ts";

/** One way of a packet. */
export interface Leg extends Kind {
  readonly from: Station;
  readonly to: Station;
}

/** What a packet meets on a leg. */
export type Hop = GroupsHop | RouteHop;

/** What a packet meets on a leg, in order, up to what stops it. A drop is silent: who sent it times out. */
export function judgeLeg(view: View, leg: Leg): readonly Hop[] {
  const hops: Hop[] = [];
  for (const hop of hopsOf(view, leg)) {
    hops.push(hop);
    if (!hop.passes) break;
  }
  return hops;
}

/** Whether a packet gets to the end of a leg. */
export function reaches(view: View, leg: Leg): boolean {
  const { from, to } = leg;
  if (from.kind === "interface" && to.kind === "interface") return reachesNeighbour(view, { from, to, kind: leg });
  for (const hop of hopsOf(view, leg)) if (!hop.passes) return false;
  return true;
}

/** Most legs go from interface to interface, where it need not be known what the route tables say. */
function reachesNeighbour(view: View, { from, to, kind }: { readonly from: InterfaceStation; readonly to: InterfaceStation; readonly kind: Kind }): boolean {
  return passGroups(view, "egressRules", { of: from, peer: to, kind }).passes && areInOneVpc(view, from, to) && passGroups(view, "ingressRules", { of: to, peer: from, kind }).passes;
}

function* hopsOf(view: View, leg: Leg): Generator<Hop, void, undefined> {
  const { from } = leg;
  const to = leg.to.kind === "service" && from.kind === "interface" ? (endpointFor(view, from, leg.to) ?? leg.to) : leg.to;
  if (from.kind === "interface") {
    yield passGroups(view, "egressRules", { of: from, peer: to, kind: leg });
    if (to.kind === "interface") yield routeBetween(view, from, to);
    else yield* routesOut(view, from, to);
  } else if (to.kind === "interface") yield routeIn(view, from, to);
  if (to.kind === "interface") yield passGroups(view, "ingressRules", { of: to, peer: from, kind: leg });
}

/**
 * The interface in which a service of AWS is to be found in a VPC: with private DNS, its name leads to an interface
 * endpoint, the one in the same zone if there is one.
 */
function endpointFor(view: View, from: InterfaceStation, { service }: ServiceStation): InterfaceStation | undefined {
  const subnet = view.need(subnets, from.subnetId);
  const endpoint = view
    .where(endpointsByVpc, subnet.vpcId)
    .find((row) => row.service === service && row.kind === "Interface" && row.state === "available" && row.privateDnsEnabled);
  if (endpoint === undefined) return undefined;
  const rows = endpoint.networkInterfaceIds.map((id) => view.need(networkInterfaces, id));
  const row = rows.find(({ availabilityZone }) => availabilityZone === subnet.availabilityZone) ?? rows[0];
  return row && stationOfInterface(view, row.networkInterfaceId);
}
