import { expect, test } from "vitest";
import { fc } from "../../../../scripts/properties.ts";
import type { ListenerRule } from "./listenerRules.ts";
import { reordered } from "./reorder.ts";

function ruleOf(priority: number | null): ListenerRule {
  const conditions = priority === null ? [] : [{ field: "path-pattern" as const, values: [`/${priority}`] }];
  return { ruleArn: `rule-${priority ?? "default"}`, listenerArn: "listener", priority, conditions, action: { type: "fixed-response", statusCode: "200", contentType: null, messageBody: null } };
}

const RULES = [10, 20, 50, null].map(ruleOf);

test.each<[number, number, string | null, unknown]>([
  [1, 0, "/20 is asked before /10", [["rule-20", 10], ["rule-10", 20]]],
  [0, 1, "/20 is asked before /10", [["rule-20", 10], ["rule-10", 20]]],
  [0, 2, "/20 and /50 are asked before /10", [["rule-20", 10], ["rule-50", 20], ["rule-10", 50]]],
  [2, 0, "/50 is asked before /10 and /20", [["rule-50", 10], ["rule-10", 20], ["rule-20", 50]]],
  [0, 0, null, null],
  [0, -1, null, null],
  [2, 3, null, null],
  [3, 2, null, null],
  [3, 4, null, null],
])("from place %i to place %i: %s", (from, to, says, priorities) => {
  const next = reordered(RULES, from, to);
  expect(next?.says ?? null).toBe(says);
  const input = next?.call.input as { readonly RulePriorities: readonly { readonly RuleArn: string; readonly Priority: number }[] } | undefined;
  expect(input?.RulePriorities.map(({ RuleArn, Priority }) => [RuleArn, Priority]) ?? null).toEqual(priorities);
});

test("priorities in use stay in use, and the rules stand as they were wanted", () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 50_000 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(some, fc.nat(7), fc.nat(7), (priorities, a, b) => {
      const rules = priorities.toSorted((x, y) => x - y).map(ruleOf);
      const [from, to] = [a % rules.length, b % rules.length];
      const next = reordered(rules, from, to);
      if (next === null) {
        expect(from).toBe(to);
        return;
      }
      const { RulePriorities } = next.call.input as { readonly RulePriorities: readonly { readonly RuleArn: string; readonly Priority: number }[] };
      const given = new Map(RulePriorities.map(({ RuleArn, Priority }) => [RuleArn, Priority]));
      const after = rules.map((rule) => ({ ...rule, priority: given.get(rule.ruleArn) ?? rule.priority ?? 0 })).toSorted((x, y) => x.priority - y.priority);
      expect(after.map(({ priority }) => priority)).toEqual(rules.map(({ priority }) => priority));
      expect(after[to]?.ruleArn).toBe(rules[from]?.ruleArn);
    }),
  );
});
