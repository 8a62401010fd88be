import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { grouping } from "../grouping.ts";
import type { Tables } from "../../store/replica.ts";

/** A rule of a listener as it is asked: the default one has no priority and no conditions, and comes last. */
export interface ListenerRule {
  readonly ruleArn: string;
  readonly listenerArn: string;
  readonly priority: number | null;
  readonly conditions: Rows["elbv2.rules"]["conditions"];
  readonly action: Rows["elbv2.rules"]["action"];
}

type Listener = Rows["elbv2.listeners"];
type RuleRow = Rows["elbv2.rules"];

const ofListener = grouping<"elbv2.rules">((rule) => rule.listenerArn);

/** The rules of a listener that have a priority, in no order; the same array while none of them changes. */
export const ruleRowsOf = (tables: Tables, listenerArn: string): readonly RuleRow[] => ofListener(tables["elbv2.rules"], listenerArn);

/** The rules of a listener in the order in which they are asked. */
export function rulesInOrder(listener: Listener, rows: readonly RuleRow[]): readonly ListenerRule[] {
  const { listenerArn, defaultRuleArn, defaultAction } = listener;
  const last = { ruleArn: defaultRuleArn, listenerArn, priority: null, conditions: [], action: defaultAction };
  return rows.length === 0 ? [last] : [...rows.toSorted(by(({ priority }) => priority)), last];
}

export const rulesOf = (listener: Listener, tables: Tables): readonly ListenerRule[] => rulesInOrder(listener, ruleRowsOf(tables, listener.listenerArn));

/** The listener that a rule belongs to, also when it is its default one. */
export function listenerOfRule(ruleArn: string, tables: Tables): Listener | undefined {
  const row = tables["elbv2.rules"].get(ruleArn);
  if (row !== undefined) return tables["elbv2.listeners"].get(row.listenerArn);
  if (!ruleArn.includes(":listener-rule/")) return undefined;
  for (const listener of tables["elbv2.listeners"].values()) if (listener.defaultRuleArn === ruleArn) return listener;
  return undefined;
}

/** A rule with the others of its listener, in their order. */
export function ruleAmongOthers(ruleArn: string, tables: Tables): { readonly listener: Listener; readonly rules: readonly ListenerRule[]; readonly rule: ListenerRule; readonly at: number } | undefined {
  const listener = listenerOfRule(ruleArn, tables);
  if (listener === undefined) return undefined;
  const rules = rulesOf(listener, tables);
  const at = rules.findIndex((one) => one.ruleArn === ruleArn);
  const rule = rules[at];
  return rule === undefined ? undefined : { listener, rules, rule, at };
}
