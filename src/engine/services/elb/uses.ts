import type { View } from "../../kernel/context.ts";
import { classicBalancers } from "./tables.ts";

/** Whether a load balancer carries a security group, or has a node in a subnet. */
export function isUsedByClassic(view: View, id: string): boolean {
  return view.all(classicBalancers).some(({ securityGroupIds, subnetIds }) => securityGroupIds.includes(id) || subnetIds.includes(id));
}
