import type { DiscoveryServiceDescription, NamespaceDescription } from "../../account/discovery.ts";
import { checkRecords } from "../../rules/dnsRecords.ts";
import { refusalOf } from "../../rules/refused.ts";
import { choiceOf, type Fields, partOf, partsOf, textOf, textsOf, wholeOf } from "./fields.ts";
import type { Item, Items } from "./items.ts";
import { ecsName, madeUp } from "./names.ts";
import type { NetworkDraft } from "./network.ts";
import { NOWHERE, type Report } from "./remark.ts";
import type { Times } from "./times.ts";

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly network: NetworkDraft;
  readonly report: Report;
  /** The subnet of an instance of a cluster. */
  readonly subnetIn: (cluster: string | undefined) => string | undefined;
}

/** What a text describes of Cloud Map. */
export class DiscoveryDraft {
  readonly namespaces = new Map<string, NamespaceDescription>();
  readonly services = new Map<string, DiscoveryServiceDescription>();
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
    for (const item of around.items.namespace) this.#namespace(item);
    for (const item of around.items.discoveryService) this.#service(item);
  }

  /** The namespace that is meant by a name or an ARN; one that is only named is made up. undefined: nothing is meant. */
  named(nameOrArn: string | undefined): NamespaceDescription | undefined {
    if (nameOrArn === undefined) return undefined;
    const last = nameOrArn.startsWith("arn:") ? nameOrArn.slice(nameOrArn.lastIndexOf("/") + 1) : nameOrArn;
    const known = [...this.namespaces.values()].find(({ namespaceId, name }) => namespaceId === last || name === last);
    if (known !== undefined || this.namespaces.size >= NAMESPACES || !/^[!-~]{1,1024}$/.test(last)) return known;
    const namespaceId = NAMESPACE_ID.test(last) ? last : `ns-${madeUp(`namespace ${last}`, 16)}`;
    const made: NamespaceDescription = { namespaceId, name: last, type: "HTTP", description: null, vpcId: null, hostedZoneId: null, soaTtlSeconds: 0, createdAgo: 0 };
    this.#around.report.assumed(NOWHERE, `Namespace ${last}`, "It is only named (servicediscovery get-namespace tells of it): it has no DNS here.");
    this.namespaces.set(namespaceId, made);
    return made;
  }

  #namespace({ fields, options: _options, ...spot }: Item): void {
    const { report, times } = this.#around;
    const namespaceId = textOf(fields, "Id", 64);
    const name = textOf(fields, "Name", 1_024);
    const what = `Namespace ${name ?? ""}`;
    if (namespaceId === undefined || !NAMESPACE_ID.test(namespaceId) || name === undefined || !/^[!-~]+$/.test(name)) return report.leftOut(spot, what, "Its id or its name cannot be read.");
    const type = choiceOf(fields, "Type", ["HTTP", "DNS_PRIVATE", "DNS_PUBLIC"]);
    const vpcId = type === "DNS_PRIVATE" ? this.#vpcOf(namespaceId, name) : null;
    const isTwice = [...this.namespaces.values()].some((one) => one.name.toLowerCase() === name.toLowerCase() && one.type === type && one.vpcId === vpcId);
    if (isTwice || this.namespaces.size >= NAMESPACES) return report.leftOut(spot, what, isTwice ? "There is another by that name." : `There are more than ${NAMESPACES}.`);
    const dns = partOf(partOf(fields, "Properties"), "DnsProperties");
    this.namespaces.set(namespaceId, {
      namespaceId,
      name,
      type,
      description: textOf(fields, "Description", 1_024) ?? null,
      vpcId,
      hostedZoneId: type === "HTTP" ? null : (textOf(dns, "HostedZoneId", 64) ?? `Z${madeUp(namespaceId, 20).toUpperCase()}`),
      soaTtlSeconds: type === "HTTP" ? 0 : (wholeOf(partOf(dns, "SOA"), "TTL", { most: 2_147_483_647 }) ?? 15),
      createdAgo: times.since(fields, "CreateDate"),
    });
    report.used(spot, what);
  }

  /** Cloud Map does not tell: it is where those are who are registered there. */
  #vpcOf(namespaceId: string, name: string): string {
    const { items, network, report, subnetIn } = this.#around;
    const own = new Set(items.discoveryService.filter(({ fields }) => namespaceOf(fields) === namespaceId).map(({ fields }) => textOf(fields, "Id", 64)));
    const registered = items.service.find(({ fields }) => partsOf(fields, "serviceRegistries").some((one) => own.has(lastOf(textOf(one, "registryArn", 2_048)))))?.fields ?? {};
    const [subnet] = textsOf(partOf(partOf(registered, "networkConfiguration"), "awsvpcConfiguration"), "subnets");
    const at = subnet ?? subnetIn(ecsName(textOf(registered, "serviceArn", 2_048))?.cluster);
    const vpcId = at === undefined ? network.vpc(undefined) : network.vpcOf(network.subnet(at, { zone: undefined, vpcId: undefined }).subnetId);
    report.assumed(NOWHERE, `Namespace ${name}`, `Whose it is Cloud Map does not tell: it is ${vpcId}'s here.`);
    return vpcId;
  }

  #service({ fields, options: _options, ...spot }: Item): void {
    const { report, times } = this.#around;
    const [serviceId, name] = [textOf(fields, "Id", 64), textOf(fields, "Name", 127)];
    const what = `Cloud Map service ${name ?? ""}`;
    const namespace = this.namespaces.get(namespaceOf(fields) ?? "");
    if (serviceId === undefined || !/^srv-[0-9a-z]{1,60}$/.test(serviceId) || name === undefined) return report.leftOut(spot, what, "Its id or its name cannot be read.");
    if (namespace === undefined) return report.leftOut(spot, what, "Its namespace is not described, or not said (servicediscovery get-service tells it).");
    const isTwice = [...this.services.values()].some((one) => one.namespaceId === namespace.namespaceId && one.name.toLowerCase() === name.toLowerCase());
    if (isTwice || this.services.size >= SERVICES) return report.leftOut(spot, what, "There is another by that name.");
    const dns = partOf(fields, "DnsConfig");
    const routingPolicy = choiceOf(dns, "RoutingPolicy", ["MULTIVALUE", "WEIGHTED"]);
    const records = namespace.type === "HTTP" ? [] : partsOf(dns, "DnsRecords").slice(0, 4).map((one) => ({ type: choiceOf(one, "Type", ["A", "AAAA", "SRV", "CNAME"]), ttlSeconds: wholeOf(one, "TTL", { most: 2_147_483_647 }) ?? 60 }));
    const why = records.length === 0 ? undefined : refusalOf(() => checkRecords(records.map(({ type }) => type), routingPolicy));
    if (why !== undefined) return report.leftOut(spot, what, why);
    this.services.set(serviceId, {
      serviceId,
      namespaceId: namespace.namespaceId,
      name,
      description: textOf(fields, "Description", 1_024) ?? null,
      routingPolicy,
      records,
      healthCheck: healthCheckIn(fields, namespace.type),
      creatorRequestId: textOf(fields, "CreatorRequestId", 64) ?? null,
      createdAgo: times.since(fields, "CreateDate"),
    });
    report.used(spot, what);
  }
}

