import type { DeleteCapacityProviderRequest, DeleteCapacityProviderResponse } from "../../../../aws/generated/ecs.ts";
import { idOf } from "../../../../aws/arn.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { providerNamed } from "../capacityProviders/find.ts";
import { describeCapacityProvider } from "../describe/capacityProvider.ts";
import { capacityProviders, clusterOptions, type CapacityProviderRow } from "../lateTables.ts";
import { capacityProviderGoes, forgetCapacityProvider } from "../timers.ts";
import { CAPACITY_PROVIDER_DELETION, INACTIVE_KEPT } from "../timing.ts";

interface Plan {
  readonly provider: CapacityProviderRow;
  /** The name of a cluster that it is associated with still. */
  readonly heldBy: string | null;
}

/** Deletes a capacity provider. One that a cluster still names is not deleted, and says so in its description. */
export const deleteCapacityProvider = operation("ecs", "DeleteCapacityProvider", {
  check(view: View, input: DeleteCapacityProviderRequest): Plan {
    const provider = providerNamed(view, input.capacityProvider);
    const holder = view.all(clusterOptions).find((options) => options.capacityProviders.includes(provider.name));
    return { provider, heldBy: holder === undefined ? null : idOf(holder.clusterArn) };
  },

  apply(ctx: Context, { provider, heldBy }: Plan): DeleteCapacityProviderResponse {
    const { capacityProviderArn } = provider;
    const row = ctx.update(capacityProviders, capacityProviderArn, heldBy === null ? GOING : failed(heldBy));
    if (heldBy === null) ctx.schedule(capacityProviderGoes, capacityProviderArn, CAPACITY_PROVIDER_DELETION);
    return { capacityProvider: describeCapacityProvider(row, { tags: true }) };
  },
});

/** The deletion is done, unless a cluster was given the provider meanwhile. */
export function finishDeletion(ctx: Context, capacityProviderArn: string): void {
  const { name } = ctx.need(capacityProviders, capacityProviderArn);
  const holder = ctx.all(clusterOptions).find((options) => options.capacityProviders.includes(name));
  if (holder !== undefined) return void ctx.update(capacityProviders, capacityProviderArn, failed(idOf(holder.clusterArn)));
  ctx.update(capacityProviders, capacityProviderArn, { status: "INACTIVE", updateStatus: "DELETE_COMPLETE", inactiveSince: ctx.now });
  ctx.schedule(forgetCapacityProvider, capacityProviderArn, INACTIVE_KEPT);
}

/** Forgets a deleted capacity provider, unless it was made again, or made and deleted again, meanwhile. */
export function forgetProviderIfDeleted(ctx: Context, capacityProviderArn: string): void {
  const since = ctx.find(capacityProviders, capacityProviderArn)?.inactiveSince ?? null;
  if (since === null) return;
  const left = since + INACTIVE_KEPT - ctx.now;
  if (left > 0) ctx.schedule(forgetCapacityProvider, capacityProviderArn, left);
  else ctx.remove(capacityProviders, capacityProviderArn);
}

const GOING = { updateStatus: "DELETE_IN_PROGRESS", updateStatusReason: null } as const;

/** Observed: such a deletion is answered, with DELETE_FAILED. The wording is assumed. */
const failed = (cluster: string) =>
  ({
    updateStatus: "DELETE_FAILED",
    updateStatusReason: `The capacity provider cannot be deleted because it is associated with cluster: ${cluster}. Remove the capacity provider from the cluster and try again.`,
  }) as const;
