import type { DescribeLogGroupsRequest, DescribeLogGroupsResponse, LogGroup } from "../../../../aws/generated/logs.ts";
import { reading } from "../../../kernel/operation.ts";
import { DESCRIBED_AT_ONCE } from "../limits.ts";
import { timestampOf } from "../lines.ts";
import { logGroupArn } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { invalidParameter } from "../refusals.ts";
import { logGroups, type LogGroupRow } from "../tables.ts";

export const describeLogGroups = reading("logs", "DescribeLogGroups", (view, input: DescribeLogGroupsRequest): DescribeLogGroupsResponse => {
  const { logGroupNamePrefix, logGroupNamePattern, logGroupIdentifiers, nextToken, limit = DESCRIBED_AT_ONCE } = input;
  if (logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined) {
    throw invalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters."); // Observed.
  }
  const groups = view
    .all(logGroups)
    .filter(({ logGroupName: name }) => name.startsWith(logGroupNamePrefix ?? "") && name.toLowerCase().includes((logGroupNamePattern ?? "").toLowerCase()))
    .filter(({ logGroupName: name }) => logGroupIdentifiers?.some((one) => one === name || one === logGroupArn(name)) ?? true)
    .toSorted((a, b) => (a.logGroupName < b.logGroupName ? -1 : 1));
  const { page, next } = pageOf(groups, { nextToken, limit });
  return { logGroups: page.map(describeGroup), ...next };
});

function describeGroup({ logGroupName, createdAt, retentionInDays }: LogGroupRow): LogGroup {
  const arn = logGroupArn(logGroupName);
  return {
    logGroupName,
    creationTime: timestampOf(createdAt),
    ...(retentionInDays === null ? {} : { retentionInDays }),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    storedBytes: 0,
    logGroupClass: "STANDARD",
    logGroupArn: arn,
    deletionProtectionEnabled: false,
  };
}
