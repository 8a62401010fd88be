import type { DeleteInternetGatewayRequest } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { internetGatewayNamed } from "../routing/needed.ts";
import { hasDependencies } from "../routing/refusals.ts";
import { internetGateways } from "../routing/tables.ts";

/** Deletes an internet gateway that is attached to no VPC. */
export const deleteInternetGateway = changing("DeleteInternetGateway", {
  check(view, input: DeleteInternetGatewayRequest) {
    const { internetGatewayId, vpcId } = internetGatewayNamed(view, input.InternetGatewayId);
    if (vpcId !== null) throw hasDependencies("internetGateway", internetGatewayId);
    return internetGatewayId;
  },

  apply(ctx, internetGatewayId) {
    ctx.remove(internetGateways, internetGatewayId);
    return {};
  },
});
