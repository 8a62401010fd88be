import type { DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResult, NetworkInterface } from "../../../../aws/generated/ec2.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { ACCOUNT_ID } from "../../../../aws/region.ts";
import type { View } from "../../../kernel/context.ts";
import { publicIpAddressOf } from "../addresses.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { primaryInterfaceOf, privateDnsNameOf } from "../interfaces.ts";
import { pageOf } from "../pages.ts";
import { ENDPOINT_INTERFACE } from "../routing/gatewayLife.ts";
import { networkInterfaceNotFound } from "../refusals.ts";
import { instances, networkInterfaces, securityGroups, type NetworkInterfaceRow } from "../tables.ts";

/** Network interfaces: the ones that instances were born with, and those made for tasks. */
export const describeNetworkInterfaces = looking(
  "DescribeNetworkInterfaces",
  (view, input: DescribeNetworkInterfacesRequest): DescribeNetworkInterfacesResult => {
    const primary = view.all(instances).flatMap((instance) => primaryInterfaceOf(instance) ?? []);
    const all = [...primary, ...view.all(networkInterfaces)];
    const rows = input.NetworkInterfaceIds === undefined ? all : named(all, input.NetworkInterfaceIds);
    const { items, ...next } = pageOf(filtered(rows, input.Filters, FIELDS), input);
    const primaryIds = new Set(primary.map(({ networkInterfaceId }) => networkInterfaceId));
    return { NetworkInterfaces: items.map((row) => describe(view, row, primaryIds.has(row.networkInterfaceId))), ...next };
  },
);

const FIELDS: FilterFields<NetworkInterfaceRow> = {
  "attachment.instance-id": (row) => (isOfAccount(row.instanceId) ? [row.instanceId] : []),
  "availability-zone": (row) => [row.availabilityZone],
  description: (row) => [row.description],
  "group-id": (row) => row.securityGroupIds,
  "mac-address": (row) => [row.macAddress],
  "network-interface-id": (row) => [row.networkInterfaceId],
  "private-ip-address": (row) => [row.privateIpAddress],
  status: () => ["in-use"],
  "subnet-id": (row) => [row.subnetId],
  "vpc-id": (row) => [row.vpcId],
};

function named(all: readonly NetworkInterfaceRow[], ids: readonly string[]): readonly NetworkInterfaceRow[] {
  return ids.map((id) => {
    const row = all.find(({ networkInterfaceId }) => networkInterfaceId === id);
    if (row === undefined) throw networkInterfaceNotFound(id);
    return row;
  });
}

/** Between its making and its attachment an interface is `available` for a moment; that is left out. */
function describe(view: View, row: NetworkInterfaceRow, isPrimary: boolean): NetworkInterface {
  const { networkInterfaceId, privateIpAddress, subnetId, vpcId, availabilityZone, macAddress, description, instanceId } = row;
  return {
    NetworkInterfaceId: networkInterfaceId,
    Description: description,
    Status: "in-use",
    InterfaceType: typeOf(row),
    OwnerId: ACCOUNT_ID,
    RequesterManaged: !isPrimary,
    SubnetId: subnetId,
    VpcId: vpcId,
    AvailabilityZone: availabilityZone,
    MacAddress: macAddress,
    PrivateIpAddress: privateIpAddress,
    PrivateDnsName: privateDnsNameOf(privateIpAddress),
    Groups: row.securityGroupIds.map((GroupId) => ({ GroupId, GroupName: view.find(securityGroups, GroupId)?.groupName ?? "" })),
    Attachment: {
      AttachmentId: `eni-attach-${networkInterfaceId.slice("eni-".length)}`,
      ...(isOfAccount(instanceId) ? { InstanceId: instanceId, InstanceOwnerId: ACCOUNT_ID } : { InstanceOwnerId: "amazon-aws" }),
      AttachTime: epochSeconds(row.createdAt),
      DeleteOnTermination: isPrimary,
      DeviceIndex: isPrimary ? 0 : 1,
      Status: "attached",
    },
    ...(row.hasPublicIp === true ? { Association: { IpOwnerId: "amazon", PublicIp: publicIpAddressOf(privateIpAddress) } } : {}),
    SourceDestCheck: true,
    TagSet: [],
  };
}

/** What a task on Fargate stands on is AWS's own. */
const isOfAccount = (instanceId: string | null): instanceId is string => instanceId?.startsWith("i-") === true;

function typeOf({ instanceId, description }: NetworkInterfaceRow): NonNullable<NetworkInterface["InterfaceType"]> {
  if (instanceId !== null) return "interface";
  return description.startsWith(ENDPOINT_INTERFACE) ? "vpc_endpoint" : "natGateway";
}
