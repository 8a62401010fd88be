import { clusterArn as arnFor } from "../../../../aws/arn.ts";
import type { CreateClusterRequest, CreateClusterResponse } from "../../../../aws/generated/ecs.ts";
import { NAME } from "../../../../aws/rules/names.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { settingOf } from "../accountSettings/settingOf.ts";
import { associationFrom } from "../capacityProviders/association.ts";
import { changeOptions, configurationFrom, containerInsightsIn, insightsFrom, type OptionsChange } from "../clusterRules.ts";
import { connect } from "../connect/connect.ts";
import { describeCluster } from "../describe/cluster.ts";
import { fargate } from "../fargate/late.ts";
import { CLUSTERS_PER_REGION } from "../limits.ts";
import { DEFAULT_CLUSTER } from "../lookup.ts";
import { invalidParameter } from "../refusals.ts";
import { needServiceRole } from "../roleRules.ts";
import { tagsFrom } from "../tags.ts";
import { clusters, type ClusterRow } from "../tables.ts";

interface Plan {
  readonly row: ClusterRow;
  readonly options: OptionsChange;
}

/** Makes a cluster. One that is there already is answered as it is, whatever else was said. */
export const createCluster = operation("ecs", "CreateCluster", {
  check(view: View, input: CreateClusterRequest): Plan {
    const clusterName = input.clusterName ?? DEFAULT_CLUSTER;
    // Assumed wording, after that of families.
    if (!NAME.test(clusterName)) throw invalidParameter("Cluster name contains invalid characters.");
    const containerInsights = containerInsightsIn(input.settings) ?? insightsFrom(settingOf(view, "containerInsights"));
    const options = optionsFrom(view, input);
    needServiceRole(view);
    const existing = view.find(clusters, arnFor(clusterName));
    if (existing?.status === "ACTIVE") return { row: existing, options: {} };
    if (existing === undefined && view.size(clusters) >= CLUSTERS_PER_REGION) {
      throw new Refusal("ClientException", `The number of clusters has reached its limit of ${CLUSTERS_PER_REGION}.`);
    }
    const row: ClusterRow = {
      clusterArn: arnFor(clusterName),
      clusterName,
      status: "ACTIVE",
      tags: tagsFrom(input.tags),
      containerInsights,
      createdAt: view.now,
      inactiveSince: null,
    };
    return { row, options };
  },

  apply(ctx: Context, { row, options }: Plan): CreateClusterResponse {
    const { clusterArn } = row;
    if (ctx.find(clusters, clusterArn) === undefined) ctx.insert(clusters, row);
    else ctx.update(clusters, clusterArn, row);
    changeOptions(ctx, clusterArn, options);
    if (options.capacityProviders !== undefined) fargate().attach(ctx, clusterArn);
    return { cluster: describeCluster(ctx, ctx.need(clusters, clusterArn), ["TAGS", "SETTINGS", "CONFIGURATIONS"]) };
  },
});

function optionsFrom(view: View, input: CreateClusterRequest): OptionsChange {
  const capacityProviders = associationFrom(view, input.capacityProviders ?? []);
  const { defaultCapacityProviderStrategy: given = [] } = input;
  const strategy = given.length === 0 ? [] : fargate().strategyFrom(given, capacityProviders);
  const { configuration, serviceConnectDefaults } = input;
  return {
    ...(capacityProviders.length === 0 ? {} : { capacityProviders, defaultCapacityProviderStrategy: strategy }),
    ...(configuration === undefined ? {} : { configuration: configurationFrom(configuration) }),
    ...(serviceConnectDefaults === undefined ? {} : { namespace: connect().namespaceFrom(view, serviceConnectDefaults.namespace) }),
  };
}