const NAMESPACE_ID = /^ns-[0-9a-z]{1,60}$/;
const NAMESPACES = 50;
const SERVICES = 2_000;

const namespaceOf = (fields: Fields): string | undefined => textOf(fields, "NamespaceId", 64) ?? textOf(partOf(fields, "DnsConfig"), "NamespaceId", 64);

const lastOf = (arn: string | undefined): string | undefined => arn?.slice(arn.lastIndexOf("/") + 1);

function healthCheckIn(fields: Fields, namespace: NamespaceDescription["type"]): DiscoveryServiceDescription["healthCheck"] {
  const threshold = (part: Fields, usual: number): number => wholeOf(part, "FailureThreshold", { least: 1, most: 10 }) ?? usual;
  if ("HealthCheckCustomConfig" in fields) return { type: null, resourcePath: null, failureThreshold: threshold(partOf(fields, "HealthCheckCustomConfig"), 1) };
  const own = partOf(fields, "HealthCheckConfig");
  if (!("HealthCheckConfig" in fields) || namespace === "DNS_PRIVATE") return null;
  const type = choiceOf(own, "Type", ["HTTP", "HTTPS", "TCP"]);
  return { type, resourcePath: type === "TCP" ? null : (textOf(own, "ResourcePath") ?? "/"), failureThreshold: threshold(own, 3) };
}
