import type { AccountDescription } from "../../../../aws/account/description.ts";
import { groupBy } from "../../../../lib/groupBy.ts";
import type { View } from "../../../kernel/context.ts";
import { canonicalBlock, isUsableIn } from "../addresses.ts";
import { NAT_GATEWAYS_PER_ZONE, ROUTE_TABLES_PER_VPC, ROUTES_PER_TABLE } from "../limits.ts";
import { associationsByPlace, elasticAddresses, internetGateways, natGateways, routeTableAssociations, routeTables } from "../routing/tables.ts";
import type { KnownNetwork } from "./knownNetwork.ts";

type Routing = Pick<AccountDescription, "routeTables" | "internetGateways" | "elasticAddresses" | "natGateways">;

/** What keeps EC2 from leaving VPCs as it is described, as a sentence. What is there already counts as it is there. */
export function problemOfRouting(view: View, account: Routing, known: KnownNetwork): string | undefined {
  return problemOfGateways(view, account, known) ?? problemOfNatGateways(view, account, known) ?? problemOfTables(view, account, known);
}

function problemOfGateways(view: View, account: Routing, known: KnownNetwork): string | undefined {
  const attached = new Map(view.all(internetGateways).map(({ vpcId, internetGatewayId }) => [vpcId, internetGatewayId]));
  for (const { internetGatewayId, vpcId } of account.internetGateways) {
    if (vpcId === null || view.find(internetGateways, internetGatewayId) !== undefined) continue;
    if (!known.vpcs.has(vpcId)) return `The internet gateway ${internetGatewayId} is attached to ${vpcId}, which is no VPC.`;
    if (attached.has(vpcId)) return `The VPC ${vpcId} would have two internet gateways, ${internetGatewayId} and ${attached.get(vpcId)}.`;
    attached.set(vpcId, internetGatewayId);
  }
  const isFull = view.size(internetGateways) + account.internetGateways.length + known.vpcs.size > internetGateways.limit;
  return isFull ? `There can be at most ${internetGateways.limit} internet gateways.` : undefined;
}

function problemOfNatGateways(view: View, account: Routing, known: KnownNetwork): string | undefined {
  const addresses = new Set([...view.all(elasticAddresses), ...account.elasticAddresses].map(({ allocationId }) => allocationId));
  const used = new Set(view.all(natGateways).map(({ allocationId }) => allocationId));
  for (const { natGatewayId, subnetId, allocationId, privateIpAddress } of account.natGateways) {
    const what = `The NAT gateway ${natGatewayId}`;
    const subnet = known.subnets.get(subnetId);
    if (view.find(natGateways, natGatewayId) !== undefined) return `${what} is there already.`;
    if (subnet === undefined) return `${what} is in ${subnetId}, which is no subnet.`;
    if (!isUsableIn(subnet, privateIpAddress)) return `${what} has the address ${privateIpAddress}, which lies outside the subnet ${subnetId}.`;
    if (allocationId === null) continue;
    if (!addresses.has(allocationId)) return `${what} has ${allocationId}, which is no Elastic IP address.`;
    if (used.has(allocationId)) return `${what} has ${allocationId}, which another has.`;
    used.add(allocationId);
  }
  const zones = groupBy([...view.all(natGateways), ...account.natGateways], ({ subnetId }) => known.subnets.get(subnetId)?.availabilityZone ?? "");
  const crowded = [...zones].find(([zone, gateways]) => zone !== "" && gateways.length > NAT_GATEWAYS_PER_ZONE);
  if (view.size(elasticAddresses) + account.elasticAddresses.length > elasticAddresses.limit) return `There can be at most ${elasticAddresses.limit} Elastic IP addresses.`;
  return crowded === undefined ? undefined : `There can be at most ${NAT_GATEWAYS_PER_ZONE} NAT gateways in ${crowded[0]}.`;
}

function problemOfTables(view: View, account: Routing, known: KnownNetwork): string | undefined {
  const taken = new Set<string>();
  const mains = new Set<string>();
  for (const table of account.routeTables) {
    if (view.find(routeTables, table.routeTableId) !== undefined) {
      mains.add(table.vpcId);
      continue;
    }
    const problem = problemOfTable(view, table, known);
    if (problem !== undefined) return `The route table ${table.routeTableId} ${problem}`;
    for (const { subnetId } of table.associations) {
      const place = subnetId ?? table.vpcId;
      if (taken.has(place) || view.count(associationsByPlace, place) > 0) return `The route table ${table.routeTableId} is used by ${place}, which uses another.`;
      taken.add(place);
      if (subnetId === null) mains.add(table.vpcId);
    }
  }
  const own = groupBy(account.routeTables, ({ vpcId }) => vpcId);
  const mainless = [...own.keys()].find((vpcId) => !mains.has(vpcId) && view.count(associationsByPlace, vpcId) === 0);
  if (mainless !== undefined) return `The VPC ${mainless} has route tables, and none is its main one.`;
  const full = [...own].find(([, tables]) => tables.length > ROUTE_TABLES_PER_VPC);
  return full === undefined ? undefined : `The VPC ${full[0]} has more than ${ROUTE_TABLES_PER_VPC} route tables.`;
}

function problemOfTable(view: View, { vpcId, routes, associations }: Routing["routeTables"][number], known: KnownNetwork): string | undefined {
  const vpc = known.vpcs.get(vpcId);
  if (vpc === undefined) return `is in ${vpcId}, which is no VPC.`;
  const destinations = routes.map(({ destination }) => destination);
  if (routes.length > ROUTES_PER_TABLE) return `has more than ${ROUTES_PER_TABLE} routes.`;
  const wrong = destinations.find((one) => !one.startsWith("pl-") && canonicalBlock(one) !== one);
  if (wrong !== undefined) return `leads to ${wrong}, which is no block of addresses.`;
  if (new Set(destinations).size < destinations.length) return "has two routes to one destination.";
  const local = routes.filter(({ target }) => target === "local");
  if (local.length !== 1 || local[0]?.destination !== vpc.cidrBlock) return `has no local route to ${vpc.cidrBlock}, or another.`;
  const stray = associations.find(({ subnetId }) => subnetId !== null && known.subnets.get(subnetId)?.vpcId !== vpcId);
  if (stray !== undefined) return `is used by ${stray.subnetId}, which is no subnet of its VPC.`;
  const there = associations.find(({ associationId }) => view.find(routeTableAssociations, associationId) !== undefined);
  return there === undefined ? undefined : `has the association ${there.associationId}, which is there already.`;
}
