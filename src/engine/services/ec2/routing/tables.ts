import { index, table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import type { Tag } from "../tables.ts";

export interface Route {
  /** A CIDR block, or the id of a prefix list. */
  readonly destination: string;
  /** `local`, or the id of an internet gateway, a NAT gateway or a VPC endpoint, whether it still is there or not. */
  readonly target: string;
  readonly origin: "CreateRouteTable" | "CreateRoute";
}

export interface RouteTableRow {
  readonly routeTableId: string;
  readonly vpcId: string;
  readonly routes: readonly Route[];
  readonly tags: readonly Tag[];
}

/** Which route table a subnet uses; without a subnet it is the main one of its VPC, for subnets that have none. */
export interface RouteTableAssociationRow {
  readonly associationId: string;
  readonly routeTableId: string;
  readonly vpcId: string;
  readonly subnetId: string | null;
}

export interface InternetGatewayRow {
  readonly internetGatewayId: string;
  /** null: it is attached to none. */
  readonly vpcId: string | null;
  readonly tags: readonly Tag[];
}

/** An Elastic IP address. */
export interface AddressRow {
  readonly allocationId: string;
  readonly publicIp: string;
  readonly tags: readonly Tag[];
}

export interface NatGatewayRow {
  readonly natGatewayId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly state: "pending" | "failed" | "available" | "deleting" | "deleted";
  /** Why it failed. */
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** The Elastic IP address of a public one; null: it is private. */
  readonly allocationId: string | null;
  /** Its interface; null once it is gone with it. */
  readonly networkInterfaceId: string | null;
  readonly privateIpAddress: string;
  readonly createdAt: SimTime;
  readonly deletedAt: SimTime | null;
  readonly tags: readonly Tag[];
}

export interface VpcEndpointRow {
  readonly vpcEndpointId: string;
  readonly vpcId: string;
  /** What follows the Region in its name, for example `ecr.api`. */
  readonly service: string;
  readonly kind: "Gateway" | "Interface";
  readonly state: "pending" | "available";
  /** Of a gateway endpoint: the tables that have its route. */
  readonly routeTableIds: readonly string[];
  /** Of an interface endpoint: an interface in each of its subnets. */
  readonly networkInterfaceIds: readonly string[];
  readonly privateDnsEnabled: boolean;
  readonly createdAt: SimTime;
  readonly tags: readonly Tag[];
}

export const routeTables = table<RouteTableRow>("ec2.routeTables", "routeTableId", 20_000);
export const routeTableAssociations = table<RouteTableAssociationRow>("ec2.routeTableAssociations", "associationId", 20_000);
export const internetGateways = table<InternetGatewayRow>("ec2.internetGateways", "internetGatewayId", 200);
export const elasticAddresses = table<AddressRow>("ec2.addresses", "allocationId", 1000);
export const natGateways = table<NatGatewayRow>("ec2.natGateways", "natGatewayId", 1000);
export const vpcEndpoints = table<VpcEndpointRow>("ec2.vpcEndpoints", "vpcEndpointId", 5000);

export const tablesByVpc = index("byVpc", { table: routeTables, by: ({ vpcId }) => vpcId });
/** By subnet, or by VPC where it is the main one. */
export const associationsByPlace = index("byPlace", { table: routeTableAssociations, by: ({ subnetId, vpcId }) => subnetId ?? vpcId });
export const associationsByTable = index("byTable", { table: routeTableAssociations, by: ({ routeTableId }) => routeTableId });
export const natGatewaysBySubnet = index("bySubnet", {
  table: natGateways,
  by: ({ state, subnetId }) => (state === "deleted" ? undefined : subnetId),
});
export const endpointsByVpc = index("byVpc", { table: vpcEndpoints, by: ({ vpcId }) => vpcId });
