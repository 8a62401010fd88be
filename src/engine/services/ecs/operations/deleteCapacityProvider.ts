import type { DeleteCapacityProviderRequest, DeleteCapacityProviderResponse } from "../../../../aws/generated/ecs.ts";
import { idOf } from "../../../../aws/arn.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { usedIn } from "../capacityProviders/checkChange.ts";
import { failed, heldBy } from "../capacityProviders/deletion.ts";
import { providerNamed, providersOf } from "../capacityProviders/find.ts";
import { changeOptions } from "../clusterRules.ts";
import { describeCapacityProvider } from "../describe/capacityProvider.ts";
import { defaultStrategyOf } from "../fargate/late.ts";
import { capacityProviders, type CapacityProviderRow } from "../lateTables.ts";
import { capacityProviderGoes } from "../timers.ts";
import { CAPACITY_PROVIDER_DELETION } from "../timing.ts";

interface Plan {
  readonly provider: CapacityProviderRow;
  /** Why it cannot go; null: it can. */
  readonly reason: string | null;
}

/** Deletes a capacity provider. One that a cluster still names is not deleted, and says so in its description. */
export const deleteCapacityProvider = operation("ecs", "DeleteCapacityProvider", {
  check(view: View, input: DeleteCapacityProviderRequest): Plan {
    const provider = providerNamed(view, input.capacityProvider);
    return { provider, reason: provider.managedInstances === undefined ? heldBy(view, provider.name) : neededIn(view, provider.managedInstances.clusterArn, provider.name) };
  },

  apply(ctx: Context, { provider, reason }: Plan): DeleteCapacityProviderResponse {
    const { capacityProviderArn, managedInstances, name } = provider;
    if (managedInstances !== undefined && reason === null) takeOut(ctx, managedInstances.clusterArn, name);
    const row = ctx.update(capacityProviders, capacityProviderArn, reason === null ? GOING : failed(reason));
    if (reason === null) ctx.schedule(capacityProviderGoes, capacityProviderArn, CAPACITY_PROVIDER_DELETION);
    return { capacityProvider: describeCapacityProvider(row, { tags: true }) };
  },
});

function takeOut(ctx: Context, clusterArn: string, name: string): void {
  changeOptions(ctx, clusterArn, { capacityProviders: providersOf(ctx, clusterArn).filter((other) => other !== name) });
}

const GOING = { updateStatus: "DELETE_IN_PROGRESS", updateStatusReason: null } as const;

/** One of managed instances is associated with its cluster from the beginning, and goes with that where nothing uses it (assumed, with the wording). */
function neededIn(view: View, clusterArn: string, name: string): string | null {
  const byDefault = defaultStrategyOf(view, clusterArn).some(({ capacityProvider }) => capacityProvider === name);
  if (!byDefault && !usedIn(view, clusterArn).has(name)) return null;
  return `The capacity provider cannot be deleted because tasks, services or the default strategy of cluster ${idOf(clusterArn)} use it.`;
}
