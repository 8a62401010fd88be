import type { Action } from "../../../aws/generated/elbv2.ts";
import type { View } from "../../kernel/context.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { TARGET_GROUPS_PER_LOAD_BALANCER } from "./limits.ts";
import { needTargetGroup } from "./lookup.ts";
import { associationLimit, invalidConfiguration, notSimulated, validationError } from "./refusals.ts";
import { listenersByLoadBalancer, type LoadBalancerRow, type TargetGroupRow } from "./tables.ts";

/** The target group to which a listener's default action forwards, or a refusal. */
export function defaultTargetGroup(
  view: View,
  loadBalancer: LoadBalancerRow,
  actions: readonly Action[],
): TargetGroupRow {
  const [action, ...others] = actions;
  if (action === undefined) throw validationError("A listener must have at least one default action"); // Assumed wording.
  const group = needTargetGroup(view, forwardedTo(action, others.length));
  if (group.loadBalancerArn !== null && group.loadBalancerArn !== loadBalancer.loadBalancerArn) {
    throw associationLimit(group.targetGroupArn);
  }
  if (group.vpcId !== loadBalancer.vpcId) {
    throw invalidConfiguration(
      `The following target groups are not in the VPC of the load balancer: ${group.targetGroupArn}`, // Assumed wording.
    );
  }
  const used = new Set(
    view.where(listenersByLoadBalancer, loadBalancer.loadBalancerArn).map((listener) => listener.defaultTargetGroupArn),
  );
  if (used.add(group.targetGroupArn).size > TARGET_GROUPS_PER_LOAD_BALANCER) {
    throw new Refusal(
      "TooManyUniqueTargetGroupsPerLoadBalancer",
      `The maximum number of unique target groups on load balancer '${loadBalancer.loadBalancerArn}' has been reached`, // Assumed wording.
    );
  }
  return group;
}

/** A default action as the API gives it, in both ways in which it can be written. */
export function describeDefaultAction(targetGroupArn: string): Action {
  return {
    Type: "forward",
    TargetGroupArn: targetGroupArn,
    ForwardConfig: {
      TargetGroups: [{ TargetGroupArn: targetGroupArn, Weight: 1 }],
      TargetGroupStickinessConfig: { Enabled: false },
    },
  };
}

function forwardedTo(action: Action, others: number): string {
  if (action.Type !== "forward" || others > 0) throw notSimulated(`A default action of type '${action.Type}'`);
  const tuples = action.ForwardConfig?.TargetGroups ?? [];
  if (tuples.length > 1) throw notSimulated("Forwarding to several target groups");
  if (action.ForwardConfig?.TargetGroupStickinessConfig?.Enabled === true) throw notSimulated("Target group stickiness");
  const arn = action.TargetGroupArn ?? tuples[0]?.TargetGroupArn;
  if (arn === undefined) throw validationError("A target group ARN must be specified"); // Observed.
  return arn;
}
