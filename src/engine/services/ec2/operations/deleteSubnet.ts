import type { DeleteSubnetRequest } from "../../../../aws/generated/ec2.ts";
import { isUsedByClassic } from "../../elb/contract.ts";
import { usesSubnet } from "../../elbv2/contract.ts";
import { changing } from "../dryRun.ts";
import { subnetNamed } from "../routing/needed.ts";
import { hasDependencies } from "../routing/refusals.ts";
import { associationsByPlace, natGatewaysBySubnet, routeTableAssociations } from "../routing/tables.ts";
import { instancesBySubnet, interfacesBySubnet, subnets } from "../tables.ts";

/** Deletes a subnet in which nothing has an interface. */
export const deleteSubnet = changing("DeleteSubnet", {
  check(view, input: DeleteSubnetRequest) {
    const { subnetId } = subnetNamed(view, input.SubnetId);
    const held = view.count(instancesBySubnet, subnetId) + view.count(interfacesBySubnet, subnetId);
    const gateway = view.where(natGatewaysBySubnet, subnetId).some(({ state }) => state !== "failed");
    if (held > 0 || gateway || usesSubnet(view, subnetId) || isUsedByClassic(view, subnetId)) throw hasDependencies("subnet", subnetId);
    return subnetId;
  },

  apply(ctx, subnetId) {
    for (const { associationId } of ctx.where(associationsByPlace, subnetId)) ctx.remove(routeTableAssociations, associationId);
    ctx.remove(subnets, subnetId);
    return {};
  },
});
