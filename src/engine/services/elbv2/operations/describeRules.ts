import type { DescribeRulesInput, DescribeRulesOutput, Rule } from "../../../../aws/generated/elbv2.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeDefaultRule, describeRule } from "../describe.ts";
import { rulesInOrder } from "../forwarding.ts";
import { needListener, needRule } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { validationError } from "../refusals.ts";

/** The rules of a listener in the order in which they are asked, the default one last; or those asked for by ARN. */
export const describeRules = reading("elbv2", "DescribeRules", (view, input: DescribeRulesInput): DescribeRulesOutput => {
  const { ListenerArn, RuleArns } = input;
  if ((ListenerArn === undefined) === (RuleArns === undefined)) {
    throw validationError("You must specify either listener rule ARNs or a listener ARN"); // Observed.
  }
  const { items, ...next } = pageOf(ListenerArn === undefined ? (RuleArns ?? []).map((arn) => named(view, arn)) : rulesOf(view, ListenerArn), input);
  return { Rules: items, ...next };
});

function rulesOf(view: View, listenerArn: string): readonly Rule[] {
  const listener = needListener(view, listenerArn);
  return [...rulesInOrder(view, listenerArn).map(describeRule), describeDefaultRule(listener)];
}

function named(view: View, ruleArn: string): Rule {
  const rule = needRule(view, ruleArn);
  return "defaultOf" in rule ? describeDefaultRule(rule.defaultOf) : describeRule(rule);
}
