import type { ClassicHealthCheck, RegisteredInstanceRow } from "./tables.ts";

/** A state with what explains it. */
export type Standing = Pick<RegisteredInstanceRow, "state" | "reasonCode" | "description">;

/** API reference, "InstanceState"; which code goes with which is observed of the first three, else assumed. */
const outOfService = (reasonCode: "ELB" | "Instance", description: string): Standing => ({ state: "OutOfService", reasonCode, description });

export const IN_SERVICE: Standing = { state: "InService", reasonCode: "N/A", description: "N/A" };
export const REGISTERING = outOfService("ELB", "Instance registration is still in progress.");
export const FAILED = outOfService("Instance", "Instance has failed at least the UnhealthyThreshold number of health checks consecutively.");
export const COMING_BACK = outOfService("Instance", "Instance has not passed the configured HealthyThreshold number of health checks consecutively.");
export const OTHER_ZONE = outOfService("ELB", "Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to.");
export const NOT_REGISTERED = outOfService("Instance", "Instance is not currently registered with the LoadBalancer.");
export const STOPPED = outOfService("Instance", "Instance is in stopped state.");
export const TERMINATED = outOfService("Instance", "Instance is in terminated state.");
export const PENDING = outOfService("Instance", "Instance is in pending state.");
/** ELB user guide, "Configure connection draining". */
export const DRAINING: Standing = { ...IN_SERVICE, description: "Instance deregistration currently in progress." };

/** How an instance stands, and what is counted on the way to another state. */
export interface Tally extends Standing {
  readonly passedInARow: number;
  readonly failedInARow: number;
}

/**
 * Where one more probe brings an instance. ELB user guide, HealthyHostCount: a new one is in service with its first
 * success, and the healthy threshold is for coming back.
 */
export function afterProbe(row: Tally, check: Pick<ClassicHealthCheck, "healthyThreshold" | "unhealthyThreshold">, passed: boolean): Tally {
  const isBack = row.description === FAILED.description || row.description === COMING_BACK.description;
  if (passed) {
    const passedInARow = isBack ? row.passedInARow + 1 : 0;
    if (!isBack || passedInARow >= check.healthyThreshold) return { ...IN_SERVICE, passedInARow: 0, failedInARow: 0 };
    return { ...COMING_BACK, passedInARow, failedInARow: 0 };
  }
  const failedInARow = row.failedInARow + 1;
  if (isBack || failedInARow >= check.unhealthyThreshold) return { ...FAILED, passedInARow: 0, failedInARow: 0 };
  const { state, reasonCode, description } = row;
  return { state, reasonCode, description, passedInARow: 0, failedInARow };
}
