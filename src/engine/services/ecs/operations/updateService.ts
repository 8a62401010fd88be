import type { UpdateServiceRequest, UpdateServiceResponse } from "../../../../aws/generated/ecs.ts";
import { isBySets } from "../../../../aws/rules/bySets.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { readingById } from "../../../kernel/readingById.ts";
import { checkDaemon } from "../daemonRules.ts";
import { connectFor, connectOf, isSameConnect, setConnect, type ConnectWish } from "../connect/connect.ts";
import { describeService } from "../describe/service.ts";
import { areSameRegistries, registryFor, registryOf, setRegistry, type Registry } from "../discovery/discovery.ts";
import { optionsFor, optionsOf, setOptions, type OptionsWish } from "../rollouts/rollouts.ts";
import { checkTaskRole } from "../executeCommand.ts";
import { asksForFargate, capacityFor, fargate, isSpecial, serviceOn, type Capacity, type CapacityFor } from "../fargate/late.ts";
import { clusterNamed, taskDefinitionNamed } from "../lookup.ts";
import { serviceNamed } from "../lookupService.ts";
import { scaleDeployments } from "../processes/scaleDeployments.ts";
import { TASKS_PER_SERVICE } from "../limits.ts";
import { wakeService } from "../processes/wakeService.ts";
import { areSameNetworks, networkFrom } from "../networkRules.ts";
import { placementFrom } from "../placementRules.ts";
import { rebalancingFrom } from "../rebalancingRules.ts";
import { invalidParameter, serviceNotActive, unsupportedFeature } from "../refusals.ts";
import { deployService } from "../serviceDeployments/follow.ts";
import {
  checkBalancersMayChange,
  checkDesiredCount,
  checkStays,
  hasContainerPort,
  loadBalancersFrom,
  percentsFrom,
  refuseUnsimulated,
} from "../serviceRules.ts";
import { refuseUpdatesOfSets } from "../taskSets/late.ts";
import {
  services,
  taskDefinitions,
  type ServiceLoadBalancer,
  type ServiceRow,
  type TaskDefinitionRow,
} from "../tables.ts";

interface Plan {
  readonly serviceArn: string;
  readonly patch: Partial<ServiceRow>;
  readonly registry: Registry;
  readonly connect: ConnectWish;
  readonly options: OptionsWish;
  readonly deploys: boolean;
}

/**
 * Sets what a service should be. Tasks follow later: the scheduler sees the difference when it looks at the service.
 * ECS API, UpdateService, says which changes make a new deployment.
 */
export const updateService = operation("ecs", "UpdateService", {
  check(view: View, input: UpdateServiceRequest): Plan {
    const service = serviceNamed(view, clusterNamed(view, input.cluster), input.service);
    if (service.status !== "ACTIVE") throw serviceNotActive();
    const kept = onlyScales(service, input) ? keptBy(view, service.serviceArn) : undefined;
    // Its echo is a new one, as with every update: also one that changes nothing is noted.
    if (kept !== undefined) return { ...kept, patch: { ...kept.patch, desiredCount: input.desiredCount ?? 0, echo: { ...service.echo } } };
    const { type: controller = service.deploymentController } = input.deploymentController ?? {};
    if (controller !== service.deploymentController) throw unsupportedFeature("A change of the deployment controller");
    return planFor(view, service, input);
  },

  apply(ctx: Context, { serviceArn, patch, registry, connect, options, deploys }: Plan): ServiceRow {
    const before = ctx.need(services, serviceArn);
    const service = ctx.update(services, serviceArn, patch);
    scaleDeployments(ctx, service, service.desiredCount - before.desiredCount);
    setRegistry(ctx, serviceArn, registry);
    setConnect(ctx, serviceArn, connect);
    setOptions(ctx, serviceArn, options);
    if (deploys) deployService(ctx, service);
    else if (isSpecial(before) || isSpecial(service)) fargate().follow(ctx, service);
    wakeService(ctx, serviceArn);
    return service;
  },

  answer: (view, service): UpdateServiceResponse => ({ service: describeService(view, service, { tags: true }) }),
});

