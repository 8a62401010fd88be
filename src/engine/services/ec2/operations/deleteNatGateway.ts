import type { DeleteNatGatewayRequest, DeleteNatGatewayResult } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { beginDeletion } from "../routing/gatewayLife.ts";
import { natGatewayNamed } from "../routing/needed.ts";

/** Begins to delete a NAT gateway. Routes to it lead nowhere from now on; its Elastic IP address stays the account's. */
export const deleteNatGateway = changing("DeleteNatGateway", {
  check: (view, input: DeleteNatGatewayRequest) => natGatewayNamed(view, input.NatGatewayId),

  apply(ctx, row): DeleteNatGatewayResult {
    if (row.state === "pending" || row.state === "available") beginDeletion(ctx, row);
    return { NatGatewayId: row.natGatewayId };
  },
});
