import type { DescribeSubnetsRequest, DescribeSubnetsResult, Subnet } from "../../../../aws/generated/ec2.ts";
import { ACCOUNT_ID, REGION } from "../../../../aws/region.ts";
import type { View } from "../../../kernel/context.ts";
import { freeAddresses } from "../addresses.ts";
import { describeTags } from "../describe.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { pageOf } from "../pages.ts";
import { subnetNotFound } from "../refusals.ts";
import { subnets, type SubnetRow } from "../tables.ts";

/** The subnets of the account, in the order of their zones. */
export const describeSubnets = looking("DescribeSubnets", (view, input: DescribeSubnetsRequest): DescribeSubnetsResult => {
  const ids = input.SubnetIds ?? [];
  const rows = ids.length > 0 ? ids.map((id) => subnetNamed(view, id)) : view.all(subnets);
  const { items, ...next } = pageOf(filtered(rows, input.Filters, FIELDS), input);
  return { Subnets: items.map((row) => describeSubnet(view, row)), ...next };
});

/** A subnet as the API gives it. */
export function describeSubnet(view: View, row: SubnetRow): Subnet {
  return {
    SubnetId: row.subnetId,
    SubnetArn: `arn:aws:ec2:${REGION}:${ACCOUNT_ID}:subnet/${row.subnetId}`,
    VpcId: row.vpcId,
    AvailabilityZone: row.availabilityZone,
    CidrBlock: row.cidrBlock,
    AvailableIpAddressCount: freeAddresses(view, row),
    DefaultForAz: row.defaultForAz,
    MapPublicIpOnLaunch: row.mapPublicIpOnLaunch,
    State: "available",
    OwnerId: ACCOUNT_ID,
    Tags: describeTags(row.tags),
  };
}

const FIELDS: FilterFields<SubnetRow> = {
  availabilityZone: (row) => [row.availabilityZone],
  "availability-zone": (row) => [row.availabilityZone],
  cidr: (row) => [row.cidrBlock],
  "cidr-block": (row) => [row.cidrBlock],
  "default-for-az": (row) => [String(row.defaultForAz)],
  defaultForAz: (row) => [String(row.defaultForAz)],
  "map-public-ip-on-launch": (row) => [String(row.mapPublicIpOnLaunch)],
  state: () => ["available"],
  "subnet-id": (row) => [row.subnetId],
  "vpc-id": (row) => [row.vpcId],
};

function subnetNamed(view: View, subnetId: string): SubnetRow {
  const subnet = view.find(subnets, subnetId);
  if (subnet === undefined) throw subnetNotFound(subnetId);
  return subnet;
}
