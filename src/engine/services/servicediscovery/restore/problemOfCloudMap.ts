import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { DiscoveryServiceDescription, NamespaceDescription } from "../../../../aws/account/discovery.ts";
import { checkRecords } from "../../../../aws/rules/dnsRecords.ts";
import { refusalOf } from "../../../../aws/rules/refused.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { View } from "../../../kernel/context.ts";
import { vpcOf } from "../../ec2/contract.ts";
import { NAMESPACES } from "../limits.ts";
import { discoveryServices, namespaces } from "../tables.ts";

type Names = Pick<AccountDescription, "namespaces" | "discoveryServices" | "vpcs">;

/** What keeps Cloud Map from taking in what is described, as a sentence. */
export function problemOfCloudMap(view: View, account: Names): string | undefined {
  return problemOfNamespaces(view, account) ?? problemOfServices(view, account);
}

function problemOfNamespaces(view: View, { namespaces: described, vpcs }: Names): string | undefined {
  const known = new Set(vpcs.map(({ vpcId }) => vpcId));
  for (const { namespaceId, name, type, vpcId, hostedZoneId } of described) {
    const what = `The namespace ${name}`;
    if (view.find(namespaces, namespaceId) !== undefined) return `${what} is there already.`;
    if ((type === "DNS_PRIVATE") !== (vpcId !== null)) return `${what} is ${type} and has a VPC or none.`;
    if (vpcId !== null && !known.has(vpcId) && vpcOf(view, vpcId) === undefined) return `${what} is in ${vpcId}, which is no VPC.`;
    if ((type === "HTTP") !== (hostedZoneId === null)) return `${what} is ${type} and has a hosted zone or none.`;
  }
  const twice = repeated(described.map(({ namespaceId }) => namespaceId)) ?? repeated([...view.all(namespaces), ...described].map(keyOf));
  if (twice !== undefined) return `The namespace ${twice} is described twice, or there already.`;
  return view.size(namespaces) + described.length > NAMESPACES ? `There can be at most ${NAMESPACES} namespaces.` : undefined;
}

const keyOf = ({ name, type, vpcId }: Pick<NamespaceDescription, "name" | "type" | "vpcId">): string => `${name.toLowerCase()} ${type} ${vpcId ?? ""}`.trimEnd();

function problemOfServices(view: View, { namespaces: own, discoveryServices: described }: Names): string | undefined {
  const types = new Map([...view.all(namespaces), ...own].map(({ namespaceId, type }) => [namespaceId, type]));
  for (const service of described) {
    const problem = problemOfService(service, types.get(service.namespaceId));
    if (problem !== undefined) return `The service ${service.name} of Cloud Map ${problem}`;
    if (view.find(discoveryServices, service.serviceId) !== undefined) return `The service ${service.name} of Cloud Map is there already.`;
  }
  const names = [...view.all(discoveryServices), ...described].map(({ namespaceId, name }) => `${namespaceId} ${name.toLowerCase()}`);
  const twice = repeated(described.map(({ serviceId }) => serviceId)) ?? repeated(names);
  return twice === undefined ? undefined : `The service ${twice} of Cloud Map is described twice, or there already.`;
}

function problemOfService({ namespaceId, records, routingPolicy, healthCheck }: DiscoveryServiceDescription, type: NamespaceDescription["type"] | undefined): string | undefined {
  if (type === undefined) return `is in ${namespaceId}, which is no namespace.`;
  if (healthCheck?.type === "TCP" && healthCheck.resourcePath !== null) return "asks for a path by TCP.";
  if (healthCheck !== null && healthCheck.type !== null && type === "DNS_PRIVATE") return "has a health check, which a private namespace has none of.";
  if (records.length === 0) return undefined;
  if (type === "HTTP") return "has records in a namespace without DNS.";
  const problem = refusalOf(() => checkRecords(records.map((record) => record.type), routingPolicy));
  return problem === undefined ? undefined : `has records that cannot be: ${problem}`;
}
