import type { AccountDescription, ServiceDescription } from "../../../../aws/account/description.ts";
import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { connects } from "../connect/tables.ts";
import type { Definitions } from "./definitions.ts";
import { foundIn, type Found } from "./foundIn.ts";

interface Known {
  readonly view: View;
  readonly account: AccountDescription;
  readonly definitions: Definitions;
}

/** What keeps services and their deployments from being found as it is described. */
export function problemOfFound({ view, account, definitions }: Known): string | undefined {
  const taken = new Map(view.all(connects).flatMap(({ namespace, endpoints }) => endpoints.map(({ discoveryName }) => [`${namespace.name} ${discoveryName}`, ""] as const)));
  for (const service of account.services) {
    for (const one of [service, ...service.deployments]) {
      const place = { view, account, cluster: service.cluster, definition: definitions.get(one.taskDefinition) ?? {} };
      const found = told(() => foundIn(one, place));
      if (typeof found === "string") return `The service ${service.serviceName}: ${found}`;
      const problem = problemOfNames(found, { service, taken }) ?? ("proxyName" in one && found.connect !== null && one.proxyName === null ? "its proxies have no name." : undefined);
      if (problem !== undefined) return `The service ${service.serviceName}: ${problem}`;
    }
  }
  const lost = account.clusters.find(({ serviceConnectNamespace: id }) => id !== null && !account.namespaces.some(({ namespaceId }) => namespaceId === id));
  return lost === undefined ? undefined : `The cluster ${lost.clusterName} has the namespace ${lost.serviceConnectNamespace}, which is not described.`;
}

/** Neither the name of an endpoint nor an alias may be another service's in the same namespace. */
function problemOfNames({ connect }: Found, { service, taken }: { readonly service: ServiceDescription; readonly taken: Map<string, string> }): string | undefined {
  const owner = `${service.cluster}/${service.serviceName}`;
  for (const { discoveryName, aliases } of connect?.ports ?? []) {
    for (const name of [discoveryName, ...aliases.map(({ dnsName, port }) => `${dnsName}:${port}`)]) {
      const key = `${connect?.namespaceName} ${name}`;
      if ((taken.get(key) ?? owner) !== owner) return `the name ${name} of Service Connect is another service's.`;
      taken.set(key, owner);
    }
  }
  return undefined;
}

function told(read: () => Found): Found | string {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.message;
    throw thrown;
  }
}
