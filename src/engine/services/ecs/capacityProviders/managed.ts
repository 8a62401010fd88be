import type { View } from "../../../kernel/context.ts";
import { groupInstanceOf, groupNamed } from "../../autoscaling/contract.ts";
import { capacityProviders } from "../lateTables.ts";
import type { ContainerInstanceRow } from "../tables.ts";
import { findProvider, providersOf } from "./find.ts";
import { launchedInstances } from "./tables.ts";

/** Whether ECS brings the instances of a capacity provider, so that tasks may wait for them. */
export function isManaged(view: View, name: string): boolean {
  const provider = findProvider(view, name);
  return provider?.managedInstances !== undefined || provider?.managedScaling.status === "ENABLED";
}

/** The capacity provider for which ECS launched an instance, or that of the Auto Scaling group which did, if its cluster has one. */
export function providerOfInstance(view: View, clusterArn: string, instanceId: string): Pick<ContainerInstanceRow, "capacityProvider"> {
  const launchedFor = view.find(capacityProviders, view.find(launchedInstances, instanceId)?.capacityProviderArn ?? "");
  if (launchedFor !== undefined) return { capacityProvider: launchedFor.name };
  const group = groupNamed(view, groupInstanceOf(view, instanceId)?.autoScalingGroupName ?? "");
  const associated = providersOf(view, clusterArn);
  const provider = view.all(capacityProviders).find(({ name, status, autoScalingGroupArn }) => status === "ACTIVE" && autoScalingGroupArn === group?.autoScalingGroupArn && associated.includes(name));
  return provider === undefined ? {} : { capacityProvider: provider.name };
}
