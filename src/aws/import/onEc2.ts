import type { ContainerDefinition, CreateServiceRequest, PortMapping, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";

/** Whether a definition is made for Fargate, or for a network interface a task: neither is simulated yet. */
export function needsFargateOrEni(input: RegisterTaskDefinitionRequest): boolean {
  return input.networkMode === "awsvpc" || asksForFargateOnly(input);
}

function asksForFargateOnly({ requiresCompatibilities }: RegisterTaskDefinitionRequest): boolean {
  return requiresCompatibilities?.includes("FARGATE") === true && !requiresCompatibilities.includes("EC2");
}

/**
 * The same task for container instances in bridge mode, where ports are found when a container starts. What only
 * Fargate or a network interface of its own can have is left out. To be offered, never done unasked.
 */
export function taskDefinitionOnEc2(input: RegisterTaskDefinitionRequest): RegisterTaskDefinitionRequest {
  const { ephemeralStorage: _storage, proxyConfiguration: _proxy, ...rest } = input;
  return {
    ...rest,
    requiresCompatibilities: ["EC2"],
    networkMode: "bridge",
    containerDefinitions: input.containerDefinitions.map(containerInBridge),
  };
}

function containerInBridge(container: ContainerDefinition): ContainerDefinition {
  if (container.portMappings === undefined) return container;
  return { ...container, portMappings: container.portMappings.map(mappingInBridge) };
}

function mappingInBridge({ hostPort: _same, ...mapping }: PortMapping): PortMapping {
  return mapping;
}

/** Whether a service asks for Fargate, or for network interfaces. */
export function serviceNeedsFargateOrEni(input: CreateServiceRequest): boolean {
  if (input.launchType === "FARGATE" || input.networkConfiguration !== undefined) return true;
  return input.capacityProviderStrategy?.some(({ capacityProvider }) => capacityProvider?.startsWith("FARGATE")) === true;
}

/** The same service for container instances. To be offered, never done unasked. */
export function serviceOnEc2(input: CreateServiceRequest): CreateServiceRequest {
  const { networkConfiguration: _network, platformVersion: _platform, capacityProviderStrategy: _providers, ...rest } = input;
  return { ...rest, launchType: "EC2" };
}
