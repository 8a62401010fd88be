import type { RevokeSecurityGroupIngressRequest, RevokeSecurityGroupIngressResult } from "../../../../aws/generated/ec2.ts";
import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { changing } from "../dryRun.ts";
import { networkChanged } from "../events.ts";
import { groupNamed } from "../lookup.ts";
import { describeRule, isSameRule, rulesIn } from "../rules.ts";
import { securityGroups, type SecurityGroupRow, type SecurityGroupRule } from "../tables.ts";

/** Takes inbound rules off a security group: those by the given ids, or those that say the same as the given ones. */
export const revokeSecurityGroupIngress = changing("RevokeSecurityGroupIngress", {
  check(view, input: RevokeSecurityGroupIngressRequest) {
    const group = groupNamed(view, input);
    return { group, revoked: revokedOf(view, group, input) };
  },

  apply(ctx, { group, revoked }): RevokeSecurityGroupIngressResult {
    ctx.update(securityGroups, group.groupId, { ingress: group.ingress.filter((rule) => !revoked.includes(rule)) });
    ctx.emit(networkChanged, { vpcId: group.vpcId });
    const RevokedSecurityGroupRules = revoked.map((rule) => {
      const { GroupOwnerId: _owner, ReferencedGroupInfo, ...described } = describeRule(group, rule);
      const source = ReferencedGroupInfo?.GroupId;
      return { ...described, ...(source === undefined ? {} : { ReferencedGroupId: source }) };
    });
    return { Return: true, RevokedSecurityGroupRules };
  },
});

function revokedOf(
  view: View,
  group: SecurityGroupRow,
  input: RevokeSecurityGroupIngressRequest,
): readonly SecurityGroupRule[] {
  if (input.SecurityGroupRuleIds !== undefined) {
    return input.SecurityGroupRuleIds.map((id) => {
      const rule = group.ingress.find(({ ruleId }) => ruleId === id);
      if (rule === undefined) {
        throw new Refusal("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${id}' does not exist`);
      }
      return rule;
    });
  }
  return rulesIn(view, input).map((wanted) => {
    const rule = group.ingress.find((old) => isSameRule(old, wanted));
    if (rule === undefined) {
      throw new Refusal("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    }
    return rule;
  });
}
