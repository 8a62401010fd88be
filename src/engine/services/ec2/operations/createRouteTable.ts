import type { CreateRouteTableRequest, CreateRouteTableResult } from "../../../../aws/generated/ec2.ts";
import { hexId } from "../../../kernel/ids.ts";
import { changing } from "../dryRun.ts";
import { ROUTE_TABLES_PER_VPC } from "../limits.ts";
import { vpcNamed } from "../lookup.ts";
import { describeRouteTable } from "../routing/describe.ts";
import { tagsFor } from "../routing/needed.ts";
import { limitExceeded } from "../routing/refusals.ts";
import { routeTables, tablesByVpc } from "../routing/tables.ts";

/** Creates a route table that no subnet uses yet, with the route within the VPC alone. */
export const createRouteTable = changing("CreateRouteTable", {
  check(view, input: CreateRouteTableRequest) {
    const vpc = vpcNamed(view, input.VpcId);
    if (view.count(tablesByVpc, vpc.vpcId) >= ROUTE_TABLES_PER_VPC) throw limitExceeded("RouteTableLimitExceeded", "route tables");
    return { vpc, tags: tagsFor(input, "route-table") };
  },

  apply(ctx, { vpc: { vpcId, cidrBlock }, tags }): CreateRouteTableResult {
    const routes = [{ destination: cidrBlock, target: "local", origin: "CreateRouteTable" }] as const;
    const row = ctx.insert(routeTables, { routeTableId: `rtb-0${hexId(ctx, 16)}`, vpcId, routes, tags });
    return { RouteTable: describeRouteTable(ctx, row) };
  },
});
