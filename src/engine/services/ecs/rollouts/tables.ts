import type { DeploymentAlarms, DeploymentCircuitBreaker, DeploymentStrategy, ServiceDeploymentRollbackMonitorsStatus } from "../../../../aws/generated/ecs.ts";
import { index, table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import type { ShiftOptions } from "./shift/table.ts";

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
  /** How long a deployment is watched after its last task is in service. */
  readonly bakeTimeInMinutes: number;
  /** How traffic is moved; absent: that was never asked for. */
  readonly shift?: ShiftOptions;
}

/** What a service asks of its deployments, without whose it is. */
export type DeploymentOptions = Omit<OptionsRow, "ownerId">;

/** The circuit breaker of one service deployment. */
export interface BreakerRow {
  readonly serviceDeploymentArn: string;
  readonly status: ServiceDeploymentRollbackMonitorsStatus;
  /** Failures in a row at which it acts: settled when the deployment begins. */
  readonly threshold: number;
  /** How many there were when it ended; until then they are those of the deployment. */
  readonly failureCount: number;
}

/** The alarms that one service deployment looks at. */
export interface AlarmWatchRow {
  readonly serviceDeploymentArn: string;
  readonly serviceArn: string;
  /** DISABLED: one of them was in ALARM as the deployment began. */
  readonly status: ServiceDeploymentRollbackMonitorsStatus;
  readonly alarmNames: readonly string[];
  /** Those that ended the deployment. */
  readonly triggered: readonly string[];
  /** null: its tasks are not all in service yet. */
  readonly bakesUntil: SimTime | null;
}

export const deploymentOptions = table<OptionsRow>("ecs.deploymentOptions", "ownerId");
export const breakers = table<BreakerRow>("ecs.deploymentBreakers", "serviceDeploymentArn");
export const alarmWatches = table<AlarmWatchRow>("ecs.deploymentAlarmWatches", "serviceDeploymentArn");

/** By status. */
export const openAlarmWatches = index("byStatus", { table: alarmWatches, by: (row) => (row.status === "MONITORING" ? row.status : undefined) });
