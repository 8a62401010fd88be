import type { DeploymentConfiguration } from "../../../../aws/generated/ecs.ts";
import type { Percents } from "../serviceRules.ts";

/** How a service is deployed, or was: rolling, without circuit breaker. */
export function describeDeploymentConfiguration({ maximumPercent, minimumHealthyPercent }: Percents): DeploymentConfiguration {
  return {
    deploymentCircuitBreaker: { enable: false, rollback: false },
    maximumPercent,
    minimumHealthyPercent,
    strategy: "ROLLING",
    bakeTimeInMinutes: 0,
  };
}
