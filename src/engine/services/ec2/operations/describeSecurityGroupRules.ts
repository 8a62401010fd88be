import type { DescribeSecurityGroupRulesRequest, DescribeSecurityGroupRulesResult } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { pageOf } from "../pages.ts";
import { describeRule } from "../rules.ts";
import type { Side } from "../ruleChanges.ts";
import { securityGroups, type SecurityGroupRow, type SecurityGroupRule } from "../tables.ts";

/** The rules of all security groups, one by one. */
export const describeSecurityGroupRules = looking(
  "DescribeSecurityGroupRules",
  (view, input: DescribeSecurityGroupRulesRequest): DescribeSecurityGroupRulesResult => {
    const all = view.all(securityGroups).flatMap((group) => [...sideOf(group, "ingress"), ...sideOf(group, "egress")]);
    const rows = filtered(input.SecurityGroupRuleIds === undefined ? all : named(all, input.SecurityGroupRuleIds), input.Filters, FIELDS);
    const { items, ...next } = pageOf(rows, input);
    return { SecurityGroupRules: items.map(({ group, rule, side }) => ({ ...describeRule(group, rule, side), Tags: [] })), ...next };
  },
);

interface Placed {
  readonly group: SecurityGroupRow;
  readonly rule: SecurityGroupRule;
  readonly side: Side;
}

const FIELDS: FilterFields<Placed> = {
  "group-id": ({ group }) => [group.groupId],
  "security-group-rule-id": ({ rule }) => [rule.ruleId],
};

function sideOf(group: SecurityGroupRow, side: Side): readonly Placed[] {
  return group[side].map((rule) => ({ group, rule, side }));
}

function named(all: readonly Placed[], ids: readonly string[]): readonly Placed[] {
  return ids.map((id) => {
    const found = all.find(({ rule }) => rule.ruleId === id);
    if (found === undefined) throw new Refusal("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${id}' does not exist`);
    return found;
  });
}
