import type { Action } from "../../../../aws/generated/elbv2.ts";
import { endingIn } from "../../../../aws/rules/balancing/endingIn.ts";
import { groupsOf, type RouteAction } from "../../../../aws/rules/balancing/ruleParts.ts";
import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { groupsForwardedTo } from "../forwarding.ts";
import { TARGET_GROUPS_PER_LOAD_BALANCER } from "../limits.ts";
import { needTargetGroup } from "../lookup.ts";
import { goTogether } from "../../../../aws/rules/balancing/protocols.ts";
import { ruled } from "../../ruled.ts";
import { associationLimit, invalidAction, invalidConfiguration } from "../refusals.ts";
import type { ListenerRow, LoadBalancerRow } from "../tables.ts";

/** Where an action stands: behind which listener of which load balancer. */
export interface ActionPlace {
  readonly loadBalancer: LoadBalancerRow;
  readonly protocol: ListenerRow["protocol"];
  readonly port: number;
}

/** What a list of actions asks for, or a refusal. One action decides; what would stand before it is not simulated. */
export function actionIn(view: View, place: ActionPlace, given: readonly Action[]): RouteAction {
  const action = ruled(() => endingIn(place, given));
  if (place.loadBalancer.type === "network" && action.type !== "forward") {
    throw invalidAction("A listener of a network load balancer can only forward to target groups"); // Assumed wording.
  }
  for (const arn of groupsOf(action)) checkGroup(view, place, arn);
  const used = groupsForwardedTo(view, place.loadBalancer.loadBalancerArn);
  if (groupsOf(action).some((arn) => !used.has(arn)) && new Set([...used, ...groupsOf(action)]).size > TARGET_GROUPS_PER_LOAD_BALANCER) {
    throw new Refusal(
      "TooManyUniqueTargetGroupsPerLoadBalancer",
      `The maximum number of unique target groups on load balancer '${place.loadBalancer.loadBalancerArn}' has been reached`, // Assumed wording.
    );
  }
  return action;
}

function checkGroup(view: View, { loadBalancer, protocol }: ActionPlace, arn: string): void {
  const group = needTargetGroup(view, arn);
  if (!goTogether(protocol, group.protocol)) {
    // Assumed wording.
    throw new Refusal("IncompatibleProtocols", `Listener protocol '${protocol}' is not supported with a target group with the protocol '${group.protocol}'`);
  }
  if (group.loadBalancerArn !== null && group.loadBalancerArn !== loadBalancer.loadBalancerArn) throw associationLimit(group.targetGroupArn);
  if (group.vpcId !== loadBalancer.vpcId) {
    throw invalidConfiguration(`The following target groups are not in the VPC of the load balancer: ${group.targetGroupArn}`); // Assumed wording.
  }
}
