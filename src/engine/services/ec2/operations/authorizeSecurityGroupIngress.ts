import type {
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
} from "../../../../aws/generated/ec2.ts";
import { hexId } from "../../../kernel/ids.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { changing } from "../dryRun.ts";
import { RULES_PER_GROUP } from "../limits.ts";
import { networkChanged } from "../events.ts";
import { groupNamed } from "../lookup.ts";
import { describeRule, isSameRule, ruleText, rulesIn } from "../rules.ts";
import { securityGroups } from "../tables.ts";

/** Adds inbound rules to a security group. */
export const authorizeSecurityGroupIngress = changing("AuthorizeSecurityGroupIngress", {
  check(view, input: AuthorizeSecurityGroupIngressRequest) {
    const group = groupNamed(view, input);
    const rules = rulesIn(view, input);
    const twice = rules.find((rule, i) => {
      return group.ingress.some((old) => isSameRule(old, rule)) || rules.slice(0, i).some((other) => isSameRule(other, rule));
    });
    if (twice !== undefined) {
      throw new Refusal("InvalidPermission.Duplicate", `the specified rule "${ruleText(twice)}" already exists`);
    }
    if (group.ingress.length + rules.length > RULES_PER_GROUP) {
      throw new Refusal(
        "RulesPerSecurityGroupLimitExceeded",
        "The maximum number of rules per security group has been reached.",
      );
    }
    return { group, rules };
  },

  apply(ctx, { group, rules }): AuthorizeSecurityGroupIngressResult {
    const added = rules.map((rule) => ({ ruleId: `sgr-0${hexId(ctx, 16)}`, ...rule }));
    ctx.update(securityGroups, group.groupId, { ingress: [...group.ingress, ...added] });
    ctx.emit(networkChanged, { vpcId: group.vpcId });
    return { Return: true, SecurityGroupRules: added.map((rule) => describeRule(group, rule)) };
  },
});
