import type { DescribeRouteTablesRequest, DescribeRouteTablesResult } from "../../../../aws/generated/ec2.ts";
import type { View } from "../../../kernel/context.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { pageOf } from "../pages.ts";
import { describeRouteTable } from "../routing/describe.ts";
import { routeTableNamed } from "../routing/needed.ts";
import { associationsByTable, routeTables, type RouteTableRow } from "../routing/tables.ts";

/** The route tables of the account. */
export const describeRouteTables = looking("DescribeRouteTables", (view, input: DescribeRouteTablesRequest): DescribeRouteTablesResult => {
  const ids = input.RouteTableIds ?? [];
  const rows = ids.length > 0 ? ids.map((id) => routeTableNamed(view, id)) : view.all(routeTables);
  const { items, ...next } = pageOf(filtered(rows, input.Filters, fieldsIn(view)), input);
  return { RouteTables: items.map((row) => describeRouteTable(view, row)), ...next };
});

function fieldsIn(view: View): FilterFields<RouteTableRow> {
  const associations = ({ routeTableId }: RouteTableRow) => view.where(associationsByTable, routeTableId);
  const targets = (prefix: string) => (row: RouteTableRow) => row.routes.map(({ target }) => target).filter((target) => target.startsWith(prefix));
  return {
    "association.main": (row) => associations(row).map(({ subnetId }) => String(subnetId === null)),
    "association.route-table-association-id": (row) => associations(row).map(({ associationId }) => associationId),
    "association.route-table-id": (row) => associations(row).map(({ routeTableId }) => routeTableId),
    "association.subnet-id": (row) => associations(row).flatMap(({ subnetId }) => subnetId ?? []),
    "route-table-id": ({ routeTableId }) => [routeTableId],
    "route.destination-cidr-block": (row) => row.routes.map(({ destination }) => destination),
    "route.gateway-id": (row) => [...targets("igw-")(row), ...targets("vpce-")(row), ...targets("local")(row)],
    "route.nat-gateway-id": targets("nat-"),
    "vpc-id": ({ vpcId }) => [vpcId],
  };
}
