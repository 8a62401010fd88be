import type { ListContainerInstancesRequest, ListContainerInstancesResponse } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { clusterNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { notSimulated } from "../refusals.ts";
import { instancesByCluster } from "../tables.ts";

/** The ARNs of a cluster's container instances that are not INACTIVE, or of those in one status. */
export const listContainerInstances = reading(
  "ecs",
  "ListContainerInstances",
  (view, input: ListContainerInstancesRequest): ListContainerInstancesResponse => {
    const cluster = clusterNamed(view, input.cluster);
    if (input.filter !== undefined && input.filter !== "") throw notSimulated("The cluster query language (filter)");
    const rows = view
      .where(instancesByCluster, cluster.clusterArn)
      .filter(({ status }) => input.status === undefined || status === input.status);
    const arns = rows.map(({ containerInstanceArn }) => containerInstanceArn).sort(byCodeUnit);
    const { items, ...next } = pageOf(arns, input, { key: (arn) => arn, compare: byCodeUnit });
    return { containerInstanceArns: items, ...next };
  },
);
