import { FAILURES } from "../../../aws/rules/balancing/requestFates.ts";
import type { Tables } from "../../store/replica.ts";
import { grouping } from "../grouping.ts";
import type { Structure } from "../structure.ts";

/** Requests on their way: how many, and what part of them fails. */
export interface Flow {
  readonly requestsPerSecond: number;
  /** 0 to 1. */
  readonly failing: number;
}

export interface Way {
  readonly ruleArns: readonly string[];
  /** null: wherever the rules lead, also nowhere. */
  readonly targetGroupArns: readonly string[] | null;
}

const byRule = grouping<"elbv2.streams">((stream) => stream.ruleArn);

/**
 * What goes along a way now: the streams of loads on listeners, and loads on target groups, which come by the rule
 * that is asked last of those that lead there: the default one, where it does.
 */
export function flowAlong({ ruleArns, targetGroupArns }: Way, tables: Tables, structure: Structure): Flow {
  let all = 0;
  let failed = 0;
  for (const ruleArn of ruleArns) {
    for (const { targetGroupArn, fate, thousandthsPerSecond } of byRule(tables["elbv2.streams"], ruleArn)) {
      if (targetGroupArns !== null && (targetGroupArn === null || !targetGroupArns.includes(targetGroupArn))) continue;
      all += thousandthsPerSecond / 1000;
      if (FAILURES.has(fate)) failed += thousandthsPerSecond / 1000;
    }
  }
  if (tables["physics.traffic"].size > 0) {
    const widest = widestRules(structure);
    for (const { targetGroupArn, requestsPerSecond, successShare } of tables["physics.traffic"].values()) {
      if (!ruleArns.includes(widest.get(targetGroupArn) ?? "") || (targetGroupArns !== null && !targetGroupArns.includes(targetGroupArn))) continue;
      all += requestsPerSecond;
      failed += requestsPerSecond * (1 - successShare);
    }
  }
  return { requestsPerSecond: all, failing: all === 0 ? 0 : failed / all };
}

const known = new WeakMap<Structure, ReadonlyMap<string, string>>();

/** The rule by which requests come to each target group: of its first listener, the last that leads there. */
function widestRules(structure: Structure): ReadonlyMap<string, string> {
  const before = known.get(structure);
  if (before !== undefined) return before;
  const widest = new Map<string, string>();
  for (const { listeners } of structure.loadBalancers) {
    for (const { rules } of listeners) {
      for (const { arn, targets } of rules.toReversed()) for (const { targetGroupArn } of targets) if (!widest.has(targetGroupArn)) widest.set(targetGroupArn, arn);
    }
  }
  known.set(structure, widest);
  return widest;
}