/** What is to be changed of a service. Throws what ECS refuses. */
function planFor(view: View, service: ServiceRow, input: UpdateServiceRequest): Plan {
  if (isBySets(service)) return planForSets(view, service, input);
  if (service.schedulingStrategy === "DAEMON") checkDaemon(input);
  refuseUnsimulated(input);
  const taskDefinition = definitionFor(view, service, input);
  const enableExecuteCommand = input.enableExecuteCommand ?? service.echo.enableExecuteCommand;
  checkTaskRole(enableExecuteCommand, taskDefinition.definition, "service couldn't be updated");
  const placement = placementFrom(input, taskDefinition, service);
  const capacity = capacityAfter(view, input, { service, definition: taskDefinition, placement });
  const network = networkFrom(view, taskDefinition, { given: input.networkConfiguration, before: service.network, onFargate: asksForFargate(capacity) });
  const loadBalancers = balancersFor(view, { service, input, taskDefinition });
  const { schedulingStrategy, availabilityZoneRebalancing: before } = service;
  // ECS API, UpdateService: an empty list removes; tasks that have their place keep it.
  const { placementConstraints, placementStrategy } = placement;
  const { minimumHealthyPercent, maximumPercent } = percentsFrom(view, input.deploymentConfiguration, service);
  const rebalanced = { schedulingStrategy, placementConstraints, placementStrategy, maximumPercent };
  const anyway = updatedAnyway(service, input);
  // Field by field, for services that are scaled are updated all day.
  const patch = {
    taskDefinitionArn: taskDefinition.taskDefinitionArn,
    loadBalancers,
    network,
    ...serviceOn(service, capacity),
    placementConstraints,
    placementStrategy,
    minimumHealthyPercent,
    maximumPercent,
    availabilityZoneRebalancing: rebalancingFrom(rebalanced, taskDefinition, { asked: input.availabilityZoneRebalancing, before }),
    desiredCount: anyway.desiredCount,
    healthCheckGracePeriodSeconds: anyway.healthCheckGracePeriodSeconds,
    echo: anyway.echo,
    startFailuresInARow: anyway.startFailuresInARow,
    retryAt: anyway.retryAt,
  };
  const registryBefore = registryOf(view, service.serviceArn);
  const registry = registryFor(view, input, { taskDefinitionArn: patch.taskDefinitionArn, before: registryBefore });
  const { serviceArn, clusterArn } = service;
  const connect = connectFor(view, input.serviceConnectConfiguration, { serviceArn, clusterArn, taskDefinitionArn: patch.taskDefinitionArn });
  const deploys =
    input.forceNewDeployment === true ||
    patch.taskDefinitionArn !== service.taskDefinitionArn ||
    !areSameNetworks(network, service.network) ||
    (input.platformVersion !== undefined && capacity.fargate?.platformVersion !== service.fargate?.platformVersion) ||
    !areSame(loadBalancers, service.loadBalancers) ||
    !areSameRegistries(registry, registryBefore) ||
    !isSameConnect(connect, connectOf(view, serviceArn));
  const options = optionsFor(view, input.deploymentConfiguration, { kind: service, loadBalancers, before: optionsOf(view, serviceArn) });
  return { serviceArn, patch, registry, connect, options, deploys };
}

/**
 * What an update comes to that says nothing. Services that are scaled are updated all day, and what they keep suits
 * them as it did before, until something changes that it rests on.
 */
const keptBy = readingById("ecs.keptByUpdate", services, {
  read: (view, service: ServiceRow) => planFor(view, service, { service: service.serviceArn }),
  isAlike: isKeptAlike,
});

/** What becomes of a service by itself, or when it is scaled. */
const IN_PASSING: ReadonlySet<string> = new Set<keyof ServiceRow>([
  "desiredCount", "lastPassAt", "steady", "steadySaidAt", "complaints", "deregistrations", "startsToTell", "rebalancing", "waitsForRoom", "startFailuresInARow", "retryAt",
]);

function isKeptAlike(before: ServiceRow, after: ServiceRow): boolean {
  for (const field in after) {
    const name = field as keyof ServiceRow;
    if (after[name] !== before[name] && !IN_PASSING.has(name) && !(name === "echo" && isSameEcho(before.echo, after.echo))) return false;
  }
  return true;
}

const isSameEcho = (a: ServiceRow["echo"], b: ServiceRow["echo"]): boolean =>
  a.propagateTags === b.propagateTags && a.enableECSManagedTags === b.enableECSManagedTags && a.enableExecuteCommand === b.enableExecuteCommand && a.role === b.role;

/** Whether an update says nothing but how many tasks there shall be, and no number that is refused. */
function onlyScales(service: ServiceRow, input: UpdateServiceRequest): boolean {
  const { desiredCount = -1 } = input;
  if (desiredCount < 0 || desiredCount > TASKS_PER_SERVICE || isBySets(service) || service.schedulingStrategy === "DAEMON") return false;
  for (const name in input) if (!SCALING.has(name)) return false;
  return true;
}

