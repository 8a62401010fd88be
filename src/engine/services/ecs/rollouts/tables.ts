import type { DeploymentAlarms, DeploymentCircuitBreaker, DeploymentConfiguration, DeploymentStrategy, ServiceDeploymentRollbackMonitorsStatus } from "../../../../aws/generated/ecs.ts";
import { table } from "../../../kernel/table.ts";

/**
 * How a service is deployed beyond its two percentages. A service without a row is deployed rolling, and nothing
 * watches over it.
 */
export interface OptionsRow {
  /** A service's ARN: what its deployments are to have; that of a service deployment: what that one has. */
  readonly ownerId: string;
  readonly strategy: DeploymentStrategy;
  readonly circuitBreaker: DeploymentCircuitBreaker;
  /** null: none were ever named. */
  readonly alarms: DeploymentAlarms | null;
}

/** What a service asks of its deployments, without whose it is. */
export type DeploymentOptions = Omit<OptionsRow, "ownerId">;

/** What has an eye on a service deployment. */
export interface Monitor {
  readonly status: Exclude<ServiceDeploymentRollbackMonitorsStatus, "DISABLED">;
}

/** The circuit breaker of one service deployment. */
export interface BreakerRow extends Monitor {
  readonly serviceDeploymentArn: string;
  /** Failures in a row at which it acts: settled when the deployment begins. */
  readonly threshold: number;
  /** How many there were when it ended; until then they are those of the deployment. */
  readonly failureCount: number;
}

export const deploymentOptions = table<OptionsRow>("ecs.deploymentOptions", "ownerId");
export const breakers = table<BreakerRow>("ecs.deploymentBreakers", "serviceDeploymentArn");

/** The configuration of a deployment as it is given and described, but for the percentages. */
export type OptionsGiven = Omit<DeploymentConfiguration, "maximumPercent" | "minimumHealthyPercent">;
