import type { ContainerDefinition, PortMapping, ServiceConnectConfiguration, ServiceConnectService, TaskDefinition } from "../generated/ecs.ts";
import { Refused } from "./refused.ts";
import { memoryMiBFrom } from "./taskSize.ts";
import { isForWindows } from "./windows.ts";

/** A name under which clients reach an endpoint. */
export interface ConnectAlias {
  readonly dnsName: string;
  readonly port: number;
}

/** A named port of a task definition that is to be found in a namespace. */
export interface ConnectPort {
  readonly portName: string;
  readonly containerName: string;
  readonly containerPort: number;
  /** Where the proxy listens instead; null: on the container's own port, or a port of the instance. */
  readonly ingressPortOverride: number | null;
  /** What the proxy takes the traffic for. A port without an appProtocol is plain TCP. */
  readonly protocol: "http" | "http2" | "grpc" | "tcp";
  readonly discoveryName: string;
  readonly aliases: readonly ConnectAlias[];
}

/** Whose tasks answer, and where. */
interface Place {
  readonly definition: TaskDefinition;
  readonly namespaceName: string;
}

/** The endpoints that a service asks for in a namespace. Throws Refused. */
export function portsIn({ services = [] }: ServiceConnectConfiguration, place: Place): readonly ConnectPort[] {
  checkDefinition(place.definition);
  return services.map((service) => portFrom(service, place));
}

/** ECS guide, "Service Connect", considerations. */
function checkDefinition(definition: TaskDefinition): void {
  const { networkMode = "bridge", memory, runtimePlatform, containerDefinitions = [] } = definition;
  if (networkMode !== "awsvpc" && networkMode !== "bridge") throw invalidParameter(`Service Connect is not supported for the networkMode '${networkMode}'.`);
  if (isForWindows({ runtimePlatform })) throw invalidParameter("Service Connect is not supported for Windows containers.");
  const taskMiB = memoryMiBFrom(memory ?? "");
  if (taskMiB === undefined) throw invalidParameter("Service Connect requires a task memory limit. Specify 'memory' for the task definition.");
  const limits = containerDefinitions.reduce((sum, container) => sum + (container.memory ?? 0), 0);
  if (limits >= taskMiB) throw invalidParameter(`Service Connect requires a task memory limit that is greater than the sum of the memory limits of its containers. The task has ${taskMiB} MiB, its containers have ${limits} MiB.`);
}

function portFrom(service: ServiceConnectService, { definition, namespaceName }: Place): ConnectPort {
  const { portName, discoveryName = portName, clientAliases = [], ingressPortOverride = null, timeout, tls } = service;
  if (tls !== undefined) throw unsupportedFeature("TLS of Service Connect");
  const [container, mapping] = mappingNamed(definition, portName);
  if (!DISCOVERY_NAME.test(discoveryName)) throw invalidParameter(`The discoveryName '${discoveryName}' is not valid. It can have up to 64 characters: lowercase letters, numbers, underscores and hyphens, and cannot start with a hyphen.`);
  const protocol = mapping.appProtocol ?? "tcp";
  if (protocol === "tcp" && timeout?.perRequestTimeoutSeconds !== undefined) throw invalidParameter("perRequestTimeoutSeconds is not supported for TCP.");
  checkIngress(definition, ingressPortOverride);
  const aliases = aliasesFrom(clientAliases, `${discoveryName}.${namespaceName}`);
  return { portName, containerName: container.name ?? "", containerPort: mapping.containerPort ?? 0, ingressPortOverride, protocol, discoveryName, aliases };
}

/** ECS API, ServiceConnectService. */
const DISCOVERY_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;

function mappingNamed({ containerDefinitions = [] }: TaskDefinition, portName: string): readonly [ContainerDefinition, PortMapping] {
  for (const container of containerDefinitions) {
    const mapping = container.portMappings?.find(({ name }) => name === portName);
    if (mapping?.protocol === "udp") throw invalidParameter(`The port '${portName}' is a UDP port. Service Connect supports TCP only.`);
    if (mapping !== undefined) return [container, mapping];
  }
  throw invalidParameter(`The portName '${portName}' does not exist in the task definition. Specify the name of one of its port mappings.`);
}

function checkIngress({ networkMode }: TaskDefinition, port: number | null): void {
  // There it would be a port of the instance, which placement had to look after.
  if (port !== null && networkMode !== "awsvpc") throw unsupportedFeature("An ingressPortOverride in the networkMode 'bridge'");
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

// The wordings are assumed.
const invalidParameter = (message: string): Refused => new Refused("InvalidParameterException", message);
const unsupportedFeature = (what: string): Refused => new Refused("UnsupportedFeatureException", `${what} is not simulated yet.`);
