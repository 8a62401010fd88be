import { parseArn } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import { listenersNotFound, loadBalancerNotFound, ruleNotFound, targetGroupNotFound, validationError } from "./refusals.ts";
import { listeners, loadBalancers, rules, targetGroups, type ListenerRow, type LoadBalancerRow, type RuleRow, type TargetGroupRow } from "./tables.ts";

/** The load balancer by its ARN, or a refusal. */
export function needLoadBalancer(view: View, arn: string): LoadBalancerRow {
  const row = view.find(loadBalancers, arn);
  if (row !== undefined) return row;
  checkArn(arn, "loadbalancer/", "load balancer");
  throw loadBalancerNotFound(arn);
}

/** The target group by its ARN, or a refusal. */
export function needTargetGroup(view: View, arn: string): TargetGroupRow {
  const row = view.find(targetGroups, arn);
  if (row !== undefined) return row;
  checkArn(arn, "targetgroup/", "target group");
  throw targetGroupNotFound(arn);
}

/** The listener by its ARN, or a refusal. */
export function needListener(view: View, arn: string): ListenerRow {
  const row = view.find(listeners, arn);
  if (row !== undefined) return row;
  checkArn(arn, "listener/", "listener");
  throw listenersNotFound();
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
