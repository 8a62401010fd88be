import type { UpdateCapacityProviderRequest, UpdateCapacityProviderResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { attach } from "../capacityProviders/attach.ts";
import { refuseWhileUpdating } from "../capacityProviders/checkChange.ts";
import { checkGroup } from "../capacityProviders/checkGroup.ts";
import { providerNamed } from "../capacityProviders/find.ts";
import { updatedManagedInstances } from "../capacityProviders/managedInstances.ts";
import { settingsFrom } from "../capacityProviders/settings.ts";
import { describeCapacityProvider } from "../describe/capacityProvider.ts";
import { capacityProviders, clusterOptions, type CapacityProviderRow } from "../lateTables.ts";
import { invalidParameter } from "../refusals.ts";

interface Plan {
  readonly capacityProviderArn: string;
  readonly settings: Partial<CapacityProviderRow>;
}

/** Changes how ECS is to scale and drain the group of a capacity provider, or what instances it launches from now on. The group itself stays. */
export const updateCapacityProvider = operation("ecs", "UpdateCapacityProvider", {
  check(view: View, input: UpdateCapacityProviderRequest): Plan {
    const provider = providerNamed(view, input.name);
    if (provider.updateStatus === "DELETE_IN_PROGRESS") {
      throw new Refusal("InvalidParameterException", "The specified capacity provider is being deleted."); // Assumed wording.
    }
    const { capacityProviderArn } = provider;
    if (provider.managedInstances !== undefined) {
      const { managedInstances } = provider;
      if (input.managedInstancesProvider === undefined) throw invalidParameter("managedInstancesProvider is missing"); // Assumed wording.
      const settings = updatedManagedInstances(view, input.managedInstancesProvider, managedInstances.settings);
      return { capacityProviderArn, settings: { managedInstances: { ...managedInstances, settings } } };
    }
    // Assumed wording.
    if (input.autoScalingGroupProvider === undefined) throw invalidParameter("autoScalingGroupProvider is missing");
    const settings = settingsFrom(input.autoScalingGroupProvider, provider);
    checkGroup(view, provider.autoScalingGroupArn, settings);
    for (const { clusterArn, capacityProviders: associated } of view.all(clusterOptions)) if (associated.includes(provider.name)) refuseWhileUpdating(view, clusterArn);
    return { capacityProviderArn, settings };
  },

  apply(ctx: Context, { capacityProviderArn, settings }: Plan): UpdateCapacityProviderResponse {
    const row = ctx.update(capacityProviders, capacityProviderArn, { ...settings, updateStatus: "UPDATE_COMPLETE", updateStatusReason: null });
    for (const { clusterArn, capacityProviders: associated } of ctx.all(clusterOptions)) if (associated.includes(row.name)) attach(ctx, clusterArn);
    return { capacityProvider: describeCapacityProvider(row, { tags: true }) };
  },
});
