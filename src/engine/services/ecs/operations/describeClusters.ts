import { clusterArn } from "../../../../aws/arn.ts";
import type { Cluster, DescribeClustersRequest, DescribeClustersResponse, Failure } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeAttachments } from "../capacityProviders/attach.ts";
import { describeCluster } from "../describe/cluster.ts";
import { statisticsOf } from "../describe/statistics.ts";
import { CLUSTERS_PER_DESCRIBE } from "../limits.ts";
import { DEFAULT_CLUSTER, findCluster } from "../lookup.ts";
import { invalidParameter } from "../refusals.ts";

/** Describes clusters by name or ARN, deleted ones for as long as they are remembered. Unknown ones are failures. */
export const describeClusters = reading("ecs", "DescribeClusters", (view, input: DescribeClustersRequest) => {
  const names = input.clusters ?? [];
  if (names.length > CLUSTERS_PER_DESCRIBE) {
    throw invalidParameter(`clusters can have at most ${CLUSTERS_PER_DESCRIBE} items`); // Assumed wording.
  }
  const found: Cluster[] = [];
  const failures: Failure[] = [];
  for (const name of names.length === 0 ? [DEFAULT_CLUSTER] : names) {
    const row = findCluster(view, name);
    if (row === undefined) failures.push({ arn: name.startsWith("arn:") ? name : clusterArn(name), reason: "MISSING" });
    else found.push({ ...describeCluster(view, row, input.include), ...(input.include?.includes("STATISTICS") === true ? { statistics: statisticsOf(view, row.clusterArn) } : {}), ...(input.include?.includes("ATTACHMENTS") === true ? describeAttachments(view, row.clusterArn) : {}) });
  }
  return { clusters: found, failures } satisfies DescribeClustersResponse;
});
