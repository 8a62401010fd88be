import type { AllocateAddressRequest, AllocateAddressResult } from "../../../../aws/generated/ec2.ts";
import { REGION } from "../../../../aws/region.ts";
import type { Context } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { changing } from "../dryRun.ts";
import { notSimulated } from "../refusals.ts";
import { keepAddress } from "../routing/idleAddress.ts";
import { tagsFor } from "../routing/needed.ts";
import { limitExceeded } from "../routing/refusals.ts";
import { elasticAddresses } from "../routing/tables.ts";

/** Gives the account an Elastic IP address. */
export const allocateAddress = changing("AllocateAddress", {
  check(view, input: AllocateAddressRequest) {
    if (input.Address !== undefined) throw notSimulated("AllocateAddress with Address");
    if (view.size(elasticAddresses) >= elasticAddresses.limit) throw limitExceeded("AddressLimitExceeded", "addresses");
    return tagsFor(input, "elastic-ip");
  },

  apply(ctx, tags): AllocateAddressResult {
    const row = ctx.insert(elasticAddresses, { allocationId: `eipalloc-0${hexId(ctx, 16)}`, publicIp: freeIp(ctx), tags });
    keepAddress(ctx, row.allocationId);
    return { AllocationId: row.allocationId, PublicIp: row.publicIp, Domain: "vpc", PublicIpv4Pool: "amazon", NetworkBorderGroup: REGION };
  },
});

/** One of AWS's in us-east-1 that the account does not have. */
function freeIp(ctx: Context): string {
  const taken = new Set(ctx.all(elasticAddresses).map(({ publicIp }) => publicIp));
  for (let at = Number.parseInt(hexId(ctx, 4), 16); ; at++) {
    const publicIp = `3.208.${(at >> 8) & 255}.${at & 255}`;
    if (!taken.has(publicIp)) return publicIp;
  }
}
