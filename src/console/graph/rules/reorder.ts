import { call } from "../../../aws/generated/api.ts";
import type { Call } from "../../../bridge/protocol.ts";
import type { ListenerRule } from "./listenerRules.ts";
import { ruleName } from "./ruleWords.ts";

/** A rule asked at another place than now. */
export interface Reordering {
  readonly call: Call;
  /** What changes: `/api/* is asked before /*`. */
  readonly says: string;
}

/**
 * Lets the rule at a place be asked at another one. The rules between move up by one; the priorities that are in use
 * stay in use, so the call is never refused for one that is taken. null: nothing would change, or the default rule,
 * which is asked last, would have to move.
 */
export function reordered(rules: readonly ListenerRule[], from: number, to: number): Reordering | null {
  const held = rules[from];
  if (held === undefined || from === to || rules[to] === undefined) return null;
  const next = rules.toSpliced(from, 1).toSpliced(to, 0, held);
  const changed = next.flatMap(({ ruleArn, priority }, at) => {
    const taken = rules[at]?.priority ?? null;
    return priority === taken ? [] : [{ ruleArn, from: priority, to: taken }];
  });
  const RulePriorities: { RuleArn: string; Priority: number }[] = [];
  for (const one of changed) {
    if (one.from === null || one.to === null) return null;
    RulePriorities.push({ RuleArn: one.ruleArn, Priority: one.to });
  }
  const passed = (to < from ? rules.slice(to, from) : rules.slice(from + 1, to + 1)).map(ruleName);
  const says = to < from ? `${ruleName(held)} is asked before ${list(passed)}` : `${list(passed)} ${passed.length === 1 ? "is" : "are"} asked before ${ruleName(held)}`;
  return { call: call("elbv2", "SetRulePriorities", { RulePriorities }), says };
}

function list(names: readonly string[]): string {
  const [last, ...others] = names.toReversed();
  return others.length === 0 ? (last ?? "") : `${others.toReversed().join(", ")} and ${last}`;
}
