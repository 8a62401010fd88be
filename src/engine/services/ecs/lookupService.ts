import { parseArn, serviceArn } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import { serviceNotFound } from "./refusals.ts";
import { services, type ClusterRow, type ServiceRow, type TaskRow } from "./tables.ts";

/** The service of a cluster by name or ARN, whatever its status, while ECS remembers it. */
export function findService(view: View, { clusterName, clusterArn }: ClusterRow, nameOrArn: string): ServiceRow | undefined {
  const arn = parseArn(nameOrArn) === undefined ? serviceArn(clusterName, nameOrArn) : nameOrArn;
  const service = view.find(services, arn);
  return service?.clusterArn === clusterArn ? service : undefined;
}

/** The same by its ARN alone. */
export const findServiceByArn = (view: View, arn: string): ServiceRow | undefined => view.find(services, arn);

/** The service that must be there. Throws ServiceNotFoundException. */
export function serviceNamed(view: View, cluster: ClusterRow, nameOrArn: string): ServiceRow {
  const service = findService(view, cluster, nameOrArn);
  if (service === undefined || service.status === "INACTIVE") throw serviceNotFound();
  return service;
}

/** Whether a task is a DAEMON service's. */
export const isOfDaemon = (view: View, { serviceArn }: Pick<TaskRow, "serviceArn">): boolean =>
  serviceArn !== null && view.find(services, serviceArn)?.schedulingStrategy === "DAEMON";
