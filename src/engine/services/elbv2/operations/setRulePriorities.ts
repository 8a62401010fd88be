import type { SetRulePrioritiesInput, SetRulePrioritiesOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeRule } from "../describe.ts";
import { needRule } from "../lookup.ts";
import { defaultRuleKept, priorityInUse, ruleNotFound, validationError } from "../refusals.ts";
import { rules, rulesByListener, type RuleRow } from "../tables.ts";
import { shiftListener } from "../traffic.ts";

/** Gives rules of one listener other priorities, all at once: two may change places. */
export const setRulePriorities = operation("elbv2", "SetRulePriorities", {
  check(view, { RulePriorities }: SetRulePrioritiesInput) {
    const wanted = new Map<string, { readonly row: RuleRow; readonly priority: number }>();
    for (const { RuleArn, Priority } of RulePriorities) {
      if (RuleArn === undefined) throw ruleNotFound();
      const rule = needRule(view, RuleArn);
      if ("defaultOf" in rule) throw defaultRuleKept(RuleArn, "modified");
      if (Priority === undefined) throw validationError("A priority must be specified"); // Assumed wording.
      if (wanted.has(RuleArn)) throw validationError(`Rule '${RuleArn}' was provided multiple times`); // Worded after the next.
      if ([...wanted.values()].some(({ priority }) => priority === Priority)) throw validationError(`Priority '${Priority}' was provided multiple times`); // Observed.
      wanted.set(RuleArn, { row: rule, priority: Priority });
    }
    const listeners = new Set([...wanted.values()].map(({ row }) => row.listenerArn));
    if (listeners.size > 1) throw validationError("All rules must belong to the same listener"); // Assumed wording.
    for (const { row, priority } of wanted.values()) {
      const taken = view.where(rulesByListener, row.listenerArn).some((other) => !wanted.has(other.ruleArn) && other.priority === priority);
      if (taken) throw priorityInUse(priority);
    }
    return [...wanted.values()];
  },

  apply(ctx, wanted): SetRulePrioritiesOutput {
    const changed = wanted.map(({ row: { ruleArn }, priority }) => ctx.update(rules, ruleArn, { priority }));
    for (const listenerArn of new Set(changed.map((row) => row.listenerArn))) shiftListener(ctx, listenerArn);
    return { Rules: changed.map(describeRule) };
  },
});
