import type { Nothing, PutRetentionPolicyRequest } from "../../../../aws/generated/logs.ts";
import { operation } from "../../../kernel/operation.ts";
import { RETENTIONS } from "../limits.ts";
import { needGroup } from "../lookup.ts";
import { invalidParameter } from "../refusals.ts";
import { logGroups } from "../tables.ts";

export const putRetentionPolicy = operation("logs", "PutRetentionPolicy", {
  check(view, { retentionInDays, ...named }: PutRetentionPolicyRequest) {
    if (!RETENTIONS.includes(retentionInDays)) {
      const constraint = `Member must satisfy enum value set: [${RETENTIONS.join(", ")}]`;
      throw invalidParameter(`1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: ${constraint}`);
    }
    return { logGroupName: needGroup(view, named).logGroupName, retentionInDays };
  },

  apply(ctx, { logGroupName, retentionInDays }): Nothing {
    ctx.update(logGroups, logGroupName, { retentionInDays });
    return {};
  },
});
