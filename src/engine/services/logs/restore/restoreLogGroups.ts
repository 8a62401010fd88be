import type { LogGroupDescription } from "../../../../aws/account/roles.ts";
import type { Context } from "../../../kernel/context.ts";
import { logGroups } from "../tables.ts";

/** Makes the log groups that are described, and those that containers write to: they must have been there for what was seen to run. */
export function restoreLogGroups(ctx: Context, described: readonly LogGroupDescription[], names: readonly string[]): void {
  for (const { createdAgo, ...group } of described) {
    if (ctx.find(logGroups, group.logGroupName) === undefined) ctx.insert(logGroups, { ...group, createdAt: ctx.now - createdAgo });
  }
  for (const logGroupName of new Set(names)) {
    if (ctx.find(logGroups, logGroupName) !== undefined) continue;
    ctx.insert(logGroups, { logGroupName, createdAt: ctx.now, retentionInDays: null, tags: {} });
  }
}