const SCALING: ReadonlySet<string> = new Set<keyof UpdateServiceRequest>(["cluster", "service", "desiredCount"]);

/** It stays what it was, where nothing is said. ECS API, UpdateService: any strategy may take the place of any other and of a launch type; an empty one goes back to that. */
function capacityAfter(view: View, input: UpdateServiceRequest, { service, ...of }: { readonly service: ServiceRow } & Omit<CapacityFor, "clusterArn">): Capacity {
  const { fargate: before, strategy, clusterArn } = service;
  const { capacityProviderStrategy = before?.strategy ?? strategy ?? [], platformVersion } = input;
  const goesBack = input.capacityProviderStrategy?.length === 0;
  const launchType = capacityProviderStrategy.length > 0 ? undefined : ((goesBack ? service.firstLaunchType : undefined) ?? service.launchType);
  return capacityFor(view, { launchType, capacityProviderStrategy, platformVersion }, { clusterArn, ...of, versionBefore: before?.platformVersion });
}

/** What can be updated of any service, without a deployment. */
function updatedAnyway(service: ServiceRow, input: UpdateServiceRequest): Pick<ServiceRow, "desiredCount" | "healthCheckGracePeriodSeconds" | "echo" | "startFailuresInARow" | "retryAt"> {
  const { echo } = service;
  const grace = input.healthCheckGracePeriodSeconds ?? service.healthCheckGracePeriodSeconds;
  // Range of the API; the wording is assumed.
  if (grace < 0) throw invalidParameter("healthCheckGracePeriodSeconds cannot be less than 0.");
  return {
    desiredCount: checkDesiredCount(input.desiredCount ?? service.desiredCount),
    healthCheckGracePeriodSeconds: grace,
    echo: {
      propagateTags: input.propagateTags ?? echo.propagateTags,
      enableECSManagedTags: input.enableECSManagedTags ?? echo.enableECSManagedTags,
      enableExecuteCommand: input.enableExecuteCommand ?? echo.enableExecuteCommand,
      role: echo.role,
    },
    // ECS guide, "Service throttle logic": an update brings the service back to normal at once.
    startFailuresInARow: 0,
    retryAt: null,
  };
}

function planForSets(view: View, service: ServiceRow, input: UpdateServiceRequest): Plan {
  refuseUpdatesOfSets(service, input);
  const percents = percentsFrom(view, input.deploymentConfiguration, service);
  const patch = { ...placementFrom(input, { definition: {} }, service), ...percents, ...updatedAnyway(service, input) };
  return { serviceArn: service.serviceArn, patch, registry: null, connect: null, options: null, deploys: false };
}

/** What a service runs already it may go on running, also when that was deregistered since. */
function definitionFor(view: View, service: ServiceRow, { taskDefinition }: UpdateServiceRequest): TaskDefinitionRow {
  return taskDefinition === undefined
    ? view.need(taskDefinitions, service.taskDefinitionArn)
    : taskDefinitionNamed(view, taskDefinition, "UpdateService");
}

function balancersFor(
  view: View,
  of: { readonly service: ServiceRow; readonly input: UpdateServiceRequest; readonly taskDefinition: TaskDefinitionRow },
): readonly ServiceLoadBalancer[] {
  const { service, input, taskDefinition } = of;
  if (input.loadBalancers !== undefined) checkBalancersMayChange(view);
  if (input.loadBalancers !== undefined) return loadBalancersFrom(view, input.loadBalancers, taskDefinition);
  // ECS guide, "Troubleshooting service load balancers".
  if (service.loadBalancers.some((loadBalancer) => !hasContainerPort(taskDefinition, loadBalancer))) {
    throw invalidParameter(
      `Unable to update the service ${service.serviceName}: Load balancer container name or port changed in task definition`,
    );
  }
  for (const one of service.loadBalancers) checkStays(view, taskDefinition, one);
  return service.loadBalancers;
}

function areSame(a: readonly ServiceLoadBalancer[], b: readonly ServiceLoadBalancer[]): boolean {
  return a === b || (a.length === b.length && a.every((one, i) => keyOf(one) === keyOf(b[i])));
}

const keyOf = (loadBalancer: ServiceLoadBalancer | undefined): string =>
  [loadBalancer?.targetGroupArn, loadBalancer?.containerName, loadBalancer?.containerPort, JSON.stringify(loadBalancer?.advancedConfiguration)].join("|");
