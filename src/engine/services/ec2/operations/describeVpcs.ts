import type { DescribeVpcsRequest, DescribeVpcsResult, Vpc } from "../../../../aws/generated/ec2.ts";
import { ACCOUNT_ID } from "../../../../aws/region.ts";
import { describeTags } from "../describe.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { vpcNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { vpcs, type VpcRow } from "../tables.ts";

/** The VPCs of the account. */
export const describeVpcs = looking("DescribeVpcs", (view, input: DescribeVpcsRequest): DescribeVpcsResult => {
  const ids = input.VpcIds ?? [];
  const rows = ids.length > 0 ? ids.map((id) => vpcNamed(view, id)) : view.all(vpcs);
  const { items, ...next } = pageOf(filtered(rows, input.Filters, FIELDS), input);
  return { Vpcs: items.map(describeVpc), ...next };
});

/** A VPC as the API gives it. */
export function describeVpc(row: VpcRow): Vpc {
  return {
    VpcId: row.vpcId,
    CidrBlock: row.cidrBlock,
    IsDefault: row.isDefault,
    State: "available",
    InstanceTenancy: "default",
    OwnerId: ACCOUNT_ID,
    Tags: describeTags(row.tags),
  };
}

const FIELDS: FilterFields<VpcRow> = {
  cidr: (row) => [row.cidrBlock],
  "is-default": (row) => [String(row.isDefault)],
  isDefault: (row) => [String(row.isDefault)],
  "owner-id": () => [ACCOUNT_ID],
  state: () => ["available"],
  "vpc-id": (row) => [row.vpcId],
};
