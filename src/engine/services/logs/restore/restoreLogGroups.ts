import type { Context } from "../../../kernel/context.ts";
import { logGroups } from "../tables.ts";

/** Makes the log groups that an account's containers write to: they must have been there for what was seen to run. */
export function restoreLogGroups(ctx: Context, names: readonly string[]): void {
  for (const logGroupName of new Set(names)) {
    if (ctx.find(logGroups, logGroupName) !== undefined) continue;
    ctx.insert(logGroups, { logGroupName, createdAt: ctx.now, retentionInDays: null, tags: {} });
  }
}
