import type { DescribeRulesInput, DescribeRulesOutput } from "../../../../aws/generated/elbv2.ts";
import { reading } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { describeDefaultRule } from "../describe.ts";
import { needListener } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { validationError } from "../refusals.ts";
import { listeners } from "../tables.ts";

/** The rules of a listener: the default one, for there are no others yet. */
export const describeRules = reading("elbv2", "DescribeRules", (view, input: DescribeRulesInput): DescribeRulesOutput => {
  const { ListenerArn, RuleArns } = input;
  if ((ListenerArn === undefined) === (RuleArns === undefined)) {
    throw validationError("You must specify either listener rule ARNs or a listener ARN"); // Observed.
  }
  const rows =
    ListenerArn === undefined
      ? view.all(listeners).filter(({ defaultRuleArn }) => RuleArns?.includes(defaultRuleArn))
      : [needListener(view, ListenerArn)];
  if (RuleArns !== undefined && rows.length < new Set(RuleArns).size) {
    throw new Refusal("RuleNotFound", "One or more rules not found");
  }
  const { items, ...next } = pageOf(rows, input);
  return { Rules: items.map(describeDefaultRule), ...next };
});
