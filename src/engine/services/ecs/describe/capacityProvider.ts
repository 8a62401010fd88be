import { capacityProviderArn } from "../../../../aws/arn.ts";
import type { CapacityProvider } from "../../../../aws/generated/ecs.ts";
import type { CapacityProviderRow } from "../lateTables.ts";
import type { RESERVED } from "../capacityProviders/find.ts";

/** A capacity provider as DescribeCapacityProviders gives it. */
export function describeCapacityProvider(row: CapacityProviderRow, { tags }: { readonly tags: boolean }): CapacityProvider {
  const { managedScaling, managedTerminationProtection, managedDraining, autoScalingGroupArn } = row;
  return {
    capacityProviderArn: row.capacityProviderArn,
    name: row.name,
    status: row.status,
    autoScalingGroupProvider: { autoScalingGroupArn, managedScaling, managedTerminationProtection, managedDraining },
    ...(row.updateStatus === null ? {} : { updateStatus: row.updateStatus }),
    ...(row.updateStatusReason === null ? {} : { updateStatusReason: row.updateStatusReason }),
    tags: tags ? row.tags : [],
    type: "EC2_AUTOSCALING",
  };
}

/** One of the two that ECS brings along. */
export function describeReserved(name: (typeof RESERVED)[number]): CapacityProvider {
  return { capacityProviderArn: capacityProviderArn(name), name, status: "ACTIVE", tags: [], type: name };
}
