import type { ModifySubnetAttributeRequest } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { notSimulated } from "../refusals.ts";
import { subnetNamed } from "../routing/needed.ts";
import { subnets } from "../tables.ts";

/** Says whether instances that are launched in a subnet from now on get a public address. */
export const modifySubnetAttribute = changing("ModifySubnetAttribute", {
  check(view, input: ModifySubnetAttributeRequest & { readonly DryRun?: boolean }) {
    const { subnetId } = subnetNamed(view, input.SubnetId);
    const mapPublicIpOnLaunch = input.MapPublicIpOnLaunch?.Value;
    if (mapPublicIpOnLaunch === undefined) throw notSimulated("ModifySubnetAttribute of something else than MapPublicIpOnLaunch");
    return { subnetId, mapPublicIpOnLaunch };
  },

  apply(ctx, { subnetId, mapPublicIpOnLaunch }) {
    ctx.update(subnets, subnetId, { mapPublicIpOnLaunch });
    return {};
  },
});
