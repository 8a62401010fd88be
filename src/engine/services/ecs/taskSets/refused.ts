import type { CreateServiceRequest, UpdateServiceRequest } from "../../../../aws/generated/ecs.ts";
import { invalidParameter } from "../refusals.ts";
import type { ServiceRow } from "../tables.ts";

/** What belongs to task sets a service that has them is not given. The first two were observed, the others are assumed to be like them. */
export function refuseWhatSetsHave(input: CreateServiceRequest): void {
  if (input.taskDefinition !== undefined) throw invalidParameter("TaskDefinition must be blank");
  for (const [member, word] of OF_SETS) if (input[member] !== undefined) throw invalidParameter(`${word} must be null.`);
  // ECS API, CreateService; the wording is assumed.
  if (input.schedulingStrategy === "DAEMON") throw invalidParameter("The daemon scheduling strategy does not support the EXTERNAL deployment controller");
  if (input.serviceConnectConfiguration?.enabled === true) throw invalidParameter("Service Connect does not support the EXTERNAL deployment controller.");
  if (input.availabilityZoneRebalancing === "ENABLED") throw invalidParameter("Availability Zone rebalancing does not support the EXTERNAL deployment controller.");
}

const OF_SETS = [
  ["networkConfiguration", "NetworkConfiguration"],
  ["loadBalancers", "LoadBalancers"],
  ["serviceRegistries", "ServiceRegistries"],
  ["launchType", "LaunchType"],
  ["capacityProviderStrategy", "CapacityProviderStrategy"],
  ["platformVersion", "PlatformVersion"],
] as const;

/**
 * ECS API, UpdateService: of such a service only the desired count, placement, the grace period and what tasks are
 * tagged with can be updated, and what CodeDeploy deploys also has percentages, for draining. The wording was observed
 * for the task definition, the network and the load balancers of CODE_DEPLOY, and the others are assumed to be like it.
 */
export function refuseUpdatesOfSets({ deploymentController }: ServiceRow, input: UpdateServiceRequest): void {
  const [who, instead] = deploymentController === "EXTERNAL" ? ["an EXTERNAL", "Create a new task set."] : ["a CODE_DEPLOY", "Use AWS CodeDeploy to trigger a new deployment."];
  for (const [member, word] of NOT_UPDATED) {
    if (input[member] === undefined || input[member] === false) continue;
    if (member === "deploymentConfiguration" && deploymentController === "CODE_DEPLOY") checkWatched(input);
    else throw invalidParameter(`${word} on services with ${who} deployment controller. ${instead}`);
  }
}

/** ECS guide, "Troubleshooting Amazon ECS deployment strategy updates"; the last is assumed to be like the others. */
export function checkWatched({ deploymentConfiguration }: Pick<UpdateServiceRequest, "deploymentConfiguration">): void {
  const { deploymentCircuitBreaker, alarms, strategy = "ROLLING", bakeTimeInMinutes = 0, lifecycleHooks = [] } = deploymentConfiguration ?? {};
  const word =
    deploymentCircuitBreaker?.enable === true ? "Deployment circuit breaker"
    : alarms?.enable === true ? "Alarm based rollback"
    : strategy !== "ROLLING" || bakeTimeInMinutes > 0 || lifecycleHooks.length > 0 ? "Deployment strategy"
    : undefined;
  if (word !== undefined) throw invalidParameter(`${word} feature is only supported with ECS deployment controller. Update to ECS deployment controller and try again.`);
}

const NOT_UPDATED = [
  ["taskDefinition", "Unable to update task definition"],
  ["networkConfiguration", "Unable to update network parameters"],
  ["loadBalancers", "Unable to update load balancers"],
  ["platformVersion", "Unable to update platform version"],
  ["capacityProviderStrategy", "Unable to update capacity provider strategy"],
  ["serviceRegistries", "Unable to update service registries"],
  ["serviceConnectConfiguration", "Unable to update Service Connect"],
  ["deploymentConfiguration", "Unable to update deployment configuration"],
  ["forceNewDeployment", "Cannot force a new deployment"],
  ["availabilityZoneRebalancing", "Unable to update Availability Zone rebalancing"],
] as const;
