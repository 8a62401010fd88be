import type { Rows } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { LOAD_BALANCER } from "../geometry.ts";
import { rulesOf } from "./listenerRules.ts";
import { sharesOf } from "./ruleWords.ts";

/** A listener with its rules in the order in which they are asked, as they stand on their balancer's card. */
export interface ListenerShape {
  readonly arn: string;
  readonly rules: readonly RuleShape[];
}

export interface RuleShape {
  readonly arn: string;
  /** Where it leads, the largest share first; shares of one target group are 1. */
  readonly targets: readonly { readonly targetGroupArn: string; readonly share: number }[];
}

export function listenerShape(listener: Rows["elbv2.listeners"], tables: Tables): ListenerShape {
  const rules = rulesOf(listener, tables).map(({ ruleArn, action }) => ({
    arn: ruleArn,
    targets: [...sharesOf(action)].map(([targetGroupArn, share]) => ({ targetGroupArn, share })).toSorted((a, b) => b.share - a.share),
  }));
  return { arn: listener.listenerArn, rules };
}

/** How high the listeners of a balancer are below its head: a line for each and one for each rule. */
export function heightOfListeners(listeners: readonly ListenerShape[]): number {
  return listeners.reduce((sum, { rules }) => sum + LOAD_BALANCER.line * (1 + rules.length), 0);
}

/** Each rule with its line's top, counted from that of the card. */
export function ruleLines(listeners: readonly ListenerShape[]): readonly { readonly listenerArn: string; readonly rule: RuleShape; readonly top: number }[] {
  let top = LOAD_BALANCER.head;
  return listeners.flatMap(({ arn, rules }) => {
    const lines = rules.map((rule, at) => ({ listenerArn: arn, rule, top: top + LOAD_BALANCER.line * (1 + at) }));
    top += LOAD_BALANCER.line * (1 + rules.length);
    return lines;
  });
}

/** The rule whose line is at a height of the card; in a listener's own line, its first. */
export function ruleAt(listeners: readonly ListenerShape[], y: number): string | undefined {
  const lines = ruleLines(listeners);
  return lines.find(({ top }, at) => y < top + LOAD_BALANCER.line && y >= (lines[at - 1]?.top ?? LOAD_BALANCER.head - LOAD_BALANCER.line) + LOAD_BALANCER.line)?.rule.arn;
}
