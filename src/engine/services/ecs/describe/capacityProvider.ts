import { capacityProviderArn, idOf } from "../../../../aws/arn.ts";
import type { CapacityProvider } from "../../../../aws/generated/ecs.ts";
import type { ReservedProvider } from "../../../../aws/rules/reservedProviders.ts";
import type { CapacityProviderRow } from "../lateTables.ts";

/** A capacity provider as DescribeCapacityProviders gives it. */
export function describeCapacityProvider(row: CapacityProviderRow, { tags }: { readonly tags: boolean }): CapacityProvider {
  const { managedScaling, managedTerminationProtection, managedDraining, autoScalingGroupArn, managedInstances } = row;
  return {
    capacityProviderArn: row.capacityProviderArn,
    name: row.name,
    status: row.status,
    ...(managedInstances === undefined
      ? { autoScalingGroupProvider: { autoScalingGroupArn, managedScaling, managedTerminationProtection, managedDraining } }
      : { cluster: idOf(managedInstances.clusterArn), managedInstancesProvider: managedInstances.settings }),
    ...(row.updateStatus === null ? {} : { updateStatus: row.updateStatus }),
    ...(row.updateStatusReason === null ? {} : { updateStatusReason: row.updateStatusReason }),
    tags: tags ? row.tags : [],
    type: managedInstances === undefined ? "EC2_AUTOSCALING" : "MANAGED_INSTANCES",
  };
}

/** One of the two that ECS brings along. */
export function describeReserved(name: ReservedProvider): CapacityProvider {
  return { capacityProviderArn: capacityProviderArn(name), name, status: "ACTIVE", tags: [], type: name };
}
