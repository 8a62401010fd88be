import type { CreateServiceRequest, UpdateServiceRequest } from "../../../aws/generated/ecs.ts";
import { invalidParameter } from "./refusals.ts";
import type { Percents } from "./serviceRules.ts";

/** What a DAEMON service has when nothing is said. ECS API, DeploymentConfiguration. */
export const DAEMON_PERCENTS: Percents = { minimumHealthyPercent: 0, maximumPercent: 100 };

/**
 * What a DAEMON service cannot be told: its desired count follows from its instances, and a task is replaced by
 * stopping it first. Throws InvalidParameterException. The wordings of the first four come from third parties, the
 * last one is assumed.
 */
export function checkDaemon(input: Partial<CreateServiceRequest & UpdateServiceRequest>): void {
  const { desiredCount, deploymentConfiguration, placementStrategy, launchType, availabilityZoneRebalancing } = input;
  const maximumPercent = deploymentConfiguration?.maximumPercent ?? 100;
  if (launchType === "FARGATE") throw unsupported("the FARGATE launch type. Change the launch type and try again");
  if (desiredCount !== undefined) {
    throw unsupported("a desired count for services. Remove the desired count value and try again");
  }
  if (maximumPercent > 100) throw unsupported("values above 100 for maximumPercent");
  if ((placementStrategy ?? []).length > 0) throw unsupported("placement strategies");
  // ECS API, DeploymentConfiguration: maximumPercent is 100 and cannot be changed.
  if (maximumPercent < 100) throw unsupported("values below 100 for maximumPercent");
  if (availabilityZoneRebalancing === "ENABLED") throw unsupported("Availability Zone rebalancing");
}

const unsupported = (what: string) => invalidParameter(`The daemon scheduling strategy does not support ${what}`);
