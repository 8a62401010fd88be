import { epochSeconds } from "../../../aws/epoch.ts";
import { ACCOUNT_ID } from "../../../aws/region.ts";
import type { DnsConfig, HttpInstanceSummary, Namespace, NamespaceProperties, Operation, Service } from "../../../aws/generated/servicediscovery.ts";
import type { View } from "../../kernel/context.ts";
import { namespaceArn, serviceArn } from "./ids.ts";
import { instancesByService, namespaces, servicesByNamespace, type DiscoveryServiceRow, type NamespaceRow, type OperationRow, type ServiceInstanceRow } from "./tables.ts";

/** A namespace as GetNamespace and, without who asked for it, ListNamespaces give it. */
export function describeNamespace(view: View, row: NamespaceRow): Namespace {
  return {
    Id: row.namespaceId,
    Arn: namespaceArn(row.namespaceId),
    ResourceOwner: ACCOUNT_ID,
    Name: row.name,
    Type: row.type,
    Description: row.description ?? undefined,
    ServiceCount: view.count(servicesByNamespace, row.namespaceId),
    Properties: propertiesOf(row),
    CreateDate: epochSeconds(row.createdAt),
  };
}

function propertiesOf({ name, hostedZoneId, soaTtlSeconds }: NamespaceRow): NamespaceProperties {
  const DnsProperties = hostedZoneId === null ? { SOA: {} } : { HostedZoneId: hostedZoneId, SOA: { TTL: soaTtlSeconds } };
  return { DnsProperties: DnsProperties as NonNullable<NamespaceProperties["DnsProperties"]>, HttpProperties: { HttpName: name } };
}

/** A service of Cloud Map as it is described. */
export function describeService(view: View, row: DiscoveryServiceRow): Service {
  const { healthCheck } = row;
  return {
    Id: row.serviceId,
    Arn: serviceArn(row.serviceId),
    ResourceOwner: ACCOUNT_ID,
    Name: row.name,
    NamespaceId: row.namespaceId,
    Description: row.description ?? undefined,
    InstanceCount: view.count(instancesByService, row.serviceId),
    ...dnsOf(row),
    Type: row.records.length === 0 ? "HTTP" : view.need(namespaces, row.namespaceId).type === "HTTP" ? "HTTP" : "DNS_HTTP",
    ...(healthCheck?.kind === "custom" ? { HealthCheckCustomConfig: { FailureThreshold: healthCheck.failureThreshold } } : {}),
    ...(healthCheck?.kind === "route53" ? { HealthCheckConfig: { Type: healthCheck.type, ResourcePath: healthCheck.resourcePath ?? undefined, FailureThreshold: healthCheck.failureThreshold } } : {}),
    CreateDate: epochSeconds(row.createdAt),
    CreatorRequestId: row.creatorRequestId ?? undefined,
    CreatedByAccount: ACCOUNT_ID,
  };
}

function dnsOf({ namespaceId, routingPolicy, records }: DiscoveryServiceRow): { readonly DnsConfig?: DnsConfig } {
  if (records.length === 0) return {};
  return { DnsConfig: { NamespaceId: namespaceId, RoutingPolicy: routingPolicy, DnsRecords: records.map(({ type, ttlSeconds }) => ({ Type: type, TTL: ttlSeconds })) } };
}

/** An operation as GetOperation gives it. */
export function describeOperation(row: OperationRow): Operation {
  return {
    Id: row.operationId,
    OwnerAccount: ACCOUNT_ID,
    Type: row.type,
    Status: row.status,
    CreateDate: epochSeconds(row.createdAt),
    UpdateDate: epochSeconds(row.updatedAt),
    Targets: row.targets,
  };
}

/** An instance as DiscoverInstances gives it. */
export function describeFound(view: View, row: ServiceInstanceRow, service: DiscoveryServiceRow): HttpInstanceSummary {
  return {
    InstanceId: row.instanceId,
    NamespaceName: view.need(namespaces, service.namespaceId).name,
    ServiceName: service.name,
    HealthStatus: service.healthCheck === null ? "UNKNOWN" : row.health,
    Attributes: row.attributes,
  };
}
