import type { DeleteRouteRequest } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { canonicalBlock } from "../addresses.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { invalidParameterValue } from "../refusals.ts";
import { routeTableNamed } from "../routing/needed.ts";
import { routeTables } from "../routing/tables.ts";

/** Takes a route out of a table, which is never the one within the VPC. */
export const deleteRoute = changing("DeleteRoute", {
  check(view, input: DeleteRouteRequest) {
    const table = routeTableNamed(view, input.RouteTableId);
    const given = input.DestinationPrefixListId ?? input.DestinationCidrBlock ?? "";
    const destination = canonicalBlock(given) ?? given;
    const route = table.routes.find((one) => one.destination === destination);
    if (route === undefined) {
      throw new Refusal("InvalidRoute.NotFound", `no route with destination-cidr-block ${destination} in route table ${table.routeTableId}`);
    }
    if (route.target === "local") throw invalidParameterValue(`cannot remove local route ${destination} in route table ${table.routeTableId}`);
    if (route.target.startsWith("vpce-")) throw invalidParameterValue(`cannot remove VPC endpoint route ${destination} in route table ${table.routeTableId}`);
    return { table, route };
  },

  apply(ctx, { table: { routeTableId, vpcId, routes }, route }) {
    ctx.update(routeTables, routeTableId, { routes: routes.filter((one) => one !== route) });
    ctx.emit(networkChanged, { vpcId });
    return {};
  },
});
