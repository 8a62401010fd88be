import { call } from "../../../aws/generated/api.ts";
import type { Call } from "../../../bridge/protocol.ts";
import { capital } from "../../../lib/capital.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { calls, type Proposal, refused } from "../proposal.ts";
import type { Thing } from "../things.ts";
import { type ListenerRule, ruleAmongOthers } from "./listenerRules.ts";
import { reordered } from "./reorder.ts";
import { ruleName } from "./ruleWords.ts";

/** A rule dropped on another one is asked at its place; on a target group, it forwards there. */
export function moveRule(ruleArn: string, target: Thing | null, tables: Tables): Proposal {
  const held = ruleAmongOthers(ruleArn, tables);
  if (held === undefined) return refused("The rule is gone.");
  if (target?.kind === "targetGroup") return forwardTo(held.rule, target.id);
  if (target?.kind !== "rule") return refused("Drop it on another rule to have it asked there, or on a target group to forward to it.");
  if (held.rule.priority === null) return refused("The default rule is asked last. Drop it on a target group to forward there.");
  const to = held.rules.findIndex((one) => one.ruleArn === target.id);
  if (to === -1) return refused("A rule stays with its listener.");
  if (to === held.at) return refused(`${capital(ruleName(held.rule))} is asked here now. Escape leaves it here.`);
  const next = reordered(held.rules, held.at, to);
  return next === null ? refused("The default rule is asked last, after all others.") : calls(next.says, next.call);
}

function forwardTo(rule: ListenerRule, targetGroupArn: string): Proposal {
  const { action } = rule;
  const group = nameIn(targetGroupArn);
  if (action.type === "forward" && action.targetGroups.length === 1 && action.targetGroups[0]?.targetGroupArn === targetGroupArn) {
    return refused(`${capital(ruleName(rule))} forwards to ${group} already.`);
  }
  return calls(`${capital(ruleName(rule))} forwards to ${group}`, actionCall(rule, targetGroupArn));
}

/** The default rule is changed with its listener. */
function actionCall({ ruleArn, listenerArn, priority }: ListenerRule, targetGroupArn: string): Call {
  const forward = [{ Type: "forward" as const, TargetGroupArn: targetGroupArn }];
  return priority === null
    ? call("elbv2", "ModifyListener", { ListenerArn: listenerArn, DefaultActions: forward })
    : call("elbv2", "ModifyRule", { RuleArn: ruleArn, Actions: forward });
}
