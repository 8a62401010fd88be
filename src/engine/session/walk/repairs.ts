import { call, type Call } from "../../../aws/generated/api.ts";
import type { View } from "../../kernel/context.ts";
import { securityGroupOf } from "../../services/ec2/contract.ts";
import { internetGateways } from "../../services/ec2/routing/tables.ts";
import { subnets } from "../../services/ec2/tables.ts";
import type { Repair } from "./walk.ts";

/** Security groups by name and id, as a sentence speaks of them. */
export function groupsText(view: View, groupIds: readonly string[]): string {
  return groupIds.map((id) => `${securityGroupOf(view, id)?.groupName ?? "?"} (${id})`).join(", ");
}

/** A security group by its name alone, for a button. */
export function groupText(view: View, groupId: string): string {
  return securityGroupOf(view, groupId)?.groupName ?? groupId;
}

/** A repair that one call is. */
export function letIn(label: string, made: Call): Repair {
  return { label, calls: [made] };
}

/** A route to the internet gateway of the VPC, if it has one. */
export function toInternetGateway(view: View, { subnetId, routeTableId }: { readonly subnetId: string; readonly routeTableId: string }): readonly Repair[] {
  const vpcId = view.find(subnets, subnetId)?.vpcId;
  const gateway = view.all(internetGateways).find((one) => one.vpcId === vpcId);
  if (gateway === undefined) return [];
  const GatewayId = gateway.internetGatewayId;
  return [letIn("Add a route to the internet gateway", call("ec2", "CreateRoute", { RouteTableId: routeTableId, DestinationCidrBlock: "0.0.0.0/0", GatewayId }))];
}
