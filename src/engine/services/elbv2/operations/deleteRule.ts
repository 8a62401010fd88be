import type { DeleteRuleInput, DeleteRuleOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { associate } from "../association.ts";
import { needListener, needRule } from "../lookup.ts";
import { defaultRuleKept } from "../refusals.ts";
import { rules } from "../tables.ts";
import { shiftListener } from "../traffic.ts";

/** Deletes a rule. A group that nothing else forwards to is without a load balancer from now on. */
export const deleteRule = operation("elbv2", "DeleteRule", {
  check(view, { RuleArn }: DeleteRuleInput) {
    const rule = needRule(view, RuleArn);
    if ("defaultOf" in rule) throw defaultRuleKept(RuleArn, "deleted");
    return { rule, loadBalancerArn: needListener(view, rule.listenerArn).loadBalancerArn };
  },

  apply(ctx, { rule: { ruleArn, listenerArn, action }, loadBalancerArn }): DeleteRuleOutput {
    ctx.remove(rules, ruleArn);
    associate(ctx, loadBalancerArn, action);
    shiftListener(ctx, listenerArn);
    return {};
  },
});
