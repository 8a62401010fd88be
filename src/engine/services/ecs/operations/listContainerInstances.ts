import type { ListContainerInstancesRequest, ListContainerInstancesResponse } from "../../../../aws/generated/ecs.ts";
import { matches } from "../../../../aws/clusterQuery/match.ts";
import { parseQuery } from "../../../../aws/clusterQuery/parse.ts";
import type { Query } from "../../../../aws/clusterQuery/query.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { clusterNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { factsOf } from "../placement/factsOf.ts";
import { invalidParameter } from "../refusals.ts";
import { instancesByCluster } from "../tables.ts";

/**
 * The ARNs of a cluster's container instances that are not INACTIVE, or of those in one status, and of these the ones
 * that an expression of the cluster query language selects.
 */
export const listContainerInstances = reading(
  "ecs",
  "ListContainerInstances",
  (view, input: ListContainerInstancesRequest): ListContainerInstancesResponse => {
    const cluster = clusterNamed(view, input.cluster);
    const query = queryOf(input.filter);
    const rows = view
      .where(instancesByCluster, cluster.clusterArn)
      .filter(({ status }) => input.status === undefined || status === input.status)
      .filter((row) => query === undefined || matches(query, factsOf(view, row)));
    const arns = rows.map(({ containerInstanceArn }) => containerInstanceArn).sort(byCodeUnit);
    const { items, ...next } = pageOf(arns, input, { key: (arn) => arn, compare: byCodeUnit });
    return { containerInstanceArns: items, ...next };
  },
);

/** An empty filter is none (assumed). Throws InvalidParameterException. */
function queryOf(filter: string | undefined): Query | undefined {
  if (filter === undefined || filter === "") return undefined;
  const parsed = parseQuery(filter);
  if (!parsed.ok) throw invalidParameter(parsed.problem.message);
  return parsed.query;
}
