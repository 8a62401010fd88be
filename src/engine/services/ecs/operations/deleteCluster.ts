import type { DeleteClusterRequest, DeleteClusterResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { describeCluster } from "../describe/cluster.ts";
import { fargate } from "../fargate/late.ts";
import { clusterOptions } from "../lateTables.ts";
import { clusterNamed } from "../lookup.ts";
import { clusters, inStatus, instancesByCluster, liveTasksByCluster, servicesByStatus, type ClusterRow } from "../tables.ts";
import { forgetCluster } from "../timers.ts";
import { INACTIVE_KEPT } from "../timing.ts";

/** Deletes an empty cluster. Its name is free at once; it can be described for a while. */
export const deleteCluster = operation("ecs", "DeleteCluster", {
  check(view: View, input: DeleteClusterRequest): ClusterRow {
    const cluster = clusterNamed(view, input.cluster);
    const { clusterArn } = cluster;
    // Observed wordings; that they are looked at in this order is assumed.
    if (view.count(instancesByCluster, clusterArn) > 0) {
      throw contains("ContainerInstances", "Container Instances are active or draining");
    }
    const services = (status: string) => view.count(servicesByStatus, inStatus(clusterArn, status));
    if (services("ACTIVE") + services("DRAINING") > 0) throw contains("Services", "Services are active");
    if (view.count(liveTasksByCluster, clusterArn) > 0) throw contains("Tasks", "Tasks are active");
    return cluster;
  },

  apply(ctx: Context, { clusterArn }: ClusterRow): DeleteClusterResponse {
    const options = ctx.find(clusterOptions, clusterArn);
    if (options !== undefined) ctx.remove(clusterOptions, clusterArn);
    if (options !== undefined && options.capacityProviders.length > 0) fargate().attach(ctx, clusterArn);
    const row = ctx.update(clusters, clusterArn, { status: "INACTIVE", inactiveSince: ctx.now });
    ctx.schedule(forgetCluster, clusterArn, INACTIVE_KEPT);
    return { cluster: describeCluster(ctx, row) };
  },
});

/** Forgets a deleted cluster, unless it was made again, or made and deleted again, meanwhile. */
export function forgetIfDeleted(ctx: Context, clusterArn: string): void {
  const since = ctx.find(clusters, clusterArn)?.inactiveSince ?? null;
  if (since === null) return;
  const left = since + INACTIVE_KEPT - ctx.now;
  if (left > 0) ctx.schedule(forgetCluster, clusterArn, left);
  else ctx.remove(clusters, clusterArn);
}

const contains = (what: string, why: string): Refusal =>
  new Refusal(`ClusterContains${what}Exception`, `The Cluster cannot be deleted while ${why}.`);
