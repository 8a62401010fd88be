import type { UpdateClusterRequest, UpdateClusterResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { changeOptions, configurationFrom, containerInsightsIn, type OptionsChange } from "../clusterRules.ts";
import { connect } from "../connect/connect.ts";
import { describeCluster } from "../describe/cluster.ts";
import { clusterNamed } from "../lookup.ts";
import { clusters, type ClusterRow } from "../tables.ts";

interface Plan {
  readonly clusterArn: string;
  readonly containerInsights: ClusterRow["containerInsights"];
  readonly options: OptionsChange;
}

/** Changes what a cluster is set to; what is not said stays as it was. */
export const updateCluster = operation("ecs", "UpdateCluster", {
  check(view: View, input: UpdateClusterRequest): Plan {
    const cluster = clusterNamed(view, input.cluster);
    return {
      clusterArn: cluster.clusterArn,
      containerInsights: containerInsightsIn(input.settings) ?? cluster.containerInsights,
      options: optionsFrom(view, input),
    };
  },

  apply(ctx: Context, { clusterArn, containerInsights, options }: Plan): UpdateClusterResponse {
    const row = ctx.update(clusters, clusterArn, { containerInsights });
    changeOptions(ctx, clusterArn, options);
    return { cluster: describeCluster(ctx, row, ["TAGS", "SETTINGS", "CONFIGURATIONS"]) };
  },
});

function optionsFrom(view: View, { configuration, serviceConnectDefaults }: UpdateClusterRequest): OptionsChange {
  const namespace = serviceConnectDefaults?.namespace;
  return {
    ...(configuration === undefined ? {} : { configuration: configurationFrom(configuration) }),
    // ECS API, ClusterServiceConnectDefaultsRequest: a blank name takes the namespace off.
    ...(namespace === undefined ? {} : { namespace: namespace === "" ? null : connect().namespaceFrom(view, namespace) }),
  };
}
