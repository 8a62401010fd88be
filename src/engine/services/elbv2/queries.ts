import type { View } from "../../kernel/context.ts";
import { loadBalancers, targetGroups, targetKeyOf, targets, type TargetGroupRow, type TargetRow } from "./tables.ts";

/** How a target is, or undefined when the group does not have it. */
export function targetHealth(view: View, targetGroupArn: string, targetId: string, port: number): TargetRow | undefined {
  return view.find(targets, targetKeyOf({ targetGroupArn, targetId, port }));
}

/** The target group by that ARN. Its `loadBalancerArn` is null while no listener forwards to it. */
export function targetGroupNamed(view: View, targetGroupArn: string): TargetGroupRow | undefined {
  return view.find(targetGroups, targetGroupArn);
}

/** Whether a load balancer carries a security group. */
export function usesSecurityGroup(view: View, groupId: string): boolean {
  return view.all(loadBalancers).some((loadBalancer) => loadBalancer.securityGroupIds.includes(groupId));
}

/** Whether a load balancer has a node in a subnet. */
export function usesSubnet(view: View, subnetId: string): boolean {
  return view.all(loadBalancers).some((loadBalancer) => loadBalancer.subnetIds.includes(subnetId));
}
