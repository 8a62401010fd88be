import type { CreateServiceRequest, DnsConfig, DnsRecord, HealthCheckConfig, HealthCheckCustomConfig } from "../../../aws/generated/servicediscovery.ts";
import { checkRecords } from "../../../aws/rules/dnsRecords.ts";
import { ruled } from "../ruled.ts";
import { invalidInput } from "./refusals.ts";
import type { DiscoveryServiceRow, DnsRecordRow, HealthCheckRow, NamespaceRow } from "./tables.ts";

/** The records that a service makes. */
export function recordsFrom(given: readonly DnsRecord[]): readonly DnsRecordRow[] {
  return given.map(({ Type, TTL }) => ({ type: Type, ttlSeconds: TTL }));
}

/** Which records a service of a namespace makes, and by which policy. Cloud Map API, DnsConfig; the wordings are assumed. */
export function dnsFrom({ type }: NamespaceRow, config: DnsConfig | undefined): Pick<DiscoveryServiceRow, "records" | "routingPolicy"> {
  if (config === undefined) return { records: [], routingPolicy: "MULTIVALUE" };
  if (type === "HTTP") throw invalidInput("DnsConfig can't be specified for a service in an HTTP namespace.");
  const { DnsRecords, RoutingPolicy = "MULTIVALUE" } = config;
  ruled(() => checkRecords(DnsRecords.map(({ Type }) => Type), RoutingPolicy));
  return { records: recordsFrom(DnsRecords), routingPolicy: RoutingPolicy };
}

/** How the health of instances is learnt. Cloud Map API, CreateService; the wordings are assumed. */
export function healthCheckFrom({ type }: NamespaceRow, { HealthCheckConfig: own, HealthCheckCustomConfig: custom, DnsConfig: dns }: CreateServiceRequest): HealthCheckRow | null {
  if (own !== undefined && custom !== undefined) throw invalidInput("HealthCheckConfig and HealthCheckCustomConfig can't both be specified.");
  // API: effectively 1, whatever is given.
  if (custom !== undefined) return customCheck(custom);
  if (own === undefined) return null;
  if (type === "DNS_PRIVATE") throw invalidInput("HealthCheckConfig can't be specified for a service in a private DNS namespace.");
  if (dns?.DnsRecords.some(({ Type }) => Type === "CNAME") === true) throw invalidInput("HealthCheckConfig can't be specified for a CNAME record.");
  return ownCheck(own);
}

const customCheck = ({ FailureThreshold = 1 }: HealthCheckCustomConfig): HealthCheckRow => ({ kind: "custom", failureThreshold: FailureThreshold });

function ownCheck({ Type, ResourcePath, FailureThreshold = 3 }: HealthCheckConfig): HealthCheckRow {
  if (Type === "TCP" && ResourcePath !== undefined) throw invalidInput("ResourcePath can't be specified for a TCP health check.");
  return { kind: "route53", type: Type, resourcePath: Type === "TCP" ? null : (ResourcePath ?? "/"), failureThreshold: FailureThreshold };
}
