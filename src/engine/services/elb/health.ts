import type { ClassicHealthCheck, ClassicProtocol, RegisteredInstanceRow } from "./tables.ts";

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

/** What a health check asks for. A path is asked for over HTTP and HTTPS, which must answer 200. */
export interface Probe {
  readonly protocol: ClassicProtocol;
  readonly port: number;
  readonly path: string | null;
}

/** The forms that `Target` of a health check takes; undefined for anything else. */
export function probeIn(target: string): Probe | undefined {
  const [, protocol = "", port = "", path] = /^(HTTPS?|TCP|SSL):(\d{1,5})(\/.*)?$/is.exec(target) ?? [];
  const known = PROTOCOLS.find((one) => one === protocol.toUpperCase());
  if (known === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return known.startsWith("HTTP") === (path !== undefined) ? { protocol: known, port: Number(port), path: path ?? null } : undefined;
}

export const PROTOCOLS: readonly ClassicProtocol[] = ["HTTP", "HTTPS", "TCP", "SSL"];

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
