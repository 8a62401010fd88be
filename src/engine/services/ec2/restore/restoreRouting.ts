import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { NatGatewayDescription, RouteTableDescription } from "../../../../aws/account/network.ts";
import type { Context } from "../../../kernel/context.ts";
import { madeUpMac } from "../interfaces.ts";
import { NAT_INTERFACE, natGatewaySettles } from "../routing/gatewayLife.ts";
import { keepAddress } from "../routing/idleAddress.ts";
import { openNetwork } from "../routing/openNetwork.ts";
import { elasticAddresses, internetGateways, natGateways, type Route, routeTableAssociations, routeTables } from "../routing/tables.ts";
import { NAT_GATEWAY_PENDING } from "../timing.ts";
import { networkInterfaces, subnets, vpcs } from "../tables.ts";

/** Writes down how VPCs are left. One of which nothing of that is described is left as the default one is. */
export function restoreRouting(ctx: Context, account: AccountDescription, made: readonly { readonly vpcId: string }[]): void {
  for (const gateway of account.internetGateways) if (ctx.find(internetGateways, gateway.internetGatewayId) === undefined) ctx.insert(internetGateways, gateway);
  for (const address of account.elasticAddresses) if (ctx.find(elasticAddresses, address.allocationId) === undefined) ctx.insert(elasticAddresses, address);
  for (const gateway of account.natGateways) restoreNatGateway(ctx, gateway);
  for (const { allocationId } of account.elasticAddresses) keepAddress(ctx, allocationId);
  for (const table of account.routeTables) if (ctx.find(routeTables, table.routeTableId) === undefined) restoreRouteTable(ctx, table);
  for (const { vpcId } of made) if (!account.routeTables.some((table) => table.vpcId === vpcId)) openNetwork(ctx, ctx.need(vpcs, vpcId));
}

function restoreRouteTable(ctx: Context, { associations, routes, ...table }: RouteTableDescription): void {
  const { routeTableId, vpcId } = table;
  ctx.insert(routeTables, { ...table, routes: routes.map((route) => ({ ...route, origin: originOf(route) })) });
  for (const association of associations) ctx.insert(routeTableAssociations, { ...association, routeTableId, vpcId });
}

function restoreNatGateway(ctx: Context, { createdAgo, ...gateway }: NatGatewayDescription): void {
  const { natGatewayId, networkInterfaceId, subnetId, privateIpAddress } = gateway;
  const { vpcId, availabilityZone } = ctx.need(subnets, subnetId);
  const createdAt = ctx.now - createdAgo;
  const macAddress = madeUpMac(networkInterfaceId);
  const description = `${NAT_INTERFACE} ${natGatewayId}`;
  ctx.insert(networkInterfaces, { networkInterfaceId, subnetId, vpcId, availabilityZone, privateIpAddress, macAddress, securityGroupIds: [], description, instanceId: null, createdAt });
  ctx.insert(natGateways, { ...gateway, vpcId, failure: null, createdAt, deletedAt: null });
  if (gateway.state === "pending") ctx.schedule(natGatewaySettles, natGatewayId, NAT_GATEWAY_PENDING);
}

const originOf = ({ target }: Pick<Route, "target">): Route["origin"] => (target === "local" ? "CreateRouteTable" : "CreateRoute");
