import { ACCOUNT_ID, REGION } from "../../../aws/region.ts";
import type { View } from "../../kernel/context.ts";
import { groupNotFound, invalidParameter, streamNotFound } from "./refusals.ts";
import { logGroups, streamsByGroup, type LogGroupRow, type LogStreamRow } from "./tables.ts";

/** How requests name a group. */
export interface GroupNamed {
  readonly logGroupName?: string | undefined;
  /** A name or an ARN. */
  readonly logGroupIdentifier?: string | undefined;
}

export function logGroupArn(logGroupName: string): string {
  return `arn:aws:logs:${REGION}:${ACCOUNT_ID}:log-group:${logGroupName}`;
}

/** The group that a request means. Refuses one that names none, or one that is not there. */
export function needGroup(view: View, { logGroupName, logGroupIdentifier }: GroupNamed): LogGroupRow {
  const named = logGroupName ?? logGroupIdentifier?.replace(logGroupArn(""), "").replace(/:\*$/, "");
  if (named === undefined) throw invalidParameter("At least one of logGroupName or logGroupIdentifier must be specified"); // Assumed wording.
  const group = view.find(logGroups, named);
  if (group === undefined) throw groupNotFound();
  return group;
}

export function needStream(view: View, { logGroupName }: LogGroupRow, logStreamName: string): LogStreamRow {
  const stream = view.where(streamsByGroup, logGroupName).find((one) => one.logStreamName === logStreamName);
  if (stream === undefined) throw streamNotFound();
  return stream;
}
