import type { RevokedSecurityGroupRule, SecurityGroupRule as WireRule } from "../../../aws/generated/ec2.ts";
import type { Context, View } from "../../kernel/context.ts";
import { hexId } from "../../kernel/ids.ts";
import type { Operation } from "../../kernel/operation.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { changing } from "./dryRun.ts";
import { networkChanged } from "./events.ts";
import { RULES_PER_GROUP } from "./limits.ts";
import { groupNamed } from "./lookup.ts";
import { describeRule, isSameRule, ruleText, rulesIn, type RuleRequest } from "./rules.ts";
import { securityGroups, type SecurityGroupRow, type SecurityGroupRule } from "./tables.ts";

/** The inbound rules of a group, or the outbound ones. */
export type Side = "ingress" | "egress";

type Request = RuleRequest & {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly DryRun?: boolean | undefined;
};

interface Authorized {
  readonly Return: boolean;
  readonly SecurityGroupRules: readonly WireRule[];
}

interface Revoked {
  readonly Return: boolean;
  readonly RevokedSecurityGroupRules: readonly RevokedSecurityGroupRule[];
}

/** The operation that adds rules to a security group. */
export function authorizing(name: string, side: Side): Operation {
  return changing(name, {
    check(view, input: Request) {
      const group = groupNamed(view, input);
      const rules = rulesIn(view, input);
      const twice = rules.find((rule, i) => [...group[side], ...rules.slice(0, i)].some((other) => isSameRule(other, rule)));
      if (twice !== undefined) {
        throw new Refusal("InvalidPermission.Duplicate", `the specified rule "${ruleText(twice)}" already exists`);
      }
      if (group[side].length + rules.length > RULES_PER_GROUP) {
        throw new Refusal("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");
      }
      return { group, rules };
    },

    apply(ctx, { group, rules }): Authorized {
      const added = rules.map((rule) => ({ ruleId: `sgr-0${hexId(ctx, 16)}`, ...rule }));
      setRules(ctx, group, { [side]: [...group[side], ...added] });
      return { Return: true, SecurityGroupRules: added.map((rule) => describeRule(group, rule, side)) };
    },
  });
}

/** The operation that takes rules off a security group: those by the given ids, or those that say the same as the given ones. */
export function revoking(name: string, side: Side): Operation {
  return changing(name, {
    check(view, input: Request & { readonly SecurityGroupRuleIds?: readonly string[] | undefined }) {
      const group = groupNamed(view, input);
      const revoked = input.SecurityGroupRuleIds === undefined ? sameAs(view, group[side], input) : input.SecurityGroupRuleIds.map((id) => ruleNamed(group[side], id));
      return { group, revoked };
    },

    apply(ctx, { group, revoked }): Revoked {
      setRules(ctx, group, { [side]: group[side].filter((rule) => !revoked.includes(rule)) });
      const RevokedSecurityGroupRules = revoked.map((rule) => {
        const { GroupOwnerId: _owner, ReferencedGroupInfo, ...described } = describeRule(group, rule, side);
        const source = ReferencedGroupInfo?.GroupId;
        return { ...described, ...(source === undefined ? {} : { ReferencedGroupId: source }) };
      });
      return { Return: true, RevokedSecurityGroupRules };
    },
  });
}

/** Gives a group other rules, and tells that the network has changed. */
export function setRules(ctx: Context, { groupId, vpcId }: SecurityGroupRow, rules: Partial<Pick<SecurityGroupRow, Side>>): void {
  ctx.update(securityGroups, groupId, rules);
  ctx.emit(networkChanged, { vpcId });
}

/** The rule by that id, or a refusal. */
export function ruleNamed(rules: readonly SecurityGroupRule[], id: string): SecurityGroupRule {
  const rule = rules.find(({ ruleId }) => ruleId === id);
  if (rule === undefined) throw new Refusal("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${id}' does not exist`);
  return rule;
}

function sameAs(view: View, rules: readonly SecurityGroupRule[], input: Request): readonly SecurityGroupRule[] {
  return rulesIn(view, input).map((wanted) => {
    const rule = rules.find((old) => isSameRule(old, wanted));
    if (rule === undefined) throw new Refusal("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    return rule;
  });
}
