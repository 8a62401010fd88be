import type { AttachInternetGatewayRequest } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { vpcNamed } from "../lookup.ts";
import { invalidParameterValue } from "../refusals.ts";
import { internetGatewayNamed } from "../routing/needed.ts";
import { internetGateways } from "../routing/tables.ts";

/** Attaches an internet gateway to a VPC that has none. */
export const attachInternetGateway = changing("AttachInternetGateway", {
  check(view, input: AttachInternetGatewayRequest) {
    const { internetGatewayId, vpcId: attached } = internetGatewayNamed(view, input.InternetGatewayId);
    const { vpcId } = vpcNamed(view, input.VpcId);
    if (attached !== null) {
      throw new Refusal("Resource.AlreadyAssociated", `resource ${internetGatewayId} is already attached to network ${attached}`);
    }
    if (view.all(internetGateways).some((gateway) => gateway.vpcId === vpcId)) {
      throw invalidParameterValue(`Network ${vpcId} already has an internet gateway attached`);
    }
    return { internetGatewayId, vpcId };
  },

  apply(ctx, { internetGatewayId, vpcId }) {
    ctx.update(internetGateways, internetGatewayId, { vpcId });
    ctx.emit(networkChanged, { vpcId });
    return {};
  },
});
