import type { DeleteVpcEndpointsRequest, DeleteVpcEndpointsResult } from "../../../../aws/generated/ec2.ts";
import type { Context } from "../../../kernel/context.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { deleteInterface } from "../interfaces.ts";
import { endpointNotFound } from "../routing/refusals.ts";
import { routeTables, vpcEndpoints, type VpcEndpointRow } from "../routing/tables.ts";

/** Deletes VPC endpoints with their routes and interfaces, at once. Those that are not there are named in the answer. */
export const deleteVpcEndpoints = changing("DeleteVpcEndpoints", {
  check(view, input: DeleteVpcEndpointsRequest) {
    const ids = [...new Set(input.VpcEndpointIds)];
    return { rows: ids.flatMap((id) => view.find(vpcEndpoints, id) ?? []), missing: ids.filter((id) => view.find(vpcEndpoints, id) === undefined) };
  },

  apply(ctx, { rows, missing }): DeleteVpcEndpointsResult {
    for (const row of rows) remove(ctx, row);
    const Unsuccessful = missing.map((id) => {
      const { code, message } = endpointNotFound(id);
      return { ResourceId: id, Error: { Code: code, Message: message } };
    });
    return { Unsuccessful };
  },
});

function remove(ctx: Context, { vpcEndpointId, vpcId, routeTableIds, networkInterfaceIds }: VpcEndpointRow): void {
  for (const id of routeTableIds) {
    const table = ctx.find(routeTables, id);
    if (table !== undefined) ctx.update(routeTables, id, { routes: table.routes.filter(({ target }) => target !== vpcEndpointId) });
  }
  for (const id of networkInterfaceIds) deleteInterface(ctx, id);
  ctx.remove(vpcEndpoints, vpcEndpointId);
  ctx.emit(networkChanged, { vpcId });
}
