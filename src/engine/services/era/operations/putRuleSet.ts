import type { PutRuleSetRequest, PutRuleSetResponse } from "../../../../aws/generated/physics.ts";
import { operation } from "../../../kernel/operation.ts";
import { ACCOUNT, ruleSets } from "../tables.ts";

/** Chooses by the rules of which time calls are judged from now on. What stands already stays. */
export const putRuleSet = operation("physics", "PutRuleSet", {
  check: (_view, { ruleSet }: PutRuleSetRequest) => ({ ruleSet }),

  apply(ctx, { ruleSet }): PutRuleSetResponse {
    if (ctx.find(ruleSets, ACCOUNT) === undefined) ctx.insert(ruleSets, { id: ACCOUNT, ruleSet });
    else ctx.update(ruleSets, ACCOUNT, { ruleSet });
    return { ruleSet };
  },
});
