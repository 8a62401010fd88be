import type { ReleaseAddressRequest } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { changing } from "../dryRun.ts";
import { missingParameter } from "../refusals.ts";
import { natGatewayWith } from "../routing/describe.ts";
import { keepAddress } from "../routing/idleAddress.ts";
import { allocationNotFound } from "../routing/refusals.ts";
import { elasticAddresses } from "../routing/tables.ts";

/** Gives an Elastic IP address back that nothing uses. */
export const releaseAddress = changing("ReleaseAddress", {
  check(view, input: ReleaseAddressRequest) {
    if (input.AllocationId === undefined) throw missingParameter("The request must contain the parameter allocationId");
    const row = view.find(elasticAddresses, input.AllocationId);
    if (row === undefined) throw allocationNotFound(input.AllocationId);
    if (natGatewayWith(view, row.allocationId) !== undefined) throw new Refusal("InvalidIPAddress.InUse", `Address ${row.publicIp} is in use.`);
    return row.allocationId;
  },

  apply(ctx, allocationId) {
    ctx.remove(elasticAddresses, allocationId);
    keepAddress(ctx, allocationId);
    return {};
  },
});
