import type { ModifyRuleInput, ModifyRuleOutput } from "../../../../aws/generated/elbv2.ts";
import { conditionsIn } from "../../../../aws/rules/balancing/conditionsIn.ts";
import { operation } from "../../../kernel/operation.ts";
import { associate } from "../association.ts";
import { describeRule } from "../describe.ts";
import { needListener, needLoadBalancer, needRule } from "../lookup.ts";
import { ruled } from "../../ruled.ts";
import { defaultRuleKept, notSimulated, validationError } from "../refusals.ts";
import { actionIn } from "../rules/actionIn.ts";
import { rules } from "../tables.ts";
import { shiftListener } from "../traffic.ts";

/** Replaces the conditions of a rule, its action, or both. What is not given stays. */
export const modifyRule = operation("elbv2", "ModifyRule", {
  check(view, { RuleArn, Conditions, Actions, Transforms, ResetTransforms }: ModifyRuleInput) {
    const rule = needRule(view, RuleArn);
    if ("defaultOf" in rule) throw defaultRuleKept(RuleArn, "modified");
    if ((Transforms !== undefined && Transforms.length > 0) || ResetTransforms === true) throw notSimulated("A rule with transforms");
    if (Conditions === undefined && Actions === undefined) throw validationError("Either conditions or actions must be specified"); // Observed.
    const listener = needListener(view, rule.listenerArn);
    const loadBalancer = needLoadBalancer(view, listener.loadBalancerArn);
    const conditions = Conditions === undefined ? rule.conditions : ruled(() => conditionsIn(Conditions));
    const action = Actions === undefined ? rule.action : actionIn(view, { loadBalancer, ...listener }, Actions);
    return { rule, loadBalancerArn: listener.loadBalancerArn, change: { conditions, action } };
  },

  apply(ctx, { rule, loadBalancerArn, change }): ModifyRuleOutput {
    const row = ctx.update(rules, rule.ruleArn, change);
    associate(ctx, loadBalancerArn, rule.action, row.action);
    shiftListener(ctx, rule.listenerArn);
    return { Rules: [describeRule(row)] };
  },
});
