import type { DeleteRouteTableRequest } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { routeTableNamed } from "../routing/needed.ts";
import { hasDependencies } from "../routing/refusals.ts";
import { associationsByTable, routeTables } from "../routing/tables.ts";

/** Deletes a route table that no subnet uses and that is not the main one of its VPC. */
export const deleteRouteTable = changing("DeleteRouteTable", {
  check(view, input: DeleteRouteTableRequest) {
    const { routeTableId } = routeTableNamed(view, input.RouteTableId);
    if (view.count(associationsByTable, routeTableId) > 0) throw hasDependencies("routeTable", routeTableId);
    return routeTableId;
  },

  apply(ctx, routeTableId) {
    ctx.remove(routeTables, routeTableId);
    return {};
  },
});
