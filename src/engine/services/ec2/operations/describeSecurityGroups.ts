import type { DescribeSecurityGroupsRequest, DescribeSecurityGroupsResult } from "../../../../aws/generated/ec2.ts";
import { ACCOUNT_ID, REGION } from "../../../../aws/region.ts";
import { describeTags } from "../describe.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { groupNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { describePermissions } from "../rules.ts";
import { securityGroups, type SecurityGroupRow } from "../tables.ts";

/** The security groups of the account. */
export const describeSecurityGroups = looking(
  "DescribeSecurityGroups",
  (view, input: DescribeSecurityGroupsRequest): DescribeSecurityGroupsResult => {
    const named = [
      ...(input.GroupIds ?? []).map((GroupId) => groupNamed(view, { GroupId })),
      ...(input.GroupNames ?? []).map((GroupName) => groupNamed(view, { GroupName })),
    ];
    const rows = filtered(named.length > 0 ? named : view.all(securityGroups), input.Filters, FIELDS);
    const { items, ...next } = pageOf(rows, input);
    const SecurityGroups = items.map((row) => ({
      GroupId: row.groupId,
      GroupName: row.groupName,
      Description: row.description,
      VpcId: row.vpcId,
      OwnerId: ACCOUNT_ID,
      SecurityGroupArn: groupArn(row.groupId),
      IpPermissions: describePermissions(row.ingress),
      IpPermissionsEgress: describePermissions(row.egress),
      Tags: describeTags(row.tags),
    }));
    return { SecurityGroups, ...next };
  },
);

export const groupArn = (groupId: string): string => `arn:aws:ec2:${REGION}:${ACCOUNT_ID}:security-group/${groupId}`;

const FIELDS: FilterFields<SecurityGroupRow> = {
  description: (row) => [row.description],
  "group-id": (row) => [row.groupId],
  "group-name": (row) => [row.groupName],
  "ip-permission.cidr": (row) => row.ingress.flatMap((rule) => rule.cidrIp ?? []),
  "ip-permission.from-port": (row) => row.ingress.map((rule) => String(rule.fromPort ?? -1)),
  "ip-permission.group-id": (row) => row.ingress.flatMap((rule) => rule.sourceGroupId ?? []),
  "ip-permission.protocol": (row) => row.ingress.map((rule) => rule.ipProtocol),
  "ip-permission.to-port": (row) => row.ingress.map((rule) => String(rule.toPort ?? -1)),
  "owner-id": () => [ACCOUNT_ID],
  "vpc-id": (row) => [row.vpcId],
};
