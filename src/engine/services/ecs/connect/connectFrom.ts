import type { ContainerDefinition, PortMapping, ServiceConnectConfiguration, ServiceConnectService } from "../../../../aws/generated/ecs.ts";
import { memoryMiBFrom } from "../../../../aws/rules/taskSize.ts";
import { isForWindows } from "../../../../aws/rules/windows.ts";
import type { View } from "../../../kernel/context.ts";
import { clusterOptions } from "../lateTables.ts";
import { invalidParameter, unsupportedFeature } from "../refusals.ts";
import type { ConnectOwner, ConnectWish, NamespaceWish } from "./connect.ts";
import { namespaceFrom } from "./namespaces.ts";
import { connectsByNamespace, type ConnectAlias, type ConnectPort } from "./tables.ts";

/**
 * What a service asks for of Service Connect. Throws InvalidParameterException. ECS guide, "Service Connect", and ECS
 * API, ServiceConnectService, say what may be; all wordings are assumed.
 */
export function connectFrom(view: View, given: ServiceConnectConfiguration, owner: ConnectOwner): ConnectWish {
  checkDefinition(owner);
  const namespace = wishedNamespace(view, given, owner);
  const name = nameOf(namespace);
  const ports = (given.services ?? []).map((service) => portFrom(service, { owner, namespaceName: name }));
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

/** ECS guide, "Service Connect", considerations. */
function checkDefinition({ taskDefinition: { definition } }: ConnectOwner): void {
  const { networkMode = "bridge", memory, runtimePlatform, containerDefinitions = [] } = definition;
  if (networkMode !== "awsvpc" && networkMode !== "bridge") throw invalidParameter(`Service Connect is not supported for the networkMode '${networkMode}'.`);
  if (isForWindows({ runtimePlatform })) throw invalidParameter("Service Connect is not supported for Windows containers.");
  const taskMiB = memoryMiBFrom(memory ?? "");
  if (taskMiB === undefined) throw invalidParameter("Service Connect requires a task memory limit. Specify 'memory' for the task definition.");
  const limits = containerDefinitions.reduce((sum, container) => sum + (container.memory ?? 0), 0);
  if (limits >= taskMiB) throw invalidParameter(`Service Connect requires a task memory limit that is greater than the sum of the memory limits of its containers. The task has ${taskMiB} MiB, its containers have ${limits} MiB.`);
}

interface Place {
  readonly owner: ConnectOwner;
  readonly namespaceName: string;
}

function portFrom(service: ServiceConnectService, { owner, namespaceName }: Place): ConnectPort {
  const { portName, discoveryName = portName, clientAliases = [], ingressPortOverride = null, timeout, tls } = service;
  if (tls !== undefined) throw unsupportedFeature("TLS of Service Connect");
  const [container, mapping] = mappingNamed(owner, portName);
  if (!DISCOVERY_NAME.test(discoveryName)) throw invalidParameter(`The discoveryName '${discoveryName}' is not valid. It can have up to 64 characters: lowercase letters, numbers, underscores and hyphens, and cannot start with a hyphen.`);
  const protocol = mapping.appProtocol ?? "tcp";
  if (protocol === "tcp" && timeout?.perRequestTimeoutSeconds !== undefined) throw invalidParameter("perRequestTimeoutSeconds is not supported for TCP.");
  checkIngress(owner, ingressPortOverride);
  const aliases = aliasesFrom(clientAliases, `${discoveryName}.${namespaceName}`);
  return { portName, containerName: container.name ?? "", containerPort: mapping.containerPort ?? 0, ingressPortOverride, protocol, discoveryName, aliases };
}

/** ECS API, ServiceConnectService. */
const DISCOVERY_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;

function mappingNamed({ taskDefinition }: ConnectOwner, portName: string): readonly [ContainerDefinition, PortMapping] {
  for (const container of taskDefinition.definition.containerDefinitions ?? []) {
    const mapping = container.portMappings?.find(({ name }) => name === portName);
    if (mapping?.protocol === "udp") throw invalidParameter(`The port '${portName}' is a UDP port. Service Connect supports TCP only.`);
    if (mapping !== undefined) return [container, mapping];
  }
  throw invalidParameter(`The portName '${portName}' does not exist in the task definition. Specify the name of one of its port mappings.`);
}

function checkIngress({ taskDefinition }: ConnectOwner, port: number | null): void {
  // There it would be a port of the instance, which placement had to look after.
  if (port !== null && taskDefinition.definition.networkMode !== "awsvpc") throw unsupportedFeature("An ingressPortOverride in the networkMode 'bridge'");
}

function aliasesFrom(given: NonNullable<ServiceConnectService["clientAliases"]>, usual: string): readonly ConnectAlias[] {
  const [first, another] = given;
  if (first === undefined) throw invalidParameter("Each service of Service Connect needs a client alias with a port.");
  if (another !== undefined) throw invalidParameter("Each service of Service Connect can have one client alias.");
  if (first.testTrafficRules !== undefined) throw unsupportedFeature("Test traffic of Service Connect");
  const { port, dnsName = usual } = first;
  if (port < 1 || port > 65_535) throw invalidParameter("The port of a client alias must be between 1 and 65535.");
  if (dnsName.length > 127) throw invalidParameter("The dnsName of a client alias can have at most 127 characters.");
  return [{ dnsName, port }];
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
