import type { ContainerDefinition, CreateServiceRequest, DeploymentConfiguration, PortMapping, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import type { Path } from "../problem.ts";
import { isReservedProvider } from "../rules/reservedProviders.ts";

/** Whether a definition is made for Fargate alone. */
export function needsFargate({ requiresCompatibilities }: RegisterTaskDefinitionRequest): boolean {
  return requiresCompatibilities?.includes("FARGATE") === true && !requiresCompatibilities.includes("EC2");
}

/** Whether a service shall run on Fargate: so say its launch type or its strategy. */
export function isForFargate({ launchType, capacityProviderStrategy = [] }: CreateServiceRequest): boolean {
  const [first] = capacityProviderStrategy;
  return launchType === "FARGATE" || isReservedProvider(first?.capacityProvider ?? "");
}

/** Whether a service of it would need Fargate, or the subnets of the account that it came from. */
export function needsFargateOrSubnets(input: RegisterTaskDefinitionRequest): boolean {
  return input.networkMode === "awsvpc" || needsFargate(input);
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

/**
 * The parts of a service that are not simulated yet, by their paths, and the network of another account, which is not
 * there and on Fargate is replaced. CreateService refuses a service that has one.
 */
export function unsimulatedIn(input: CreateServiceRequest): readonly Path[] {
  return UNSIMULATED.filter(({ has }) => has(input)).map(({ path }) => path);
}

/** The service without them: on Fargate if it is for that, else on container instances. To be offered, never done unasked. */
export function serviceAsSimulated(input: CreateServiceRequest, onFargate = isForFargate(input)): CreateServiceRequest {
  // What it cannot have is that of its task sets.
  if (input.deploymentController?.type === "EXTERNAL" && !isNoController(input)) return input;
  const {
    networkConfiguration,
    platformVersion,
    capacityProviderStrategy,
    launchType,
    serviceRegistries: _registries,
    serviceConnectConfiguration: _connect,
    volumeConfigurations: _volumes,
    vpcLatticeConfigurations: _lattice,
    deploymentController: _controller,
    deploymentConfiguration,
    loadBalancers,
    ...rest
  } = input;
  const rollout = deploymentConfiguration === undefined ? undefined : rollingOf(deploymentConfiguration);
  const counted = input.schedulingStrategy === "DAEMON" ? {} : { desiredCount: input.desiredCount ?? 1 };
  const capacity = onFargate ? given({ launchType, capacityProviderStrategy, platformVersion, networkConfiguration }) : { launchType: "EC2" as const };
  const balanced = loadBalancers === undefined ? {} : { loadBalancers: loadBalancers.map(({ advancedConfiguration: _routing, ...one }) => one) };
  const simulated = { ...rest, ...balanced, ...capacity, ...counted };
  return rollout === undefined ? simulated : { ...simulated, deploymentConfiguration: rollout };
}

/** Only the members that are there. */
const given = <Part extends object>(part: Part): Partial<Part> => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Partial<Part>;

function rollingOf(configuration: DeploymentConfiguration): DeploymentConfiguration | undefined {
  const { minimumHealthyPercent, maximumPercent, deploymentCircuitBreaker, alarms, lifecycleHooks } = configuration;
  const kept = given({ minimumHealthyPercent, maximumPercent, deploymentCircuitBreaker, alarms, ...(onlyPauses(configuration) ? { lifecycleHooks } : {}) });
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** A function is asked in a role of the account that it comes from, and stages of traffic come with the traffic. */
const onlyPauses = ({ strategy = "ROLLING", lifecycleHooks = [] }: DeploymentConfiguration): boolean => strategy === "ROLLING" && lifecycleHooks.every(({ targetType }) => targetType === "PAUSE");

const isGiven = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > 0;

/**
 * What CodeDeploy has for a service is not told with it, so that nobody would deploy it; an EXTERNAL service that shows
 * a task definition was described, and is not created so.
 */
function isNoController({ deploymentController, taskDefinition }: CreateServiceRequest): boolean {
  const { type = "ECS" } = deploymentController ?? {};
  return type === "CODE_DEPLOY" || (type === "EXTERNAL" && taskDefinition !== undefined);
}

/** It needs rules and a role of the account that it comes from. */
function movesTraffic({ deploymentConfiguration, loadBalancers = [] }: CreateServiceRequest): boolean {
  const { strategy = "ROLLING" } = deploymentConfiguration ?? {};
  return strategy !== "ROLLING" || loadBalancers.some(({ advancedConfiguration }) => advancedConfiguration !== undefined);
}

/** In step with what CreateService refuses as not simulated; a test plays each of them. */
const UNSIMULATED: readonly { readonly path: Path; readonly has: (input: CreateServiceRequest) => boolean }[] = [
  { path: ["launchType"], has: ({ launchType }) => launchType === "EXTERNAL" || launchType === "MANAGED_INSTANCES" },
  { path: ["networkConfiguration"], has: (input) => input.networkConfiguration?.awsvpcConfiguration !== undefined && !isForFargate(input) },
  { path: ["capacityProviderStrategy"], has: (input) => isGiven(input.capacityProviderStrategy) && !isForFargate(input) },
  { path: ["deploymentController"], has: isNoController },
  { path: ["serviceRegistries"], has: (input) => isGiven(input.serviceRegistries) },
  { path: ["serviceConnectConfiguration"], has: (input) => input.serviceConnectConfiguration?.enabled === true },
  { path: ["volumeConfigurations"], has: (input) => isGiven(input.volumeConfigurations) },
  { path: ["vpcLatticeConfigurations"], has: (input) => isGiven(input.vpcLatticeConfigurations) },
  { path: ["deploymentConfiguration", "strategy"], has: movesTraffic },
  { path: ["deploymentConfiguration", "lifecycleHooks"], has: ({ deploymentConfiguration = {} }) => isGiven(deploymentConfiguration.lifecycleHooks) && !onlyPauses(deploymentConfiguration) },
];
