import type { Action, ModifyListenerInput, ModifyRuleInput } from "../../../../aws/generated/elbv2.ts";

/** A place that says where requests go, by the operation that changes it. */
export interface RouteChange {
  readonly operation: "ModifyRule" | "ModifyListener";
  readonly arn: string;
}

/** What that operation takes, so that this is done there. */
export const inputOf = ({ operation, arn }: RouteChange, action: Action): ModifyRuleInput | ModifyListenerInput =>
  operation === "ModifyRule" ? { RuleArn: arn, Actions: [action] } : { ListenerArn: arn, DefaultActions: [action] };

/** The action that gives target groups so much each; a client stays with its group for some seconds, or draws anew each time (null). */
export function forwardByWeight(weights: readonly (readonly [targetGroupArn: string, weight: number])[], stickinessSeconds: number | null): Action {
  const TargetGroups = weights.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }));
  const sticky = stickinessSeconds === null ? {} : { TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: stickinessSeconds } };
  return { Type: "forward", ForwardConfig: { TargetGroups, ...sticky } };
}
