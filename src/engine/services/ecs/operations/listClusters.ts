import type { ListClustersRequest, ListClustersResponse } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { pageOf } from "../pages.ts";
import { clusters } from "../tables.ts";

/** The ARNs of all ACTIVE clusters. */
export const listClusters = reading("ecs", "ListClusters", (view, input: ListClustersRequest): ListClustersResponse => {
  const active = view.all(clusters).filter(({ status }) => status === "ACTIVE");
  const arns = active.map(({ clusterArn }) => clusterArn).sort(byCodeUnit);
  const { items, ...next } = pageOf(arns, input, { key: (arn) => arn, compare: byCodeUnit });
  return { clusterArns: items, ...next };
});
