import type { AssociateRouteTableRequest, AssociateRouteTableResult } from "../../../../aws/generated/ec2.ts";
import { hexId } from "../../../kernel/ids.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { invalidParameterValue, missingParameter, notSimulated } from "../refusals.ts";
import { routeTableNamed, subnetNamed } from "../routing/needed.ts";
import { associationsByPlace, routeTableAssociations } from "../routing/tables.ts";

/** Lets a subnet use a route table of its own. */
export const associateRouteTable = changing("AssociateRouteTable", {
  check(view, input: AssociateRouteTableRequest) {
    if (input.GatewayId !== undefined) throw notSimulated("AssociateRouteTable with GatewayId");
    if (input.SubnetId === undefined) throw missingParameter("The request must contain exactly one of subnetId or gatewayId.");
    const { routeTableId, vpcId } = routeTableNamed(view, input.RouteTableId);
    const subnet = subnetNamed(view, input.SubnetId);
    if (subnet.vpcId !== vpcId) throw invalidParameterValue(`Route table ${routeTableId} and subnet ${subnet.subnetId} belong to different networks`);
    const [old] = view.where(associationsByPlace, subnet.subnetId);
    if (old !== undefined && old.routeTableId !== routeTableId) {
      throw new Refusal("Resource.AlreadyAssociated", `the specified association for route table ${routeTableId} conflicts with an existing association`);
    }
    return { old, wanted: { routeTableId, vpcId, subnetId: subnet.subnetId } };
  },

  apply(ctx, { old, wanted }): AssociateRouteTableResult {
    const { associationId } = old ?? ctx.insert(routeTableAssociations, { associationId: `rtbassoc-0${hexId(ctx, 16)}`, ...wanted });
    ctx.emit(networkChanged, { vpcId: wanted.vpcId });
    return { AssociationId: associationId, AssociationState: { State: "associated" } };
  },
});
