import type { Cluster, ClusterField } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { clusterOptions } from "../lateTables.ts";
import { inStatus, instancesByCluster, servicesByStatus, tasksByStatus, type ClusterRow } from "../tables.ts";

/** A cluster as DescribeClusters returns it. What was not asked for is an empty list, as in ECS's answers; `statistics.ts` has the statistics. */
export function describeCluster(view: View, row: ClusterRow, include: readonly ClusterField[] = []): Cluster {
  const { clusterArn } = row;
  const tasks = (status: string) => view.count(tasksByStatus, inStatus(clusterArn, status));
  return {
    clusterArn,
    clusterName: row.clusterName,
    status: row.status,
    registeredContainerInstancesCount: view.count(instancesByCluster, clusterArn),
    runningTasksCount: tasks("RUNNING"),
    pendingTasksCount: tasks("PENDING"),
    activeServicesCount: view.count(servicesByStatus, inStatus(clusterArn, "ACTIVE")),
    statistics: [],
    tags: include.includes("TAGS") ? row.tags : [],
    settings: include.includes("SETTINGS") ? [{ name: "containerInsights", value: row.containerInsights }] : [],
    ...optionsOf(view, clusterArn, include),
  };
}

function optionsOf(view: View, clusterArn: string, include: readonly ClusterField[]): Cluster {
  const options = view.find(clusterOptions, clusterArn);
  if (options === undefined) return { capacityProviders: [], defaultCapacityProviderStrategy: [] };
  const { capacityProviders, defaultCapacityProviderStrategy, serviceConnectNamespace, configuration } = options;
  return {
    capacityProviders,
    defaultCapacityProviderStrategy,
    ...(serviceConnectNamespace === null ? {} : { serviceConnectDefaults: { namespace: serviceConnectNamespace.arn } }),
    ...(configuration === null || !include.includes("CONFIGURATIONS") ? {} : { configuration }),
  };
}
