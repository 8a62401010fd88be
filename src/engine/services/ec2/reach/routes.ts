import type { View } from "../../../kernel/context.ts";
import { isInBlock, prefixLengthOf } from "../addresses.ts";
import { prefixListOf } from "../routing/prefixLists.ts";
import { routeTableOf } from "../routing/lookup.ts";
import { internetGateways, natGateways, vpcEndpoints, type Route } from "../routing/tables.ts";
import { subnets, type SubnetRow } from "../tables.ts";
import { SERVICE_ADDRESS } from "./groups.ts";
import type { InterfaceStation, InternetStation, ServiceStation } from "./station.ts";

/** Why a route table leads somewhere, or does not. */
export type RouteWhy =
  | "local"
  | "internetGateway"
  | "natGateway"
  | "gatewayEndpoint"
  /** No route of the table is for that destination. */
  | "noRoute"
  /** The route leads to something that is gone, detached or not available. */
  | "blackhole"
  /** Through an internet gateway goes only what has a public address. */
  | "noPublicIp"
  /** A NAT gateway whose own subnet leads to a NAT gateway. */
  | "natGatewayBehindNatGateway"
  /** The other end lies in another VPC. */
  | "otherVpc";

/** What the route table of a subnet does with a packet. */
export interface RouteHop {
  readonly at: "route";
  readonly subnetId: string;
  readonly routeTableId: string;
  readonly passes: boolean;
  readonly target: string | null;
  readonly why: RouteWhy;
}

export const areInOneVpc = (view: View, from: InterfaceStation, to: InterfaceStation): boolean => view.find(subnets, to.subnetId)?.vpcId === view.need(subnets, from.subnetId).vpcId;

/** From one interface to another: within a VPC there always is a way. */
export function routeBetween(view: View, from: InterfaceStation, to: InterfaceStation): RouteHop {
  const subnet = view.need(subnets, from.subnetId);
  const passes = areInOneVpc(view, from, to);
  return hop(view, subnet, passes ? { passes, target: "local", why: "local" } : { passes, target: null, why: "otherVpc" });
}

/** From an interface out of its VPC: one hop, or two where a NAT gateway in another subnet hands it on. */
export function* routesOut(view: View, from: InterfaceStation, to: InternetStation | ServiceStation): Generator<RouteHop, void, undefined> {
  const first = routeOut(view, from, to);
  yield first;
  if (first.why !== "natGateway") return;
  const gateway = view.need(natGateways, first.target ?? "");
  const second = routeOut(view, { subnetId: gateway.subnetId, publicIp: gateway.allocationId }, to);
  yield second.why === "natGateway" ? { ...second, passes: false, why: "natGatewayBehindNatGateway" } : second;
}

/** From the internet to an interface: its subnet must lead to the internet gateway, and it must have a public address. */
export function routeIn(view: View, from: InternetStation | ServiceStation, to: InterfaceStation): RouteHop {
  const back = routeOut(view, to, from.kind === "internet" ? from : { kind: "internet", address: SERVICE_ADDRESS });
  return back.why === "natGateway" ? { ...back, passes: false, why: "noPublicIp" } : back;
}

function routeOut(
  view: View,
  from: { readonly subnetId: string; readonly publicIp: string | null },
  to: InternetStation | ServiceStation,
): RouteHop {
  const subnet = view.need(subnets, from.subnetId);
  const route = routeFor(routeTableOf(view, subnet)?.routes ?? [], to);
  if (route === undefined) return hop(view, subnet, { passes: false, target: null, why: "noRoute" });
  return hop(view, subnet, { target: route.target, ...through(view, route.target, { vpcId: subnet.vpcId, publicIp: from.publicIp }) });
}

function through(
  view: View,
  target: string,
  { vpcId, publicIp }: { readonly vpcId: string; readonly publicIp: string | null },
): Pick<RouteHop, "passes" | "why"> {
  if (target.startsWith("vpce-")) {
    return view.find(vpcEndpoints, target)?.state === "available" ? { passes: true, why: "gatewayEndpoint" } : BLACKHOLE;
  }
  if (target.startsWith("nat-")) return view.find(natGateways, target)?.state === "available" ? { passes: true, why: "natGateway" } : BLACKHOLE;
  if (view.find(internetGateways, target)?.vpcId !== vpcId) return BLACKHOLE;
  return publicIp === null ? { passes: false, why: "noPublicIp" } : { passes: true, why: "internetGateway" };
}

const BLACKHOLE = { passes: false, why: "blackhole" } as const;

/** VPC user guide, "Route priority": the most specific one; prefix lists of a service come before `0.0.0.0/0`. */
function routeFor(routes: readonly Route[], to: InternetStation | ServiceStation): Route | undefined {
  const prefixList = to.kind === "service" ? prefixListOf(to.service) : undefined;
  const listed = prefixList === undefined ? undefined : routes.find(({ destination }) => destination === prefixList);
  if (listed !== undefined) return listed;
  const address = to.kind === "service" ? SERVICE_ADDRESS : to.address;
  let best: Route | undefined;
  for (const route of routes) {
    if (route.destination.startsWith("pl-") || !isInBlock(route.destination, address)) continue;
    if (best === undefined || prefixLengthOf(route.destination) > prefixLengthOf(best.destination)) best = route;
  }
  return best;
}

function hop(view: View, subnet: SubnetRow, end: Pick<RouteHop, "passes" | "target" | "why">): RouteHop {
  return { at: "route", subnetId: subnet.subnetId, routeTableId: routeTableOf(view, subnet)?.routeTableId ?? "", ...end };
}
