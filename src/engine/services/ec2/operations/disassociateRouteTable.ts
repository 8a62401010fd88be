import type { DisassociateRouteTableRequest } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { invalidParameterValue } from "../refusals.ts";
import { routeTableAssociations } from "../routing/tables.ts";

/** Lets a subnet use the main route table of its VPC again. */
export const disassociateRouteTable = changing("DisassociateRouteTable", {
  check(view, input: DisassociateRouteTableRequest) {
    const row = view.find(routeTableAssociations, input.AssociationId);
    if (row === undefined) throw new Refusal("InvalidAssociationID.NotFound", `The association ID '${input.AssociationId}' does not exist`);
    if (row.subnetId === null) throw invalidParameterValue(`cannot disassociate the main route table association ${row.associationId}`);
    return row;
  },

  apply(ctx, { associationId, vpcId }) {
    ctx.remove(routeTableAssociations, associationId);
    ctx.emit(networkChanged, { vpcId });
    return {};
  },
});
