import type { DetachInternetGatewayRequest } from "../../../../aws/generated/ec2.ts";
import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { vpcNamed } from "../lookup.ts";
import { internetGatewayNamed } from "../routing/needed.ts";
import { internetGateways, natGateways } from "../routing/tables.ts";
import { instances } from "../tables.ts";

/** Detaches an internet gateway from a VPC in which nothing has a public address. Routes to it lead nowhere then. */
export const detachInternetGateway = changing("DetachInternetGateway", {
  check(view, input: DetachInternetGatewayRequest) {
    const { internetGatewayId, vpcId: attached } = internetGatewayNamed(view, input.InternetGatewayId);
    const { vpcId } = vpcNamed(view, input.VpcId);
    if (attached !== vpcId) throw new Refusal("Gateway.NotAttached", `resource ${internetGatewayId} is not attached to network ${vpcId}`);
    if (hasPublicAddresses(view, vpcId)) {
      const message = `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`;
      throw new Refusal("DependencyViolation", message);
    }
    return { internetGatewayId, vpcId };
  },

  apply(ctx, { internetGatewayId, vpcId }) {
    ctx.update(internetGateways, internetGatewayId, { vpcId: null });
    ctx.emit(networkChanged, { vpcId });
    return {};
  },
});

function hasPublicAddresses(view: View, vpcId: string): boolean {
  const isOn = ({ state }: { readonly state: string }) => state === "pending" || state === "running";
  const instance = view.all(instances).some((row) => row.vpcId === vpcId && row.hasPublicIp && isOn(row));
  return instance || view.all(natGateways).some((row) => row.vpcId === vpcId && row.allocationId !== null && row.networkInterfaceId !== null);
}
