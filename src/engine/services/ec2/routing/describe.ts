import type { Address, AttachmentStatus, InternetGateway, NatGateway, Route as WireRoute, RouteTable, State, VpcEndpoint } from "../../../../aws/generated/ec2.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { ACCOUNT_ID, REGION } from "../../../../aws/region.ts";
import type { View } from "../../../kernel/context.ts";
import { describeTags } from "../describe.ts";
import { networkInterfaces, securityGroups } from "../tables.ts";
import {
  associationsByTable,
  elasticAddresses,
  internetGateways,
  natGateways,
  vpcEndpoints,
  type AddressRow,
  type InternetGatewayRow,
  type NatGatewayRow,
  type Route,
  type RouteTableRow,
  type VpcEndpointRow,
} from "./tables.ts";

/** A route table as the API gives it. */
export function describeRouteTable(view: View, row: RouteTableRow): RouteTable {
  return {
    RouteTableId: row.routeTableId,
    VpcId: row.vpcId,
    OwnerId: ACCOUNT_ID,
    Routes: row.routes.map((route) => describeRoute(view, row.vpcId, route)),
    Associations: view.where(associationsByTable, row.routeTableId).map(({ associationId, routeTableId, subnetId }) => ({
      RouteTableAssociationId: associationId,
      RouteTableId: routeTableId,
      Main: subnetId === null,
      ...(subnetId === null ? {} : { SubnetId: subnetId }),
      AssociationState: { State: "associated" as const },
    })),
    PropagatingVgws: [],
    Tags: describeTags(row.tags),
  };
}

function describeRoute(view: View, vpcId: string, { destination, target, origin }: Route): WireRoute {
  return {
    ...(destination.startsWith("pl-") ? { DestinationPrefixListId: destination } : { DestinationCidrBlock: destination }),
    ...(target.startsWith("nat-") ? { NatGatewayId: target } : { GatewayId: target }),
    Origin: origin,
    State: leads(view, vpcId, target) ? "active" : "blackhole",
  };
}

/** Whether the target of a route is there and takes packets. */
function leads(view: View, vpcId: string, target: string): boolean {
  if (target === "local") return true;
  if (target.startsWith("nat-")) return view.find(natGateways, target)?.state === "available";
  if (target.startsWith("vpce-")) return view.find(vpcEndpoints, target) !== undefined;
  return view.find(internetGateways, target)?.vpcId === vpcId;
}

/** An internet gateway as the API gives it. */
export function describeInternetGateway({ internetGatewayId, vpcId, tags }: InternetGatewayRow): InternetGateway {
  const Attachments = vpcId === null ? [] : [{ State: AVAILABLE, VpcId: vpcId }];
  return { InternetGatewayId: internetGatewayId, Attachments, OwnerId: ACCOUNT_ID, Tags: describeTags(tags) };
}

/** Observed: not the `attached` that EC2's model has. */
const AVAILABLE = "available" as string as AttachmentStatus;

/** An Elastic IP address as the API gives it. */
export function describeAddress(view: View, { allocationId, publicIp, tags }: AddressRow): Address {
  const user = natGatewayWith(view, allocationId);
  const networkInterfaceId = user?.networkInterfaceId ?? null;
  const association =
    user === undefined || networkInterfaceId === null
      ? {}
      : {
          AssociationId: `eipassoc-${allocationId.slice("eipalloc-".length)}`,
          NetworkInterfaceId: networkInterfaceId,
          NetworkInterfaceOwnerId: ACCOUNT_ID,
          PrivateIpAddress: user.privateIpAddress,
        };
  return { AllocationId: allocationId, PublicIp: publicIp, Domain: "vpc", PublicIpv4Pool: "amazon", NetworkBorderGroup: REGION, ...association, Tags: describeTags(tags) };
}

/** The NAT gateway that uses an Elastic IP address. */
export function natGatewayWith(view: View, allocationId: string): NatGatewayRow | undefined {
  return view.all(natGateways).find((gateway) => gateway.allocationId === allocationId && gateway.state !== "deleted" && gateway.state !== "failed");
}

/** A NAT gateway as the API gives it. */
export function describeNatGateway(view: View, row: NatGatewayRow): NatGateway {
  const { networkInterfaceId, allocationId, privateIpAddress, failure } = row;
  const publicIp = allocationId === null ? undefined : view.find(elasticAddresses, allocationId)?.publicIp;
  return {
    NatGatewayId: row.natGatewayId,
    SubnetId: row.subnetId,
    VpcId: row.vpcId,
    State: row.state,
    ConnectivityType: allocationId === null ? "private" : "public",
    CreateTime: epochSeconds(row.createdAt),
    ...(row.deletedAt === null ? {} : { DeleteTime: epochSeconds(row.deletedAt) }),
    ...(failure === null ? {} : { FailureCode: failure.code, FailureMessage: failure.message }),
    NatGatewayAddresses: [
      {
        ...(networkInterfaceId === null ? {} : { NetworkInterfaceId: networkInterfaceId }),
        PrivateIp: privateIpAddress,
        ...(allocationId === null ? {} : { AllocationId: allocationId }),
        ...(publicIp === undefined ? {} : { PublicIp: publicIp }),
        IsPrimary: true,
        Status: row.state === "failed" ? "failed" : "succeeded",
      },
    ],
    Tags: describeTags(row.tags),
  };
}

/** A VPC endpoint as the API gives it. */
export function describeEndpoint(view: View, row: VpcEndpointRow): VpcEndpoint {
  const rows = row.networkInterfaceIds.map((id) => view.need(networkInterfaces, id));
  const groups = rows[0]?.securityGroupIds ?? [];
  return {
    VpcEndpointId: row.vpcEndpointId,
    VpcEndpointType: row.kind,
    VpcId: row.vpcId,
    ServiceName: `com.amazonaws.${REGION}.${row.service}`,
    State: row.state as string as State, // Observed: in lower case, unlike the model.
    RouteTableIds: row.routeTableIds,
    SubnetIds: rows.map(({ subnetId }) => subnetId),
    Groups: groups.map((GroupId) => ({ GroupId, GroupName: view.find(securityGroups, GroupId)?.groupName ?? "" })),
    NetworkInterfaceIds: row.networkInterfaceIds,
    PrivateDnsEnabled: row.privateDnsEnabled,
    RequesterManaged: false,
    CreationTimestamp: epochSeconds(row.createdAt),
    OwnerId: ACCOUNT_ID,
    Tags: describeTags(row.tags),
  };
}
