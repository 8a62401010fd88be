import type { Context } from "../../../kernel/context.ts";
import { firing, timer } from "../../../kernel/timer.ts";
import { noteEnd } from "../../billing/contract.ts";
import { networkChanged } from "../events.ts";
import { deleteInterface } from "../interfaces.ts";
import { NAT_GATEWAY_DELETING, NAT_GATEWAY_VISIBLE } from "../timing.ts";
import { keepAddress } from "./idleAddress.ts";
import { internetGateways, natGateways, vpcEndpoints, type NatGatewayRow } from "./tables.ts";
import { gatewayUses } from "./use.ts";

/** A NAT gateway is there, or gone. */
export const natGatewaySettles = timer("ec2.natGatewaySettles");

/** Nobody can describe a NAT gateway that is gone any more. */
export const natGatewayForgotten = timer("ec2.natGatewayForgotten");

/** A VPC endpoint is there. */
export const endpointSettles = timer("ec2.endpointSettles");

/** How the interfaces of endpoints are described, and those of NAT gateways. */
export const ENDPOINT_INTERFACE = "VPC Endpoint Interface";
export const NAT_INTERFACE = "Interface for NAT Gateway";

/** Begins to take a NAT gateway away: from now on nothing passes it. */
export function beginDeletion(ctx: Context, gateway: NatGatewayRow): void {
  const { natGatewayId, vpcId } = gateway;
  ctx.update(natGateways, natGatewayId, { state: "deleting" });
  for (const use of gatewayUses(gateway)) noteEnd(ctx, use);
  if (gateway.allocationId !== null) keepAddress(ctx, gateway.allocationId);
  ctx.emit(networkChanged, { vpcId });
  ctx.schedule(natGatewaySettles, natGatewayId, NAT_GATEWAY_DELETING);
}

export const natGatewaySettlesFiring = firing(natGatewaySettles, (ctx, natGatewayId) => {
  const gateway = ctx.find(natGateways, natGatewayId);
  if (gateway?.state === "pending") settle(ctx, gateway);
  else if (gateway?.state === "deleting") end(ctx, gateway, "deleted");
});

export const natGatewayForgottenFiring = firing(natGatewayForgotten, (ctx, natGatewayId) => {
  ctx.remove(natGateways, natGatewayId);
});

export const endpointSettlesFiring = firing(endpointSettles, (ctx, vpcEndpointId) => {
  const endpoint = ctx.find(vpcEndpoints, vpcEndpointId);
  if (endpoint === undefined) return; // Deleted meanwhile.
  ctx.update(vpcEndpoints, vpcEndpointId, { state: "available" });
  ctx.emit(networkChanged, { vpcId: endpoint.vpcId });
});

/** VPC user guide, "Troubleshoot NAT gateways": without an internet gateway a public one fails. */
function settle(ctx: Context, gateway: NatGatewayRow): void {
  const { natGatewayId, vpcId, allocationId } = gateway;
  const hasWay = allocationId === null || ctx.all(internetGateways).some((one) => one.vpcId === vpcId);
  if (hasWay) {
    ctx.update(natGateways, natGatewayId, { state: "available" });
    ctx.emit(networkChanged, { vpcId });
    return;
  }
  const failure = { code: "Gateway.NotAttached", message: `Network ${vpcId} has no Internet gateway attached` };
  end(ctx, gateway, "failed", failure);
}

function end(ctx: Context, gateway: NatGatewayRow, state: "deleted" | "failed", failure: NatGatewayRow["failure"] = null): void {
  const { natGatewayId, networkInterfaceId } = gateway;
  if (networkInterfaceId !== null) deleteInterface(ctx, networkInterfaceId);
  ctx.update(natGateways, natGatewayId, { state, failure, networkInterfaceId: null, deletedAt: ctx.now });
  if (gateway.allocationId !== null) keepAddress(ctx, gateway.allocationId);
  ctx.schedule(natGatewayForgotten, natGatewayId, NAT_GATEWAY_VISIBLE);
}
