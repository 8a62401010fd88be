import type { UpdateClusterSettingsRequest, UpdateClusterSettingsResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { containerInsightsIn } from "../clusterRules.ts";
import { describeCluster } from "../describe/cluster.ts";
import { clusterNamed } from "../lookup.ts";
import { clusters, type ClusterRow } from "../tables.ts";

/** Turns Container Insights on or off, which is only kept: its own metrics are not measured. */
export const updateClusterSettings = operation("ecs", "UpdateClusterSettings", {
  check(view: View, input: UpdateClusterSettingsRequest): ClusterRow {
    const cluster = clusterNamed(view, input.cluster);
    return { ...cluster, containerInsights: containerInsightsIn(input.settings) ?? cluster.containerInsights };
  },

  apply(ctx: Context, { clusterArn, containerInsights }: ClusterRow): UpdateClusterSettingsResponse {
    return { cluster: describeCluster(ctx, ctx.update(clusters, clusterArn, { containerInsights }), ["TAGS", "SETTINGS"]) };
  },
});
