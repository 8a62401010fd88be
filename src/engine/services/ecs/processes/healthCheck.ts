import type { HealthCheck } from "../../../../aws/generated/ecs.ts";
import { seconds, type Millis } from "../../../kernel/time.ts";
import type { HealthStatus } from "../tables.ts";
import { HEALTH_CHECK_INTERVAL_SECONDS, HEALTH_CHECK_RETRIES } from "../timing.ts";

/** Where a container stands with its health check. */
export interface CheckedHealth {
  readonly healthStatus: HealthStatus;
  /** Failures in a row that count. */
  readonly failedChecks: number;
}

/**
 * What one check changes. ECS API, HealthCheck: a success makes HEALTHY at once, `retries` failures in a row make
 * UNHEALTHY, and failures within the start period do not count until there was a success.
 */
export function judgeCheck(
  health: CheckedHealth,
  passed: boolean,
  { check, age }: { readonly check: HealthCheck; readonly age: Millis },
): CheckedHealth {
  if (passed) return { healthStatus: "HEALTHY", failedChecks: 0 };
  if (health.healthStatus === "UNKNOWN" && age < seconds(check.startPeriod ?? 0)) return health;
  const failedChecks = Math.min(health.failedChecks + 1, retriesOf(check));
  return { healthStatus: failedChecks >= retriesOf(check) ? "UNHEALTHY" : health.healthStatus, failedChecks };
}

/**
 * How long until a check can change anything while the answer stays the same: the next beat of the interval, the
 * first one after the start period, or never (null) once the same answer leads to the same health.
 */
export function nextCheckIn(
  health: CheckedHealth,
  passed: boolean,
  { check, age }: { readonly check: HealthCheck; readonly age: Millis },
): Millis | null {
  if (passed || health.failedChecks >= retriesOf(check)) return null;
  const starting = health.healthStatus === "UNKNOWN" && age < seconds(check.startPeriod ?? 0);
  return beatAfter(check, age, starting ? seconds(check.startPeriod ?? 0) : age + 1);
}

/** How long until the first beat of the interval that is not before an age. The first beat comes one interval after the start. */
export function beatAfter(check: HealthCheck, age: Millis, notBefore: Millis): Millis {
  const interval = seconds(check.interval ?? HEALTH_CHECK_INTERVAL_SECONDS);
  return Math.max(1, Math.ceil(notBefore / interval)) * interval - age;
}

const retriesOf = (check: HealthCheck): number => check.retries ?? HEALTH_CHECK_RETRIES;
