import type { HealthStatus, NamespaceType, OperationStatus, OperationType, RecordType, RoutingPolicy, ServiceChange } from "../../../aws/generated/servicediscovery.ts";
import { index, table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

export interface NamespaceRow {
  readonly namespaceId: string;
  readonly name: string;
  readonly type: NamespaceType;
  /** CREATING: nobody sees it yet. */
  readonly state: "CREATING" | "READY" | "DELETING";
  readonly description: string | null;
  /** The VPC whose resolver answers for it; null: everybody's, or nobody's. */
  readonly vpcId: string | null;
  /** null: it has no DNS. */
  readonly hostedZoneId: string | null;
  readonly soaTtlSeconds: number;
  readonly creatorRequestId: string | null;
  readonly createdAt: SimTime;
}

export interface DnsRecordRow {
  readonly type: RecordType;
  readonly ttlSeconds: number;
}

/** How Cloud Map learns of the health of instances; a check of its own finds all of them well. */
export type HealthCheckRow =
  | { readonly kind: "custom"; readonly failureThreshold: number }
  | { readonly kind: "route53"; readonly type: "HTTP" | "HTTPS" | "TCP"; readonly resourcePath: string | null; readonly failureThreshold: number };

export interface DiscoveryServiceRow {
  readonly serviceId: string;
  readonly namespaceId: string;
  readonly name: string;
  readonly description: string | null;
  readonly routingPolicy: RoutingPolicy;
  /** Empty: it is found by DiscoverInstances alone. */
  readonly records: readonly DnsRecordRow[];
  readonly healthCheck: HealthCheckRow | null;
  readonly creatorRequestId: string | null;
  /** Counts the changes of its instances. */
  readonly revision: number;
  readonly createdAt: SimTime;
}

export interface ServiceInstanceRow {
  /** `serviceId|instanceId` */
  readonly instanceKey: string;
  readonly serviceId: string;
  readonly instanceId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly health: HealthStatus;
  /** What was pushed and has not taken effect yet. */
  readonly healthToCome: { readonly health: "HEALTHY" | "UNHEALTHY"; readonly at: SimTime } | null;
  readonly creatorRequestId: string | null;
  readonly registeredAt: SimTime;
}

/** What is under way, or was. */
export interface OperationRow {
  readonly operationId: string;
  readonly type: OperationType;
  readonly status: OperationStatus;
  readonly targets: Readonly<Record<string, string>>;
  /** Of an instance that is being registered, and of a service that is being updated. */
  readonly attributes: Readonly<Record<string, string>> | null;
  readonly change: ServiceChange | null;
  readonly createdAt: SimTime;
  readonly updatedAt: SimTime;
}

export const namespaces = table<NamespaceRow>("servicediscovery.namespaces", "namespaceId", 10_000);
export const discoveryServices = table<DiscoveryServiceRow>("servicediscovery.services", "serviceId", 100_000);
export const serviceInstances = table<ServiceInstanceRow>("servicediscovery.instances", "instanceKey");
export const operations = table<OperationRow>("servicediscovery.operations", "operationId");

export const servicesByNamespace = index("byNamespace", { table: discoveryServices, by: (row) => row.namespaceId });
export const instancesByService = index("byService", { table: serviceInstances, by: (row) => row.serviceId });
/** What is under way, by what it is done to. */
export const openOperations = index("open", { table: operations, by: (row) => (row.status === "PENDING" ? targetOf(row) : undefined) });

/** What an operation is done to. */
export function targetOf({ targets }: Pick<OperationRow, "targets">): string {
  const { SERVICE: serviceId, INSTANCE: instanceId, NAMESPACE: namespaceId = "" } = targets;
  if (serviceId === undefined) return namespaceId;
  return instanceId === undefined ? serviceId : instanceKeyOf(serviceId, instanceId);
}

export const instanceKeyOf = (serviceId: string, instanceId: string): string => `${serviceId}|${instanceId}`;
