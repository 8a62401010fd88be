import { hashText } from "../../../lib/hash.ts";
import type { View } from "../../kernel/context.ts";
import { vpcOf } from "../ec2/contract.ts";
import { RECORDS_PER_ANSWER } from "./limits.ts";
import { sameName } from "./lookup.ts";
import { discoveryServices, instancesByService, namespaces, type DiscoveryServiceRow, type ServiceInstanceRow } from "./tables.ts";

/** A question to the resolver of a VPC. */
export interface DnsQuestion {
  readonly name: string;
  readonly type: "A" | "AAAA" | "SRV" | "CNAME";
  readonly vpcId: string;
  /** Tells those apart who ask at the same time: each draws for itself. */
  readonly asker: string;
}

export interface DnsRecord {
  readonly instanceId: string;
  /** As it stands in the answer: an address, a name, or `1 1 port host`. */
  readonly value: string;
}

/** NXDOMAIN: there is no such name here; NODATA: it has no records of that type; SERVFAIL: the VPC has no resolver. */
export interface DnsAnswer {
  readonly status: "NOERROR" | "NXDOMAIN" | "NODATA" | "SERVFAIL";
  readonly ttlSeconds: number;
  readonly records: readonly DnsRecord[];
}

/** What the resolver of a VPC answers now. It changes nothing. Cloud Map guide, "Routing policy". */
export function resolve(view: View, question: DnsQuestion): DnsAnswer {
  if (vpcOf(view, question.vpcId)?.enableDnsSupport !== true) return { ...NOTHING, status: "SERVFAIL" };
  const found = find(view, question);
  if (found === undefined) return NOTHING;
  const { service, host } = found;
  // Beside an SRV record each instance has an address under a name of its own.
  const record = service.records.find(({ type }) => type === question.type || (host !== null && type === "SRV" && question.type === "A"));
  const all = view.where(instancesByService, service.serviceId).filter((row) => host === null || sameName(row.instanceId, host));
  if (record === undefined) return { ...NOTHING, status: "NODATA" };
  if (all.length === 0) return NOTHING;
  const chosen = host === null ? choose(service, all, view, question) : all;
  return { status: "NOERROR", ttlSeconds: record.ttlSeconds, records: chosen.map((row) => ({ instanceId: row.instanceId, value: valueOf(row, question) })) };
}

const NOTHING: DnsAnswer = { status: "NXDOMAIN", ttlSeconds: 0, records: [] };

/** The service that a name means, and the instance, if it means one. A private name is known in its VPC alone. */
function find(view: View, { name, vpcId }: DnsQuestion): { readonly service: DiscoveryServiceRow; readonly host: string | null } | undefined {
  for (const service of view.all(discoveryServices)) {
    const namespace = view.need(namespaces, service.namespaceId);
    if (namespace.type === "HTTP" || namespace.state !== "READY" || (namespace.vpcId !== null && namespace.vpcId !== vpcId)) continue;
    const own = `${service.name}.${namespace.name}`;
    if (sameName(name, own)) return { service, host: null };
    const host = name.slice(0, -own.length - 1);
    if (sameName(name, `${host}.${own}`) && !host.includes(".")) return { service, host };
  }
  return undefined;
}

/** Healthy ones, all when none is: up to eight of them, or one. */
function choose({ routingPolicy }: DiscoveryServiceRow, all: readonly ServiceInstanceRow[], view: View, { asker }: DnsQuestion): readonly ServiceInstanceRow[] {
  const healthy = all.filter(({ health }) => health !== "UNHEALTHY");
  const eligible = healthy.length > 0 ? healthy : all;
  const most = routingPolicy === "WEIGHTED" ? 1 : RECORDS_PER_ANSWER;
  if (eligible.length <= most) return eligible;
  // Drawn without the world's dice, for a question leaves no trace.
  const drawOf = ({ instanceId }: ServiceInstanceRow) => hashText(`${asker} ${view.now} ${instanceId}`) >>> 0;
  return eligible.toSorted((a, b) => drawOf(a) - drawOf(b) || (a.instanceId < b.instanceId ? -1 : 1)).slice(0, most);
}

function valueOf({ attributes, instanceId }: ServiceInstanceRow, { type, name }: DnsQuestion): string {
  switch (type) {
    case "A":
      return attributes["AWS_INSTANCE_IPV4"] ?? "";
    case "AAAA":
      return attributes["AWS_INSTANCE_IPV6"] ?? "";
    case "CNAME":
      return attributes["AWS_INSTANCE_CNAME"] ?? "";
    case "SRV":
      return `1 1 ${attributes["AWS_INSTANCE_PORT"] ?? ""} ${instanceId}.${name}`;
  }
}
