import type { Described } from "../../aws/recreate.ts";
import { answered } from "../../aws/template/answered.ts";
import { NAMESPACE_SECONDS, USUAL_SOA_SECONDS } from "../../aws/template/namespaces.ts";
import type { Tables } from "../store/replica.ts";
import { isDescribed, list, text } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { DiscoveryAnswers } from "./readDiscovery.ts";

/** Which VPC a private namespace is of, which Cloud Map tells nobody. */
type Untold = Pick<Tables, "servicediscovery.namespaces">;

/** Namespaces all begin to be made; after a while they are there, and services can be made in them. */
export function discovery(writer: PlanWriter, { namespaces, instancesByHand }: DiscoveryAnswers, tables: Untold): void {
  const begun = namespaces.map(({ described, services }) => ({ described, services, step: begin(writer, described, tables) }));
  for (const [place, { described, services, step }] of begun.entries()) {
    const { Id, Arn } = described;
    const name = `namespace-${text(described["Name"])}`;
    const input = { OperationId: answered(step, "OperationId") };
    const made = writer.add(`${name}-made`, { service: "servicediscovery", operation: "GetOperation", input }, place === 0 ? { afterSeconds: NAMESPACE_SECONDS } : {});
    writer.means(Id, answered(made, "Operation.Targets.NAMESPACE"));
    writer.means(Arn, answered(writer.add(`${name}-arn`, { service: "servicediscovery", operation: "GetNamespace", input: { Id } }), "Namespace.Arn"));
    for (const service of services) serviceOf(writer, service, described);
  }
  if (instancesByHand > 0) writer.leftOut.push(`${instancesByHand} instance${instancesByHand === 1 ? "" : "s"} of Cloud Map that no task stands for.`);
}

function begin(writer: PlanWriter, { Id, Name, Type, Description, Properties }: Described, tables: Untold): string {
  const step = `namespace-${text(Name)}`;
  const common = { Name, ...(text(Description) === "" ? {} : { Description }) };
  if (Type === "HTTP") return writer.add(step, { service: "servicediscovery", operation: "CreateHttpNamespace", input: common });
  const soa = soaOf(Properties);
  const own = { ...common, ...(soa === USUAL_SOA_SECONDS ? {} : { Properties: { DnsProperties: { SOA: { TTL: soa } } } }) };
  if (Type === "DNS_PUBLIC") return writer.add(step, { service: "servicediscovery", operation: "CreatePublicDnsNamespace", input: own });
  const Vpc = tables["servicediscovery.namespaces"].get(text(Id))?.vpcId;
  return writer.add(step, { service: "servicediscovery", operation: "CreatePrivateDnsNamespace", input: { Vpc, ...own } });
}

function soaOf(properties: unknown): unknown {
  const dns = isDescribed(properties) ? properties["DnsProperties"] : undefined;
  const soa = isDescribed(dns) ? dns["SOA"] : undefined;
  return isDescribed(soa) ? soa["TTL"] : USUAL_SOA_SECONDS;
}

function serviceOf(writer: PlanWriter, service: Described, namespace: Described): void {
  const { Name, Arn, Description, DnsConfig, HealthCheckConfig, HealthCheckCustomConfig } = service;
  const input = {
    Name,
    NamespaceId: namespace["Id"],
    ...(text(Description) === "" ? {} : { Description }),
    ...(DnsConfig === undefined ? kindOf(namespace) : { DnsConfig: dnsOf(DnsConfig) }),
    ...(HealthCheckConfig === undefined ? {} : { HealthCheckConfig }),
    ...(HealthCheckCustomConfig === undefined ? {} : { HealthCheckCustomConfig }),
  };
  writer.means(Arn, answered(writer.add(`name-${text(Name)}`, { service: "servicediscovery", operation: "CreateService", input }), "Service.Arn"));
}

/** In a namespace with DNS it has to be said that a service has none. */
const kindOf = ({ Type }: Described): Described => (Type === "HTTP" ? {} : { Type: "HTTP" });

function dnsOf(config: unknown): Described {
  const { RoutingPolicy, DnsRecords } = isDescribed(config) ? config : {};
  return { ...(RoutingPolicy === "MULTIVALUE" ? {} : { RoutingPolicy }), DnsRecords: list(DnsRecords) };
}
