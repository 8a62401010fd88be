import type { DeploymentConfiguration } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { describeOptions } from "../rollouts/rollouts.ts";
import type { Percents } from "../serviceRules.ts";

/** How a service or one of its service deployments, known by its ARN, is deployed or was. */
export function describeDeploymentConfiguration(view: View, ownerId: string, { maximumPercent, minimumHealthyPercent }: Percents): DeploymentConfiguration {
  const { deploymentCircuitBreaker, ...others } = describeOptions(view, ownerId);
  return { deploymentCircuitBreaker, maximumPercent, minimumHealthyPercent, ...others };
}
