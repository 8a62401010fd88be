import type { DeleteVpcRequest } from "../../../../aws/generated/ec2.ts";
import type { View } from "../../../kernel/context.ts";
import { changing } from "../dryRun.ts";
import { vpcNamed } from "../lookup.ts";
import { hasDependencies } from "../routing/refusals.ts";
import {
  associationsByTable,
  endpointsByVpc,
  internetGateways,
  natGateways,
  routeTableAssociations,
  routeTables,
  tablesByVpc,
} from "../routing/tables.ts";
import { groupsByVpc, securityGroups, subnets, vpcs } from "../tables.ts";

/** Deletes a VPC in which nothing is left but what came with it. */
export const deleteVpc = changing("DeleteVpc", {
  check(view, input: DeleteVpcRequest) {
    const { vpcId } = vpcNamed(view, input.VpcId);
    if (isUsed(view, vpcId)) throw hasDependencies("vpc", vpcId);
    return vpcId;
  },

  apply(ctx, vpcId) {
    for (const { routeTableId } of ctx.where(tablesByVpc, vpcId)) {
      for (const { associationId } of ctx.where(associationsByTable, routeTableId)) ctx.remove(routeTableAssociations, associationId);
      ctx.remove(routeTables, routeTableId);
    }
    for (const { groupId } of ctx.where(groupsByVpc, vpcId)) ctx.remove(securityGroups, groupId);
    ctx.remove(vpcs, vpcId);
    return {};
  },
});

function isUsed(view: View, vpcId: string): boolean {
  return (
    view.all(subnets).some((subnet) => subnet.vpcId === vpcId) ||
    view.all(internetGateways).some((gateway) => gateway.vpcId === vpcId) ||
    view.all(natGateways).some((gateway) => gateway.vpcId === vpcId && gateway.state !== "deleted" && gateway.state !== "failed") ||
    view.count(endpointsByVpc, vpcId) > 0 ||
    view.count(groupsByVpc, vpcId) > 1 ||
    view.count(tablesByVpc, vpcId) > 1
  );
}
