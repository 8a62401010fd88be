import { parseArn } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import { listenersNotFound, loadBalancerNotFound, ruleNotFound, targetGroupNotFound, validationError } from "./refusals.ts";
import { listeners, loadBalancers, rules, targetGroups, type ListenerRow, type LoadBalancerRow, type RuleRow, type TargetGroupRow } from "./tables.ts";

/** The load balancer by its ARN, or a refusal. */
export function needLoadBalancer(view: View, arn: string): LoadBalancerRow {
  checkArn(arn, "loadbalancer/", "load balancer");
  const row = view.find(loadBalancers, arn);
  if (row === undefined) throw loadBalancerNotFound(arn);
  return row;
}

/** The target group by its ARN, or a refusal. */
export function needTargetGroup(view: View, arn: string): TargetGroupRow {
  checkArn(arn, "targetgroup/", "target group");
  const row = view.find(targetGroups, arn);
  if (row === undefined) throw targetGroupNotFound(arn);
  return row;
}

/** The listener by its ARN, or a refusal. */
export function needListener(view: View, arn: string): ListenerRow {
  checkArn(arn, "listener/", "listener");
  const row = view.find(listeners, arn);
  if (row === undefined) throw listenersNotFound();
  return row;
}

/** The rule by its ARN, its listener when it is a default one, or a refusal. */
export function needRule(view: View, arn: string): RuleRow | { readonly defaultOf: ListenerRow } {
  checkArn(arn, "listener-rule/", "listener rule");
  const row = view.find(rules, arn);
  if (row !== undefined) return row;
  const defaultOf = view.all(listeners).find(({ defaultRuleArn }) => defaultRuleArn === arn);
  if (defaultOf === undefined) throw ruleNotFound();
  return { defaultOf };
}

/** Refuses what is no ARN of that kind of resource. */
export function checkArn(arn: string, prefix: string, kind: string): void {
  const parts = parseArn(arn);
  if (parts?.service !== "elasticloadbalancing" || !parts.resource.startsWith(prefix)) {
    throw validationError(`'${arn}' is not a valid ${kind} ARN`);
  }
}
