import type { View } from "../../../kernel/context.ts";
import { associationsByPlace, routeTables, type RouteTableRow } from "./tables.ts";

/** The route table that a subnet uses: its own, or the main one of its VPC. */
export function routeTableOf(view: View, subnet: { readonly subnetId: string; readonly vpcId: string }): RouteTableRow | undefined {
  const [association = mainOf(view, subnet.vpcId)] = view.where(associationsByPlace, subnet.subnetId);
  return association && view.find(routeTables, association.routeTableId);
}

function mainOf(view: View, vpcId: string) {
  return view.where(associationsByPlace, vpcId)[0];
}
