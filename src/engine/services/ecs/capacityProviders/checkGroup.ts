import type { View } from "../../../kernel/context.ts";
import { groupByArn } from "../../autoscaling/contract.ts";
import type { CapacityProviderSettings } from "../lateTables.ts";
import { clientException, invalidParameter } from "../refusals.ts";

/** What a group must be for what is asked. Observed, both. */
export function checkGroup(view: View, arn: string, { managedTerminationProtection }: CapacityProviderSettings): void {
  const group = groupByArn(view, arn);
  if (group === undefined || group.isDeleting) throw clientException("The specified Auto Scaling group was not found. Specify a valid Auto Scaling group ARN and try again.");
  if (managedTerminationProtection === "ENABLED" && !group.newInstancesProtectedFromScaleIn) {
    throw invalidParameter("The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from scale in enabled.");
  }
}
