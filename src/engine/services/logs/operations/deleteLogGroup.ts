import type { DeleteLogGroupRequest, Nothing } from "../../../../aws/generated/logs.ts";
import { operation } from "../../../kernel/operation.ts";
import { needGroup } from "../lookup.ts";
import { logGroups, logStreams, streamsByGroup } from "../tables.ts";

/** Its streams go with it; containers that write to them run on, and what they say is lost. */
export const deleteLogGroup = operation("logs", "DeleteLogGroup", {
  check: (view, input: DeleteLogGroupRequest) => needGroup(view, input),

  apply(ctx, { logGroupName }): Nothing {
    for (const { containerArn } of ctx.where(streamsByGroup, logGroupName)) ctx.remove(logStreams, containerArn);
    ctx.remove(logGroups, logGroupName);
    return {};
  },
});
