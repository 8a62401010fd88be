import type { ServiceConnectConfiguration } from "../../../../aws/generated/ecs.ts";
import { type ConnectPort, portsIn } from "../../../../aws/rules/serviceConnect.ts";
import type { View } from "../../../kernel/context.ts";
import { clusterOptions } from "../lateTables.ts";
import { ruled } from "../../ruled.ts";
import { invalidParameter } from "../refusals.ts";
import type { ConnectOwner, ConnectWish, NamespaceWish } from "./connect.ts";
import { namespaceFrom } from "./namespaces.ts";
import { connectsByNamespace } from "./tables.ts";

/**
 * What a service asks for of Service Connect. Throws InvalidParameterException. ECS guide, "Service Connect", and ECS
 * API, ServiceConnectService, say what may be; all wordings are assumed.
 */
export function connectFrom(view: View, given: ServiceConnectConfiguration, owner: ConnectOwner): ConnectWish {
  const namespace = wishedNamespace(view, given, owner);
  const name = nameOf(namespace);
  const ports = ruled(() => portsIn(given, { definition: owner.taskDefinition.definition, namespaceName: name }));
  checkNames(view, ports, { owner, namespace });
  return { namespace, ports, given: { ...given, namespace: given.namespace ?? name } };
}

const nameOf = (namespace: NamespaceWish): string => ("arn" in namespace ? namespace.name : namespace.newName);

function wishedNamespace(view: View, { namespace }: ServiceConnectConfiguration, { clusterArn }: ConnectOwner): NamespaceWish {
  if (namespace !== undefined) return namespaceFrom(view, namespace);
  const own = view.find(clusterOptions, clusterArn)?.serviceConnectNamespace ?? null;
  if (own === null) throw invalidParameter("Service Connect requires a namespace. Specify one, or set a default for the cluster.");
  return own;
}

/** Neither the name of an endpoint nor an alias may be another's, of the same service or in the same namespace. */
function checkNames(view: View, ports: readonly ConnectPort[], { owner, namespace }: { readonly owner: ConnectOwner; readonly namespace: NamespaceWish }): void {
  const others = "arn" in namespace ? view.where(connectsByNamespace, namespace.arn).filter(({ ownerId }) => ownerId !== owner.serviceArn) : [];
  const taken: ConnectPort[] = others.flatMap(({ endpoints }) => endpoints);
  for (const port of ports) {
    if (taken.some(({ discoveryName }) => discoveryName === port.discoveryName)) {
      throw invalidParameter(`The discoveryName '${port.discoveryName}' is already in use in the namespace '${nameOf(namespace)}'.`);
    }
    const alias = port.aliases.find((own) => taken.some(({ aliases }) => aliases.some((one) => one.dnsName === own.dnsName && one.port === own.port)));
    if (alias !== undefined) throw invalidParameter(`The client alias '${alias.dnsName}:${alias.port}' is already in use in the namespace '${nameOf(namespace)}'.`);
    taken.push(port);
  }
}
