import type { ContainerDefinition, CreateServiceRequest, DeploymentConfiguration, PortMapping, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import type { Path } from "../problem.ts";

/** Whether a definition is made for Fargate, or for a network interface a task: neither is simulated yet. */
export function needsFargateOrEni(input: RegisterTaskDefinitionRequest): boolean {
  const { networkMode, requiresCompatibilities } = input;
  if (networkMode === "awsvpc") return true;
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

/** The parts of a service that are not simulated yet, by their paths. CreateService refuses a service that has one. */
export function unsimulatedIn(input: CreateServiceRequest): readonly Path[] {
  return UNSIMULATED.filter(({ has }) => has(input)).map(({ path }) => path);
}

/** The service without them, on container instances. To be offered, never done unasked. */
export function serviceAsSimulated(input: CreateServiceRequest): CreateServiceRequest {
  const {
    networkConfiguration: _network,
    platformVersion: _platform,
    capacityProviderStrategy: _providers,
    placementConstraints: _constraints,
    placementStrategy: _strategy,
    serviceRegistries: _registries,
    serviceConnectConfiguration: _connect,
    volumeConfigurations: _volumes,
    vpcLatticeConfigurations: _lattice,
    deploymentController: _controller,
    schedulingStrategy: _scheduling,
    deploymentConfiguration,
    ...rest
  } = input;
  const rollout = deploymentConfiguration === undefined ? undefined : rollingOf(deploymentConfiguration);
  const onEc2 = { ...rest, launchType: "EC2" as const, desiredCount: input.desiredCount ?? 1 };
  return rollout === undefined ? onEc2 : { ...onEc2, deploymentConfiguration: rollout };
}

function rollingOf({ minimumHealthyPercent, maximumPercent }: DeploymentConfiguration): DeploymentConfiguration | undefined {
  const kept = Object.entries({ minimumHealthyPercent, maximumPercent }).filter(([, percent]) => percent !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

const given = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > 0;

/** In step with what CreateService refuses as not simulated; a test plays each of them. */
const UNSIMULATED: readonly { readonly path: Path; readonly has: (input: CreateServiceRequest) => boolean }[] = [
  { path: ["launchType"], has: ({ launchType }) => (launchType ?? "EC2") !== "EC2" },
  { path: ["networkConfiguration"], has: ({ networkConfiguration }) => networkConfiguration?.awsvpcConfiguration !== undefined },
  { path: ["capacityProviderStrategy"], has: (input) => given(input.capacityProviderStrategy) },
  { path: ["schedulingStrategy"], has: ({ schedulingStrategy }) => schedulingStrategy === "DAEMON" },
  { path: ["deploymentController"], has: ({ deploymentController }) => (deploymentController?.type ?? "ECS") !== "ECS" },
  { path: ["placementConstraints"], has: (input) => given(input.placementConstraints) },
  { path: ["placementStrategy"], has: (input) => given(input.placementStrategy) },
  { path: ["serviceRegistries"], has: (input) => given(input.serviceRegistries) },
  { path: ["serviceConnectConfiguration"], has: (input) => input.serviceConnectConfiguration?.enabled === true },
  { path: ["volumeConfigurations"], has: (input) => given(input.volumeConfigurations) },
  { path: ["vpcLatticeConfigurations"], has: (input) => given(input.vpcLatticeConfigurations) },
  { path: ["deploymentConfiguration", "deploymentCircuitBreaker"], has: (input) => input.deploymentConfiguration?.deploymentCircuitBreaker?.enable === true },
  { path: ["deploymentConfiguration", "alarms"], has: (input) => input.deploymentConfiguration?.alarms?.enable === true },
  { path: ["deploymentConfiguration", "strategy"], has: (input) => (input.deploymentConfiguration?.strategy ?? "ROLLING") !== "ROLLING" },
  { path: ["deploymentConfiguration", "lifecycleHooks"], has: (input) => given(input.deploymentConfiguration?.lifecycleHooks) },
];
