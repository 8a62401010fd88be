import type { ModifySecurityGroupRulesRequest, ModifySecurityGroupRulesResult, SecurityGroupRuleRequest } from "../../../../aws/generated/ec2.ts";
import type { View } from "../../../kernel/context.ts";
import { changing } from "../dryRun.ts";
import { groupNamed } from "../lookup.ts";
import { invalidParameterValue } from "../refusals.ts";
import { ruleNamed, setRules } from "../ruleChanges.ts";
import { rulesIn } from "../rules.ts";
import { securityGroups, type SecurityGroupRule } from "../tables.ts";

/** Lets rules of a security group say something else; their ids stay. */
export const modifySecurityGroupRules = changing("ModifySecurityGroupRules", {
  check(view, input: ModifySecurityGroupRulesRequest) {
    const group = groupNamed(view, input);
    const changed = new Map<string, SecurityGroupRule>();
    for (const { SecurityGroupRuleId = "", SecurityGroupRule = {} } of input.SecurityGroupRules) {
      const { ruleId } = ruleNamed([...group.ingress, ...group.egress], SecurityGroupRuleId);
      changed.set(ruleId, { ruleId, ...ruleIn(view, SecurityGroupRule) });
    }
    return { groupId: group.groupId, changed };
  },

  apply(ctx, { groupId, changed }): ModifySecurityGroupRulesResult {
    const group = ctx.need(securityGroups, groupId);
    const anew = (rules: readonly SecurityGroupRule[]) => rules.map((rule) => changed.get(rule.ruleId) ?? rule);
    setRules(ctx, group, { ingress: anew(group.ingress), egress: anew(group.egress) });
    return { Return: true };
  },
});

function ruleIn(view: View, { CidrIpv4, CidrIpv6, ReferencedGroupId, PrefixListId, Description, ...ports }: SecurityGroupRuleRequest) {
  const permission = {
    ...ports,
    IpRanges: CidrIpv4 === undefined ? [] : [{ CidrIp: CidrIpv4, Description }],
    Ipv6Ranges: CidrIpv6 === undefined ? [] : [{ CidrIpv6, Description }],
    UserIdGroupPairs: ReferencedGroupId === undefined ? [] : [{ GroupId: ReferencedGroupId, Description }],
    PrefixListIds: PrefixListId === undefined ? [] : [{ PrefixListId }],
  };
  const [rule, more] = rulesIn(view, { IpPermissions: [permission] });
  // Assumed wording.
  if (rule === undefined || more !== undefined) throw invalidParameterValue("Only one of cidrIpv4, cidrIpv6, prefixListId or referencedGroupId may be specified.");
  return rule;
}
