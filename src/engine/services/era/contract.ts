import type { View } from "../../kernel/context.ts";
import type { SwitchId } from "./switches.ts";
import { ACCOUNT, ruleSets, type RuleSet } from "./tables.ts";

/** By which rules the account works. */
export function ruleSetOf(view: View): RuleSet {
  return view.find(ruleSets, ACCOUNT)?.ruleSet ?? "current";
}

/** Whether a rule of classic times holds. It takes the rule by its name, so that one can be found from the other. */
export function isClassic(view: View, _rule: SwitchId): boolean {
  return ruleSetOf(view) === "classic";
}
