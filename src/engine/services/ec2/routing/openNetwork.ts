import { hashText, hex32 } from "../../../../lib/hash.ts";
import type { Context } from "../../../kernel/context.ts";
import { internetGateways, routeTableAssociations, routeTables } from "./tables.ts";

/**
 * Gives a VPC that begins with the account, or was found elsewhere, what a default VPC has: an internet gateway, unless it
 * has one, and a main route table that leads to it. Their ids are made up from the VPC's, so that no other id moves.
 */
export function openNetwork(ctx: Context, { vpcId, cidrBlock }: { readonly vpcId: string; readonly cidrBlock: string }): void {
  const there = ctx.all(internetGateways).find((gateway) => gateway.vpcId === vpcId);
  const { internetGatewayId } = there ?? ctx.insert(internetGateways, { internetGatewayId: madeUpId("igw", vpcId), vpcId, tags: [] });
  const routeTableId = madeUpId("rtb", vpcId);
  ctx.insert(routeTables, {
    routeTableId,
    vpcId,
    routes: [
      { destination: cidrBlock, target: "local", origin: "CreateRouteTable" },
      { destination: "0.0.0.0/0", target: internetGatewayId, origin: "CreateRoute" },
    ],
    tags: [],
  });
  ctx.insert(routeTableAssociations, { associationId: madeUpId("rtbassoc", vpcId), routeTableId, vpcId, subnetId: null });
}

function madeUpId(prefix: string, vpcId: string): string {
  const hex = ["a", "b"].map((part) => hex32(hashText(`${vpcId}/${prefix}/${part}`))).join("");
  return `${prefix}-0${hex}`;
}
