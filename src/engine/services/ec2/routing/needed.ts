import type { View } from "../../../kernel/context.ts";
import { subnetNotFound } from "../refusals.ts";
import { subnets, type SubnetRow, type Tag } from "../tables.ts";
import { internetGatewayNotFound, natGatewayNotFound, routeTableNotFound } from "./refusals.ts";
import { internetGateways, natGateways, routeTables, type InternetGatewayRow, type NatGatewayRow, type RouteTableRow } from "./tables.ts";

/** The subnet by its id, or a refusal; likewise the others. */
export function subnetNamed(view: View, subnetId: string): SubnetRow {
  const subnet = view.find(subnets, subnetId);
  if (subnet === undefined) throw subnetNotFound(subnetId);
  return subnet;
}

export function routeTableNamed(view: View, routeTableId: string): RouteTableRow {
  const row = view.find(routeTables, routeTableId);
  if (row === undefined) throw routeTableNotFound(routeTableId);
  return row;
}

export function internetGatewayNamed(view: View, internetGatewayId: string): InternetGatewayRow {
  const row = view.find(internetGateways, internetGatewayId);
  if (row === undefined) throw internetGatewayNotFound(internetGatewayId);
  return row;
}

export function natGatewayNamed(view: View, natGatewayId: string): NatGatewayRow {
  const row = view.find(natGateways, natGatewayId);
  if (row === undefined) throw natGatewayNotFound(natGatewayId);
  return row;
}

interface Tagged {
  readonly TagSpecifications?:
    | readonly { readonly ResourceType?: string | undefined; readonly Tags?: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined }[]
    | undefined;
}

/** The tags that a request gives to a new resource of a type. */
export function tagsFor({ TagSpecifications = [] }: Tagged, type: string): readonly Tag[] {
  const own = TagSpecifications.filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags);
  return [...new Map(own.map(({ Key = "", Value = "" }) => [Key, { key: Key, value: Value }])).values()];
}
