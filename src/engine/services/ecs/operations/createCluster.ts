import { clusterArn as arnFor } from "../../../../aws/arn.ts";
import type { CreateClusterRequest, CreateClusterResponse } from "../../../../aws/generated/ecs.ts";
import { NAME } from "../../../../aws/rules/names.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { settingOf } from "../accountSettings/settings.ts";
import { describeCluster } from "../describe/cluster.ts";
import { CLUSTERS_PER_REGION } from "../limits.ts";
import { DEFAULT_CLUSTER } from "../lookup.ts";
import { invalidParameter, notSimulated } from "../refusals.ts";
import { tagsFrom } from "../tags.ts";
import { clusters, type ClusterRow } from "../tables.ts";

/** Makes a cluster. One that is there already is answered as it is, whatever else was said. */
export const createCluster = operation("ecs", "CreateCluster", {
  check(view: View, input: CreateClusterRequest): ClusterRow {
    const clusterName = input.clusterName ?? DEFAULT_CLUSTER;
    // Assumed wording, after that of families.
    if (!NAME.test(clusterName)) throw invalidParameter("Cluster name contains invalid characters.");
    refuseWhatIsMissing(input);
    const containerInsights = containerInsightsIn(view, input);
    const existing = view.find(clusters, arnFor(clusterName));
    if (existing?.status === "ACTIVE") return existing;
    if (existing === undefined && view.size(clusters) >= CLUSTERS_PER_REGION) {
      throw new Refusal("ClientException", `The number of clusters has reached its limit of ${CLUSTERS_PER_REGION}.`);
    }
    return {
      clusterArn: arnFor(clusterName),
      clusterName,
      status: "ACTIVE",
      tags: tagsFrom(input.tags),
      containerInsights,
      createdAt: view.now,
      inactiveSince: null,
    };
  },

  apply(ctx: Context, plan: ClusterRow): CreateClusterResponse {
    const row =
      ctx.find(clusters, plan.clusterArn) === undefined
        ? ctx.insert(clusters, plan)
        : ctx.update(clusters, plan.clusterArn, plan);
    return { cluster: describeCluster(ctx, row, ["TAGS", "SETTINGS"]) };
  },
});

function refuseWhatIsMissing(input: CreateClusterRequest): void {
  const providers = (input.capacityProviders ?? []).length + (input.defaultCapacityProviderStrategy ?? []).length;
  if (providers > 0) throw notSimulated("A capacity provider");
  if (input.configuration !== undefined) throw notSimulated("The configuration of a cluster");
  if (input.serviceConnectDefaults !== undefined) throw notSimulated("Service Connect");
}

function containerInsightsIn(view: View, input: CreateClusterRequest): ClusterRow["containerInsights"] {
  const said = input.settings?.find(({ name }) => name === "containerInsights")?.value;
  const value = said ?? settingOf(view, "containerInsights");
  if (value === "enabled" || value === "disabled" || value === "enhanced") return value;
  // Assumed wording.
  throw invalidParameter(`Invalid value '${value}' for setting containerInsights.`);
}
