import { capacityProviderArn } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import { groupInstanceOf, groupNamed } from "../../autoscaling/contract.ts";
import { capacityProviders, clusterOptions } from "../lateTables.ts";
import type { ContainerInstanceRow } from "../tables.ts";

/** Whether ECS scales the group of a capacity provider, so that tasks may wait for its instances. */
export const isManaged = (view: View, name: string): boolean => view.find(capacityProviders, capacityProviderArn(name))?.managedScaling.status === "ENABLED";

/** The capacity provider of the Auto Scaling group that launched an instance, if its cluster has one. */
export function providerOfInstance(view: View, clusterArn: string, instanceId: string): Pick<ContainerInstanceRow, "capacityProvider"> {
  const group = groupNamed(view, groupInstanceOf(view, instanceId)?.autoScalingGroupName ?? "");
  const associated = view.find(clusterOptions, clusterArn)?.capacityProviders ?? [];
  const provider = view.all(capacityProviders).find(({ name, status, autoScalingGroupArn }) => status === "ACTIVE" && autoScalingGroupArn === group?.autoScalingGroupArn && associated.includes(name));
  return provider === undefined ? {} : { capacityProvider: provider.name };
}
