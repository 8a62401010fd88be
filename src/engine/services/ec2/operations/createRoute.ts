import type { CreateRouteRequest, CreateRouteResult } from "../../../../aws/generated/ec2.ts";
import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { canonicalBlock, isInBlock, prefixLengthOf } from "../addresses.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { ROUTES_PER_TABLE } from "../limits.ts";
import { vpcNamed } from "../lookup.ts";
import { invalidParameterValue, missingParameter, notSimulated } from "../refusals.ts";
import { natGatewayNamed, routeTableNamed } from "../routing/needed.ts";
import { limitExceeded, notACidrBlock } from "../routing/refusals.ts";
import { internetGateways, routeTables, type RouteTableRow } from "../routing/tables.ts";

/** Adds a route to an internet gateway or a NAT gateway. */
export const createRoute = changing("CreateRoute", {
  check(view, input: CreateRouteRequest) {
    const table = routeTableNamed(view, input.RouteTableId);
    const destination = destinationIn(view, table, input);
    const target = targetIn(view, table, input);
    if (table.routes.length >= ROUTES_PER_TABLE) throw limitExceeded("RouteLimitExceeded", "routes");
    return { table, route: { destination, target, origin: "CreateRoute" as const } };
  },

  apply(ctx, { table: { routeTableId, vpcId, routes }, route }): CreateRouteResult {
    ctx.update(routeTables, routeTableId, { routes: [...routes, route] });
    ctx.emit(networkChanged, { vpcId });
    return { Return: true };
  },
});

function destinationIn(view: View, { vpcId, routes }: RouteTableRow, { DestinationCidrBlock: given, ...input }: CreateRouteRequest): string {
  if (input.DestinationIpv6CidrBlock !== undefined) throw notSimulated("CreateRoute with DestinationIpv6CidrBlock");
  if (input.DestinationPrefixListId !== undefined) throw notSimulated("CreateRoute with DestinationPrefixListId");
  if (given === undefined) throw missingParameter("The request must contain the parameter destinationCidrBlock");
  const block = canonicalBlock(given);
  if (block === undefined) throw notACidrBlock("destinationCidrBlock", given);
  if (routes.some(({ destination }) => destination === block)) throw new Refusal("RouteAlreadyExists", `The route identified by ${block} already exists.`);
  const { cidrBlock } = vpcNamed(view, vpcId);
  if (prefixLengthOf(block) >= prefixLengthOf(cidrBlock) && isInBlock(cidrBlock, block.slice(0, block.indexOf("/")))) {
    throw invalidParameterValue(
      `The destination CIDR block ${block} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
    );
  }
  return block;
}

/** What EC2 knows as a target and is not simulated. */
const OTHER_TARGETS = ["CarrierGatewayId", "CoreNetworkArn", "EgressOnlyInternetGatewayId", "InstanceId", "LocalGatewayId", "NetworkInterfaceId", "OdbNetworkArn", "TransitGatewayId", "VpcEndpointId", "VpcPeeringConnectionId"] as const;

function targetIn(view: View, { routeTableId, vpcId }: RouteTableRow, input: CreateRouteRequest): string {
  const other = OTHER_TARGETS.find((member) => input[member] !== undefined);
  if (other !== undefined) throw notSimulated(`CreateRoute with ${other}`);
  const { GatewayId, NatGatewayId } = input;
  if ((GatewayId === undefined) === (NatGatewayId === undefined)) throw missingParameter("The request must contain exactly one target."); // Assumed.
  const id = GatewayId ?? NatGatewayId ?? "";
  const row = NatGatewayId === undefined ? view.find(internetGateways, id) : natGatewayNamed(view, id);
  if (row === undefined) throw new Refusal("InvalidGatewayID.NotFound", `The gateway ID '${id}' does not exist`);
  if (row.vpcId !== vpcId) throw invalidParameterValue(`route table ${routeTableId} and network gateway ${id} belong to different networks`);
  return id;
}
