import type { PutClusterCapacityProvidersRequest, PutClusterCapacityProvidersResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { attach } from "../capacityProviders/attach.ts";
import { checkChange } from "../capacityProviders/checkChange.ts";
import { associationFrom } from "../capacityProviders/association.ts";
import { checkKinds, strategyFrom } from "../capacityProviders/strategy.ts";
import { changeOptions, type OptionsChange } from "../clusterRules.ts";
import { describeCluster } from "../describe/cluster.ts";
import { clusterNamed } from "../lookup.ts";
import { clusters } from "../tables.ts";

interface Plan {
  readonly clusterArn: string;
  readonly options: OptionsChange;
}

/** Associates capacity providers with a cluster instead of those it has. Those that tasks or services use stay. */
export const putClusterCapacityProviders = operation("ecs", "PutClusterCapacityProviders", {
  check(view: View, input: PutClusterCapacityProvidersRequest): Plan {
    const { clusterArn } = clusterNamed(view, input.cluster);
    const capacityProviders = associationFrom(view, input.capacityProviders, clusterArn);
    checkChange(view, clusterArn, capacityProviders);
    const defaultCapacityProviderStrategy = strategyFrom(input.defaultCapacityProviderStrategy, capacityProviders);
    checkKinds(view, defaultCapacityProviderStrategy);
    return { clusterArn, options: { capacityProviders, defaultCapacityProviderStrategy } };
  },

  apply(ctx: Context, { clusterArn, options }: Plan): PutClusterCapacityProvidersResponse {
    changeOptions(ctx, clusterArn, options);
    attach(ctx, clusterArn);
    return { cluster: describeCluster(ctx, ctx.need(clusters, clusterArn), ["TAGS", "SETTINGS"]) };
  },
});
