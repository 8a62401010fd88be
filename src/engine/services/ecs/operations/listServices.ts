import type { ListServicesRequest, ListServicesResponse } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { SERVICES_PER_PAGE } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { servicesByCluster } from "../tables.ts";

/** The ARNs of a cluster's services that are ACTIVE. */
export const listServices = reading(
  "ecs",
  "ListServices",
  (view, input: ListServicesRequest): ListServicesResponse => {
    const cluster = clusterNamed(view, input.cluster);
    // None is managed by ECS: those would be Express gateway services.
    const rows = view
      .where(servicesByCluster, cluster.clusterArn)
      .filter(() => input.resourceManagementType !== "ECS")
      .filter(({ status }) => status === "ACTIVE")
      .filter(({ launchType }) => input.launchType === undefined || launchType === input.launchType)
      .filter(({ schedulingStrategy }) => input.schedulingStrategy === undefined || schedulingStrategy === input.schedulingStrategy);
    const arns = rows.map(({ serviceArn }) => serviceArn).sort(byCodeUnit);
    const { items, ...next } = pageOf(arns, input, { key: (arn) => arn, compare: byCodeUnit, size: SERVICES_PER_PAGE });
    return { serviceArns: items, ...next };
  },
);
