import type { CreateLogGroupRequest, Nothing } from "../../../../aws/generated/logs.ts";
import { operation } from "../../../kernel/operation.ts";
import { groupExists, limitExceeded, notSimulated } from "../refusals.ts";
import { logGroups } from "../tables.ts";

export const createLogGroup = operation("logs", "CreateLogGroup", {
  check(view, { logGroupName, tags = {}, logGroupClass = "STANDARD", ...more }: CreateLogGroupRequest) {
    if (logGroupClass !== "STANDARD") throw notSimulated(`The log group class ${logGroupClass}`);
    if (more.kmsKeyId !== undefined) throw notSimulated("kmsKeyId");
    if (more.deletionProtectionEnabled === true) throw notSimulated("deletionProtectionEnabled");
    if (view.find(logGroups, logGroupName) !== undefined) throw groupExists();
    if (view.size(logGroups) >= logGroups.limit) throw limitExceeded();
    return { logGroupName, tags };
  },

  apply(ctx, plan): Nothing {
    ctx.insert(logGroups, { ...plan, createdAt: ctx.now, retentionInDays: null });
    return {};
  },
});
