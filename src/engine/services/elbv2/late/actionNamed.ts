import type { View } from "../../../kernel/context.ts";
import type { RouteAction } from "../../../../aws/rules/balancing/ruleParts.ts";
import type { RouteChange } from "./forwarding.ts";
import { listeners, loadBalancers, rules, type LoadBalancerRow } from "../tables.ts";

/** What is done with the requests of a rule, and how it is changed: that of a default rule by its listener. */
export interface NamedAction {
  readonly balancerType: LoadBalancerRow["type"];
  readonly change: RouteChange;
  readonly action: RouteAction;
}

/** The action of a rule, by the rule's ARN, or of a listener, by its own. */
export function actionNamed(view: View, arn: string): NamedAction | undefined {
  const rule = view.find(rules, arn);
  if (rule !== undefined) {
    const listener = view.need(listeners, rule.listenerArn);
    return { balancerType: typeOf(view, listener.loadBalancerArn), change: { operation: "ModifyRule", arn }, action: rule.action };
  }
  const listener = view.find(listeners, arn) ?? view.all(listeners).find(({ defaultRuleArn }) => defaultRuleArn === arn);
  if (listener === undefined) return undefined;
  const { listenerArn, loadBalancerArn, defaultAction } = listener;
  return { balancerType: typeOf(view, loadBalancerArn), change: { operation: "ModifyListener", arn: listenerArn }, action: defaultAction };
}

const typeOf = (view: View, loadBalancerArn: string) => view.need(loadBalancers, loadBalancerArn).type;
