import type { View } from "../../../kernel/context.ts";
import { groupByArn } from "../../autoscaling/contract.ts";
import type { CapacityProviderSettings } from "../lateTables.ts";
import { clientException, invalidParameter } from "../refusals.ts";

/** What a group must be for what is asked. Observed, both. */
export function checkGroup(view: View, arn: string, { managedTerminationProtection }: CapacityProviderSettings): void {
  const group = groupByArn(view, arn);
  if (group === undefined || group.isDeleting) throw clientException("The specified Auto Scaling group was not found. Specify a valid Auto Scaling group ARN and try again.");
  // ECS guide, "Using a warm pool": an instance that comes back is not taken up again. The wording is assumed.
  if (group.warmPool?.reuseOnScaleIn === true) throw invalidParameter("The Auto Scaling group has a warm pool with an instance reuse policy, which capacity providers do not support.");
  if (managedTerminationProtection === "ENABLED" && !group.newInstancesProtectedFromScaleIn) {
    throw invalidParameter("The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from scale in enabled.");
  }
}
