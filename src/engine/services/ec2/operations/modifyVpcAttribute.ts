import type { ModifyVpcAttributeRequest } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { vpcNamed } from "../lookup.ts";
import { invalidParameterCombination } from "../refusals.ts";
import { vpcs } from "../tables.ts";

/** Changes how names are resolved in a VPC. */
export const modifyVpcAttribute = changing("ModifyVpcAttribute", {
  check(view, input: ModifyVpcAttributeRequest & { readonly DryRun?: boolean }) {
    const row = vpcNamed(view, input.VpcId);
    const [support, hostnames] = [input.EnableDnsSupport?.Value, input.EnableDnsHostnames?.Value];
    // Observed.
    if (support !== undefined && hostnames !== undefined) throw invalidParameterCombination("Fields for multiple attribute types specified");
    return { row, enableDnsSupport: support ?? row.enableDnsSupport, enableDnsHostnames: hostnames ?? row.enableDnsHostnames };
  },

  apply(ctx, { row: { vpcId }, ...names }) {
    ctx.update(vpcs, vpcId, names);
    ctx.emit(networkChanged, { vpcId });
    return {};
  },
});
