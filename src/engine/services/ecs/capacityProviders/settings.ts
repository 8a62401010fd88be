import type { AutoScalingGroupProviderUpdate } from "../../../../aws/generated/ecs.ts";
import { invalidParameter } from "../refusals.ts";
import type { CapacityProviderSettings } from "../lateTables.ts";

/**
 * What a capacity provider has when nothing is said. ECS API, ManagedScaling, for the numbers; ECS guide, "Safely stop
 * Amazon ECS workloads": managed draining is on by default. The rest is assumed.
 */
export const DEFAULT_SETTINGS: CapacityProviderSettings = {
  managedScaling: { status: "DISABLED", targetCapacity: 100, minimumScalingStepSize: 1, maximumScalingStepSize: 10_000, instanceWarmupPeriod: 300 },
  managedTerminationProtection: "DISABLED",
  managedDraining: "ENABLED",
};

/** The settings as they are asked for; what is not said stays as it was. Throws InvalidParameterException. */
export function settingsFrom(given: AutoScalingGroupProviderUpdate, before: CapacityProviderSettings): CapacityProviderSettings {
  const { managedScaling: scaling = {} } = given;
  const managedScaling = {
    status: scaling.status ?? before.managedScaling.status,
    targetCapacity: scaling.targetCapacity ?? before.managedScaling.targetCapacity,
    minimumScalingStepSize: scaling.minimumScalingStepSize ?? before.managedScaling.minimumScalingStepSize,
    maximumScalingStepSize: scaling.maximumScalingStepSize ?? before.managedScaling.maximumScalingStepSize,
    instanceWarmupPeriod: scaling.instanceWarmupPeriod ?? before.managedScaling.instanceWarmupPeriod,
  };
  const managedTerminationProtection = given.managedTerminationProtection ?? before.managedTerminationProtection;
  if (managedScaling.minimumScalingStepSize > managedScaling.maximumScalingStepSize) {
    throw invalidParameter("minimumScalingStepSize cannot be greater than maximumScalingStepSize."); // Assumed wording.
  }
  // ECS API, AutoScalingGroupProvider; the wording is assumed, after the one about instance protection of the group.
  if (managedTerminationProtection === "ENABLED" && managedScaling.status === "DISABLED") {
    throw invalidParameter(
      "The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, managed scaling must be enabled.",
    );
  }
  return { managedScaling, managedTerminationProtection, managedDraining: given.managedDraining ?? before.managedDraining };
}
